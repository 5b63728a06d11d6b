// Blocks that stand in a prompt twice: those that can go, and those that are only told.
import { type DuplicateFix, duplicateFix, textsWithout } from '@/core/prompt/duplicate-fix';
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

function offered({ dropped, texts: changed, replaced }: DuplicateFix, texts: readonly NamedText[]): Rewriting {
  const note = replaced.length === 0 ? '' : `, and a note takes the place of ${replaced.length === 1 ? texts.find(({ id }) => id === replaced[0])?.name : `${formatInteger(replaced.length)} whole texts`}`;
  return {
    id: 'duplicates',
    title: dropped.length === 1 ? 'Drop a duplicate block' : `Drop ${formatInteger(dropped.length)} duplicate blocks`,
    detail: `${linesStand(dropped)} earlier in the prompt already; the first stays${note}`,
    ...listed(dropped, changed, texts),
    whyLeft: null,
  };
}

function told(left: readonly DuplicateBlock[], rests: DuplicateFix['texts'], texts: readonly NamedText[]): Rewriting {
  const toolUse = new Set(texts.filter(({ isToolUse }) => isToolUse).map(({ id }) => id));
  const inToolUse = left.filter(({ unitId }) => toolUse.has(unitId)).length;
  const why = [
    ...(inToolUse < left.length ? ['Lines that come again within one text may have to, as in code.'] : []),
    ...(inToolUse > 0 ? ['Calls of tools and their results stay whole, as each needs the other; an older read of a file is a finding of its own.'] : []),
  ];
  return {
    id: 'duplicates left',
    title: 'Repeated lines that stay',
    detail: `${linesStand(left)} elsewhere in the prompt, too`,
    ...listed(left, rests, texts),
    whyLeft: why.join(' '),
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
