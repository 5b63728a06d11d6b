// Blocks that stand in a prompt twice: those that can go, and those that are only told.
import { type DuplicateFix, duplicateFix, type LeftBlock, type ReasonLeft, textsWithout } from '@/core/prompt/duplicate-fix';
import type { DuplicateBlock } from '@/core/prompt/duplicate-blocks';
import { formatInteger, type UnitId } from '@/core/units';
import { MOST_LINES, type NamedText, type Rewriting, shortened } from './rewriting';
import { runInSlices } from './slices-of-time';

export interface DuplicateScope {
  /** Blocks that come again in one text alone go, too. */
  readonly withinTexts: boolean;
  /** Texts that something else is said of, so that they are not looked through. */
  readonly aside: ReadonlySet<UnitId>;
}

/** The blocks that can go and those that stay, where there are any; undefined as soon as they are not wanted any more. */
export async function duplicatesIn(texts: readonly NamedText[], { withinTexts, aside }: DuplicateScope, isWanted: () => boolean): Promise<readonly Rewriting[] | undefined> {
  const found = await runInSlices(duplicateFix(texts.filter(({ id }) => !aside.has(id)), withinTexts), isWanted);
  if (found === undefined) return undefined;
  const rests = await runInSlices(textsWithout(texts, found.left), isWanted);
  if (rests === undefined) return undefined;
  const going = found.dropped.length === 0 ? [] : [offered(found, texts)];
  return found.left.length === 0 ? going : [...going, told(found.left, rests, texts)];
}

function offered({ dropped, texts: changed }: DuplicateFix, texts: readonly NamedText[]): Rewriting {
  return {
    id: 'duplicates',
    title: dropped.length === 1 ? 'Drop a duplicate block' : `Drop ${formatInteger(dropped.length)} duplicate blocks`,
    detail: `${linesStand(dropped)} earlier in the prompt already; the first ${dropped.length === 1 ? 'stays, and a note in place of the block names it' : 'of each stays, and a note in place of the others names it'}`,
    ...listed(dropped, changed, texts),
    whyLeft: null,
  };
}

const WHY_LEFT: Readonly<Record<ReasonLeft, string>> = {
  within: 'Lines that come again within one text may have to, as in code.',
  code: 'Code and data do not hold together without their lines.',
  asked: 'A question and what was said last stay as they are.',
  'tool-use': 'Calls of tools and their results stay whole, as each needs the other; an older read of a file is a finding of its own.',
};

function told(left: readonly LeftBlock[], rests: DuplicateFix['texts'], texts: readonly NamedText[]): Rewriting {
  const reasons = Object.entries(WHY_LEFT).filter(([reason]) => left.some(({ why }) => why === reason));
  return {
    id: 'duplicates left',
    title: 'Repeated lines that stay',
    detail: `${linesStand(left)} elsewhere in the prompt, too`,
    ...listed(left, rests, texts),
    whyLeft: reasons.map(([, words]) => words).join(' '),
  };
}

function linesStand(blocks: readonly DuplicateBlock[]): string {
  const lines = blocks.reduce((sum, block) => sum + block.lines, 0);
  return `${formatInteger(lines)} ${lines === 1 ? 'line stands' : 'lines stand'}`;
}

function listed(blocks: readonly DuplicateBlock[], changed: DuplicateFix['texts'], texts: readonly NamedText[]): Pick<Rewriting, 'lines' | 'change' | 'places' | 'count'> {
  return {
    lines: shortened(blocks, (block) => blockLine(block, texts)),
    change: { kind: 'rewrite', why: 'duplicates', texts: changed },
    places: blocks.slice(0, MOST_LINES),
    count: blocks.length,
  };
}

const EXCERPT_UNITS = 60;

function blockLine({ unitId, start, lines, first }: DuplicateBlock, texts: readonly NamedText[]): string {
  const nameOf = (id: UnitId) => texts.find((text) => text.id === id)?.name ?? '';
  const named = texts.find(({ id }) => id === unitId);
  const opening = named?.text.slice(start, start + EXCERPT_UNITS * 4).trim().split('\n')[0] ?? '';
  const excerpt = opening.length > EXCERPT_UNITS ? `${opening.slice(0, EXCERPT_UNITS)}…` : opening;
  // Tool use is compared with what may stand behind it.
  const where = first.unitId === unitId ? `twice in ${nameOf(unitId)}` : `in ${nameOf(unitId)}, ${named?.isToolUse === true ? 'also' : 'first'} in ${nameOf(first.unitId)}`;
  return `${formatInteger(lines)} ${lines === 1 ? 'line' : 'lines'} ${where}: “${excerpt}”`;
}
