// JSON in fenced blocks of Markdown without the white space that says nothing. What stands around it stays to the character.
// Fences: CommonMark 0.31, 4.5; in a list they stand further in, so any indentation of one is taken.

import type { PartText } from './long-text';
import { minifyJson } from './minify-json';
import { textWriter } from './text-writer';

/** UTF-16 units between two yields: one or two milliseconds. */
const STEP_UNITS = 131_072;
/** A longer block is left as it is: it is looked at as one string. */
const MOST_BLOCK_UNITS = 1 << 22;
/** Of a line so much is looked at; no fence is longer. */
const LINE_UNITS = 200;
const OPENING = /^[ \t]*(`{3,}|~{3,})[ \t]*([^\s`]*)[^`]*$/;
/** Without a word a block may be of anything, and JSON says by itself that it is. */
const WORD = /^(?:|\w*json)$/i;

export interface MinifiedFences {
  readonly text: PartText;
  /** UTF-16 units of white space that were left out, ≥ 1. */
  readonly droppedUnits: number;
  /** The blocks that became shorter, in order: where their JSON stands in the text as it was. */
  readonly places: readonly Place[];
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * A text whose fenced blocks of JSON, each of one value, are as `minifyJson` writes them; null where none becomes shorter.
 * The fences stay, and the first line of a block keeps its indentation. Doing it twice changes nothing. O(n), in steps.
 */
export function* minifyFencedJson(text: PartText, stepUnits = STEP_UNITS): Generator<undefined, MinifiedFences | null, undefined> {
  const writer = textWriter(text);
  const places: Place[] = [];
  let [copied, droppedUnits] = [0, 0];
  for (const block of yield* blocksIn(text, stepUnits)) {
    if (block.end - block.start > MOST_BLOCK_UNITS) continue;
    const written = text.slice(block.start, block.end);
    // Behind its indentation; the last line break belongs to the fence.
    const before = /^\s*(?=[[{])/.exec(written)?.[0];
    if (before === undefined) continue;
    const [start, end] = [block.start + before.length, block.start + written.trimEnd().length];
    const minified = minifyJson(text.slice(start, end));
    let step = minified.next();
    for (; step.done !== true; step = minified.next()) yield undefined;
    if (step.value === null || step.value.values > 1 || step.value.droppedUnits === 0) continue;
    yield* copy(text, copied, start, writer.write, stepUnits);
    writer.write(step.value.text.slice(0));
    places.push({ start, end });
    [copied, droppedUnits] = [end, droppedUnits + step.value.droppedUnits];
  }
  if (places.length === 0) return null;
  yield* copy(text, copied, text.length, writer.write, stepUnits);
  return { text: writer.finish(), droppedUnits, places };
}

function* copy(text: PartText, from: number, to: number, write: (piece: string) => void, stepUnits: number): Generator<undefined, void, undefined> {
  for (let at = from; at < to; at += stepUnits) {
    write(text.slice(at, Math.min(at + stepUnits, to)));
    yield undefined;
  }
}

/** What stands in closed fences that may be JSON, from behind the opening line to the closing one. */
function* blocksIn(text: PartText, stepUnits: number): Generator<undefined, readonly Place[], undefined> {
  const blocks: Place[] = [];
  let open: { readonly mark: string; readonly start: number; readonly isWanted: boolean } | null = null;
  let line = '';
  let lineStart = 0;
  const endLine = (next: number) => {
    const trimmed = line.trim();
    if (open === null) {
      const [, mark, word = ''] = line.length < LINE_UNITS ? (OPENING.exec(line.trimEnd()) ?? []) : [];
      if (mark !== undefined) open = { mark, start: next, isWanted: WORD.test(word) };
    } else if (trimmed.length >= open.mark.length && line.length < LINE_UNITS && trimmed === open.mark[0]!.repeat(trimmed.length)) {
      if (open.isWanted) blocks.push({ start: open.start, end: lineStart });
      open = null;
    }
    [line, lineStart] = ['', next];
  };
  for (let at = 0; at < text.length; at += stepUnits) {
    const slice = text.slice(at, Math.min(at + stepUnits, text.length));
    for (let from = 0; from < slice.length; ) {
      const found = slice.indexOf('\n', from);
      const end = found < 0 ? slice.length : found;
      if (line.length < LINE_UNITS) line += slice.slice(from, Math.min(end, from + LINE_UNITS - line.length));
      if (found >= 0) endLine(at + found + 1);
      from = end + 1;
    }
    yield undefined;
  }
  endLine(text.length);
  return blocks;
}
