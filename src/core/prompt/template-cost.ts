// What the framing of a rendered conversation costs, when every content in it is counted by itself.

import { lastSafePlace } from '@/core/tokenize/safe-cuts';
import { type Count, NOTHING } from '@/core/tokenize/count';
import { isBlankText, leadingBlanks, trailingBlanks } from './blank-ends';
import type { ChatPiece, OverheadId } from './chat-piece';
import { difference, type SignedCount, sumOf } from './signed-count';
import { stretchesOf } from './long-text';

/** Says how many tokens a text has. The same text must always get the same answer. */
export type CountText = (text: string) => Count;

type Content = Extract<ChatPiece, { readonly kind: 'content' }>;
type Wrapping = Extract<ChatPiece, { readonly kind: 'text' }>;

/** Units of a content that are looked at beside wrapping text: far more than a piece of any pre-tokenizer is long. */
const EDGE_UNITS = 64;

/**
 * Tokens of each line of framing: special tokens count 1, and wrapping text what it adds to its neighbours.
 *
 * Wrapping text and a content that touches it can share a token ("…?" and "\n\n" do in most vocabularies). So wrapping is
 * counted together with the edge of the content, up to a place where every pre-tokenizer cuts, and the edge alone is
 * taken off again. With the contents counted by themselves, everything then adds up to the tokens of the whole rendered
 * text. White space that a template cuts off is taken off too; a line that would be negative by it is 0.
 *
 * Where contents touch each other they are counted one by one, as everywhere.
 */
export function templateCosts(pieces: readonly ChatPiece[], countText: CountText): ReadonlyMap<OverheadId, Count> {
  const lines = new Map<OverheadId, SignedCount[]>();
  const add = (line: OverheadId, cost: SignedCount) => void lines.set(line, [...(lines.get(line) ?? []), cost]);
  const runOf = joinedWrapping(pieces.filter((piece) => piece.kind !== 'content' || piece.text !== ''));

  for (const [index, item] of runOf.entries()) {
    if (item.kind === 'special') {
      add(item.line, { ...NOTHING, tokens: 1, low: 1, high: 1 });
    } else if (item.kind === 'content') {
      // Edges beside wrapping are that wrapping's business.
      if (isBlank(item)) add('framing', difference(NOTHING, countText(item.text)));
      else {
        if (item.trimStart && runOf[index - 1]?.kind !== 'run') add('framing', trimmedOff(headOf(item), countText));
        if (item.trimEnd && runOf[index + 1]?.kind !== 'run') add('framing', trimmedOff(tailOf(item), countText));
      }
    } else {
      const before = edgeOf(runOf[index - 1], tailOf);
      const after = edgeOf(runOf[index + 1], headOf);
      const joined = item.texts.map(({ text }) => text).join('');
      const edges = sumOf([before, after].filter(({ counted }) => counted !== '').map(({ counted }) => countText(counted)));
      let rest = difference(countText(before.sent + joined + after.sent), edges);
      // Each wrapping but the last is itself; the last takes what the joints gain or save.
      for (const { text, line } of item.texts.slice(0, -1)) {
        const own = countText(text);
        add(line, own);
        rest = difference(rest, own);
      }
      const last = item.texts.at(-1);
      if (last !== undefined) add(last.line, rest);
    }
  }
  return new Map([...lines].map(([line, costs]) => [line, notNegative(sumOf(costs))]));
}

type Item = Exclude<ChatPiece, Wrapping> | { readonly kind: 'run'; readonly texts: readonly Wrapping[] };

/** Neighbouring wrapping texts as one item. A content that is cut away as a whole is no neighbour: it is put behind. */
function joinedWrapping(pieces: readonly ChatPiece[]): readonly Item[] {
  const items: Item[] = [];
  const blanks: Content[] = [];
  for (const piece of pieces) {
    const last = items.at(-1);
    if (piece.kind === 'content' && isBlank(piece)) blanks.push(piece);
    else if (piece.kind !== 'text') items.push(piece);
    else if (last?.kind === 'run') items[items.length - 1] = { kind: 'run', texts: [...last.texts, piece] };
    else items.push({ kind: 'run', texts: [piece] });
  }
  return [...items, ...blanks];
}

/** Whether nothing of a content is sent. */
function isBlank({ text, trimStart, trimEnd }: Content): boolean {
  return (trimStart || trimEnd) && isBlankText(text);
}

/** The end of a content: as it is sent, and as it is counted by itself. */
interface Edge {
  readonly sent: string;
  readonly counted: string;
}

function edgeOf(item: Item | undefined, edge: (content: Content) => Edge): Edge {
  return item?.kind === 'content' && !isBlank(item) ? edge(item) : { sent: '', counted: '' };
}

function headOf({ text, trimStart }: Content): Edge {
  const cut = trimStart ? leadingBlanks(text) : 0;
  const edge = stretchesOf(text).slice(0, Math.min(text.length, cut + EDGE_UNITS));
  const place = edge.length < text.length ? lastSafePlace(edge, edge.length - 1, cut) : undefined;
  const counted = place === undefined ? edge : edge.slice(0, place);
  return { sent: counted.slice(cut), counted };
}

function tailOf({ text, trimEnd }: Content): Edge {
  const cut = trimEnd ? trailingBlanks(text) : 0;
  const units = Math.min(text.length, cut + EDGE_UNITS);
  const edge = stretchesOf(text).slice(text.length - units, text.length);
  const place = units < text.length ? firstSafePlace(edge, edge.length - cut) : undefined;
  const counted = place === undefined ? edge : edge.slice(place);
  return { sent: counted.slice(0, counted.length - cut), counted };
}

/** The first safe place in (0, end). */
function firstSafePlace(text: string, end: number): number | undefined {
  for (let place = 1; place < end; place += 1) if (lastSafePlace(text, place, place - 1) !== undefined) return place;
  return undefined;
}

function trimmedOff({ sent, counted }: Edge, countText: CountText): SignedCount {
  return sent === counted ? NOTHING : difference(countText(sent), countText(counted));
}

function notNegative({ tokens, low, high, exactness }: SignedCount): Count {
  return { tokens: Math.max(0, tokens), low: Math.max(0, low), high: Math.max(0, high), exactness };
}
