// Which blocks that come twice can go without harm, and what is left of the texts that lose them.

import { type DuplicateBlock, duplicateBlocks, type DuplicateOptions, type SearchedText } from './duplicate-blocks';
import type { PartText } from './long-text';
import { withoutBlocks } from './without-blocks';
import type { UnitId } from '@/core/units';

export interface FixedText extends SearchedText {
  /** A result of a tool, or the turn that calls for it: a request in which one lacks what the other names is refused. */
  readonly isToolUse: boolean;
}

export interface DuplicateFix {
  /** Blocks that go: each stands in what is left of a text that is no tool use. */
  readonly dropped: readonly DuplicateBlock[];
  /** Blocks that stay where they are. */
  readonly left: readonly DuplicateBlock[];
  /** The texts without the blocks that go; none of them is blank. */
  readonly texts: ReadonlyMap<UnitId, PartText>;
  /** Of these, the texts that would be blank and say instead where they stand. */
  readonly replaced: readonly UnitId[];
}

/** What takes the place of a text that was all duplicates: an empty message is refused by some, and says nothing to the rest. */
export const INSTEAD_OF_TEXT = '[The same text stands earlier.]';

/**
 * What can be left out of texts because it stands in an earlier one. Tool use is looked through last and loses nothing, so
 * what is found elsewhere never rests on a result, of which a newer one may take the place. `withinTexts`: blocks that come
 * again in one text alone go, too; lines of code may have to. In steps.
 */
export function* duplicateFix(texts: readonly FixedText[], withinTexts: boolean, options?: DuplicateOptions): Generator<unknown, DuplicateFix, undefined> {
  const toolUse = new Set(texts.filter(({ isToolUse }) => isToolUse).map(({ id }) => id));
  const inOrder = [...texts.filter(({ isToolUse }) => !isToolUse), ...texts.filter(({ isToolUse }) => isToolUse)];
  const blocks = yield* duplicateBlocks(inOrder, options);
  const mayGo = ({ unitId, first }: DuplicateBlock) => !toolUse.has(unitId) && (withinTexts || first.unitId !== unitId);
  const dropped = blocks.filter(mayGo);
  const rests = yield* textsWithout(texts, dropped);
  const replaced = [...rests].filter(([, rest]) => isBlank(rest)).map(([id]) => id);
  return { dropped, left: blocks.filter((block) => !mayGo(block)), texts: new Map([...rests, ...replaced.map((id) => [id, INSTEAD_OF_TEXT] as const)]), replaced };
}

/** The texts that have some of the blocks, without them. In steps. */
export function* textsWithout(texts: readonly SearchedText[], blocks: readonly DuplicateBlock[]): Generator<unknown, ReadonlyMap<UnitId, PartText>, undefined> {
  const byUnit = new Map<UnitId, DuplicateBlock[]>();
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

function isBlank(text: PartText): boolean {
  for (let from = 0; from < text.length; from += LOOKED_AT_UNITS) if (/\S/.test(text.slice(from, from + LOOKED_AT_UNITS))) return false;
  return true;
}
