// Which blocks that come twice can go without harm, and what is left of the texts that lose them.

import type { UnitId } from '@/core/units';
import { isCodeName, isCodeStretch } from './code-text';
import { copyNote } from './copy-notes';
import { type Block, type DuplicateBlock, duplicateBlocks, type DuplicateOptions, type SearchedText } from './duplicate-blocks';
import type { PartText } from './long-text';
import { type Cut, withoutBlocks } from './without-blocks';

export interface FixedText extends SearchedText {
  /** As a note in place of a block names it. */
  readonly name: string;
  /** A result of a tool, or the turn that calls for it: a request in which one lacks what the other names is refused. */
  readonly isToolUse: boolean;
  /** The question, or what the user said last: what it says is said on purpose. */
  readonly isAsked: boolean;
}

/** Why a block stays. */
export type ReasonLeft = 'tool-use' | 'asked' | 'code' | 'within';

export interface LeftBlock extends DuplicateBlock {
  readonly why: ReasonLeft;
}

export interface DuplicateFix {
  /** Blocks that go: each stands in what is left of a text that is no tool use. */
  readonly dropped: readonly DuplicateBlock[];
  /** Blocks that stay where they are. */
  readonly left: readonly LeftBlock[];
  /** The texts with a note in place of each block that goes; none of them is blank. */
  readonly texts: ReadonlyMap<UnitId, PartText>;
}

/**
 * What can be left out of texts because it stands in an earlier one. Tool use is looked through last and loses nothing, so
 * what is found elsewhere never rests on a result, of which a newer one may take the place. Nor does what is asked, nor code,
 * unless all of a text is a copy. `withinTexts`: blocks that come again in one text alone go, too. In steps.
 */
export function* duplicateFix(texts: readonly FixedText[], withinTexts: boolean, options?: DuplicateOptions): Generator<unknown, DuplicateFix, undefined> {
  const inOrder = [...texts.filter(({ isToolUse }) => !isToolUse), ...texts.filter(({ isToolUse }) => isToolUse)];
  const blocks = yield* duplicateBlocks(inOrder, options);
  const byId = new Map(texts.map((text) => [text.id, text]));
  const dropped: DuplicateBlock[] = [];
  const left: LeftBlock[] = [];
  for (const block of blocks) {
    const why = reasonLeft(block, byId.get(block.unitId)!, withinTexts);
    if (why === null) dropped.push(block);
    else left.push({ ...block, why });
    yield block;
  }
  return { dropped, left, texts: yield* textsWithout(texts, noted(dropped, byId)) };
}

function reasonLeft({ unitId, start, end, first }: DuplicateBlock, { name, text, isToolUse, isAsked }: FixedText, withinTexts: boolean): ReasonLeft | null {
  if (isToolUse) return 'tool-use';
  if (isAsked) return 'asked';
  if (first.unitId === unitId && !withinTexts) return 'within';
  const isAllOfIt = isBlank(text, 0, start) && isBlank(text, end, text.length);
  return !isAllOfIt && (isCodeName(name) || isCodeStretch(text, start, end)) ? 'code' : null;
}

/** The blocks with what takes their place; those side by side whose copies stand in one text share a note. */
function noted(blocks: readonly DuplicateBlock[], texts: ReadonlyMap<UnitId, FixedText>): readonly (Block & Cut)[] {
  const merged: DuplicateBlock[] = [];
  for (const block of blocks) {
    const last = merged.at(-1);
    if (last !== undefined && last.unitId === block.unitId && last.end === block.start && last.first.unitId === block.first.unitId) merged[merged.length - 1] = { ...last, end: block.end, lines: last.lines + block.lines };
    else merged.push(block);
  }
  return merged.map(({ unitId, start, end, lines, first }) => {
    const lineEnd = /\r?\n?$/.exec(texts.get(unitId)!.text.slice(Math.max(start, end - 2), end))![0];
    return { unitId, start, end, instead: `${copyNote(lines, first.unitId === unitId ? null : texts.get(first.unitId)!.name)}${lineEnd}` };
  });
}

/** The texts that have some of the blocks, without them, or with what stands in their place. In steps. */
export function* textsWithout(texts: readonly SearchedText[], blocks: readonly (Block & Cut)[]): Generator<unknown, ReadonlyMap<UnitId, PartText>, undefined> {
  const byUnit = new Map<UnitId, (Block & Cut)[]>();
  for (const block of blocks) {
    const own = byUnit.get(block.unitId);
    if (own === undefined) byUnit.set(block.unitId, [block]);
    else own.push(block);
  }
  const rests = new Map<UnitId, PartText>();
  for (const { id, text } of texts) {
    const own = byUnit.get(id);
    if (own !== undefined) rests.set(id, yield* withoutBlocks(text, own));
  }
  return rests;
}

const LOOKED_AT_UNITS = 65_536;

function isBlank(text: PartText, start: number, end: number): boolean {
  for (let from = start; from < end; from += LOOKED_AT_UNITS) if (/\S/.test(text.slice(from, Math.min(end, from + LOOKED_AT_UNITS)))) return false;
  return true;
}
