// What the framing of a rendered conversation costs, when every content in it is counted by itself.

import { lastSafePlace } from '@/core/tokenize/safe-cuts';
import { type Count, NOTHING } from '@/core/tokenize/count';
import { leadingBlanks, trailingBlanks } from './blank-ends';
import type { ChatPiece, OverheadId } from './chat-piece';
import { difference, type SignedCount, sumOf } from './signed-count';
import { type PartText, wholeText } from './long-text';
import { unseenDoubts } from './unseen-ends';

/** Says how many tokens a text has. The same text must always get the same answer. */
export type CountText = (text: string) => Count;

type Content = Extract<ChatPiece, { readonly kind: 'content' }>;
type Wrapping = Extract<ChatPiece, { readonly kind: 'text' }>;

/** UTF-16 units of a content that are looked at beside wrapping: mostly the first step finds a place to cut. */
const EDGE_STEPS = [64, 1024, 4096] as const;
const [SHORT_UNITS] = EDGE_STEPS;

/**
 * Tokens of each line of framing: special tokens count 1, and wrapping text what it adds to its neighbours.
 *
 * Wrapping text and a content that touches it can share a token (a full stop and the line breaks after it do in most
 * vocabularies). So wrapping is counted together with the edge of the content, up to a place where every pre-tokenizer
 * cuts, and the edge alone is taken off again. With the contents counted by themselves, everything then adds up to the
 * tokens of the whole rendered text. White space that a template cuts off is taken off too; a line that would be
 * negative by it is 0. A content of more than 4,096 units without any place to cut may be a token off.
 *
 * Where contents touch each other they are counted one by one, as everywhere. What a content that is not here may add or save at
 * its ends is in the range of the lines beside it.
 */
export function templateCosts(pieces: readonly ChatPiece[], countText: CountText): ReadonlyMap<OverheadId, Count> {
  const lines = new Map<OverheadId, SignedCount[]>();
  const add = (line: OverheadId, cost: SignedCount) => {
    const costs = lines.get(line);
    if (costs === undefined) lines.set(line, [cost]);
    else costs.push(cost);
  };

  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'special') add(piece.line, { ...NOTHING, tokens: 1, low: 1, high: 1 });
    else if (piece.kind === 'content') for (const { line, count } of unseenDoubts(piece, pieces[index - 1], pieces[index + 1])) add(line, count);
  }
  for (const { sent, counted, wrappings } of stretchesAround(pieces)) {
    if (wrappings.length === 0 && sent === counted.join('')) continue;
    let rest = difference(countText(sent), sumOf(counted.map(countText)));
    // Each wrapping but the last is itself; the last takes what the joints gain or save.
    for (const { text, line } of wrappings.slice(0, -1)) {
      const own = countText(text);
      add(line, own);
      rest = difference(rest, own);
    }
    add(wrappings.at(-1)?.line ?? 'framing', rest);
  }
  return new Map([...lines].map(([line, costs]) => [line, notNegative(sumOf(costs))]));
}

/** A stretch of the rendered text, from one place where tokens cannot run across to the next. */
interface Stretch {
  /** As the template writes it. */
  readonly sent: string;
  /** What in it is counted elsewhere: contents, or their edges. */
  readonly counted: readonly string[];
  readonly wrappings: readonly Wrapping[];
}

/** The stretches around all wrapping and around all that is cut off; the insides of long contents are left out. */
function stretchesAround(pieces: readonly ChatPiece[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let open: Stretch = { sent: '', counted: [], wrappings: [] };
  const close = (next: Edge = { sent: '', counted: '' }) => {
    if (open.counted.length + open.wrappings.length > 0) stretches.push(open);
    open = { sent: next.sent, counted: next.counted === '' ? [] : [next.counted], wrappings: [] };
  };
  const extend = ({ sent, counted }: Edge) => {
    open = { ...open, sent: open.sent + sent, counted: [...open.counted, counted] };
  };
  let isAfterContent = false;
  for (const piece of pieces) {
    if (piece.kind === 'special') close();
    else if (piece.kind === 'text') open = { ...open, sent: open.sent + piece.text, wrappings: [...open.wrappings, piece] };
    else if (piece.unseen !== undefined) close();
    else if (piece.text !== '') {
      if (isAfterContent) close();
      const [head, tail] = edgesOf(piece);
      extend(head);
      if (tail !== null) close(tail);
    } else continue;
    isAfterContent = piece.kind === 'content';
  }
  close();
  return stretches;
}

/** The end of a content: as it is sent, and as it is counted by itself. */
interface Edge {
  readonly sent: string;
  readonly counted: string;
}

/** Both ends of a content; one for the whole of it where it is short, blank, or nowhere to be cut. */
function edgesOf({ text, trimStart, trimEnd }: Content): readonly [Edge, Edge | null] {
  const cutStart = trimStart ? leadingBlanks(text) : 0;
  const cutEnd = trimEnd ? trailingBlanks(text) : 0;
  if (cutStart === text.length || cutEnd === text.length) return [{ sent: '', counted: wholeText(text) }, null];
  const whole = (): Edge => edgeFrom(text, 0, text.length, cutStart, cutEnd);
  if (text.length <= SHORT_UNITS) return [whole(), null];
  const head = headOf(text, cutStart);
  const tail = tailOf(text, cutEnd);
  if ((head === null || tail === null) && text.length <= EDGE_STEPS[2]) return [whole(), null];
  const most = EDGE_STEPS[2];
  return [head ?? edgeFrom(text, 0, cutStart + most, cutStart, 0), tail ?? edgeFrom(text, text.length - cutEnd - most, text.length, 0, cutEnd)];
}

/** Up to a place where a text may be cut, past the white space that is cut off; null where none is near. */
function headOf(text: PartText, cut: number): Edge | null {
  for (const units of EDGE_STEPS) {
    const edge = text.slice(0, Math.min(text.length, cut + units));
    const place = lastSafePlace(edge, edge.length - 1, cut);
    if (place !== undefined) return edgeFrom(edge, 0, place, cut, 0);
  }
  return null;
}

function tailOf(text: PartText, cut: number): Edge | null {
  for (const units of EDGE_STEPS) {
    const edge = text.slice(Math.max(0, text.length - cut - units), text.length);
    for (let place = 1; place < edge.length - cut; place += 1) {
      if (lastSafePlace(edge, place, place - 1) !== undefined) return edgeFrom(edge, place, edge.length, 0, cut);
    }
  }
  return null;
}

function edgeFrom(text: PartText, from: number, to: number, cutStart: number, cutEnd: number): Edge {
  const counted = text.slice(Math.max(0, from), Math.min(text.length, to));
  return { sent: counted.slice(cutStart, counted.length - cutEnd), counted };
}

function notNegative({ tokens, low, high, exactness }: SignedCount): Count {
  return { tokens: Math.max(0, tokens), low: Math.max(0, low), high: Math.max(0, high), exactness };
}
