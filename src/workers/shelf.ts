// The documents and views that the home worker keeps for the page. Their numbers are given by the page.
import { openUtf8End } from '@/core/importers/utf8';
import { release } from '@/core/release';
import { createDocument, type TokenDocument } from '@/core/tokenize/document';
import type { Encoder } from '@/core/tokenize/encoder';
import { explainPiece } from '@/core/tokenize/explain';
import { layoutDocuments } from '@/core/tokenize/rows';
import type { RowTable, TokenSlice } from '@/core/tokenize/spans';
import { joinStored, type StoredText } from '@/core/tokenize/stored-text';
import { utf8Length } from '@/core/tokenize/utf8';
import { joinSlices, type PlacedSlice } from './join-slices';
import type { DocumentFacts, DocumentStep, Done, ExplainQuestion, LayoutWork, ViewTokensQuestion } from './protocol';
import type { ExplainAnswer, TokenPart } from './tokenizer';

interface Kept {
  readonly document: TokenDocument;
  /** UTF-8 bytes of the text. */
  bytes: number;
}

interface View {
  readonly encoder: Encoder;
  readonly documents: readonly TokenDocument[];
  /** First unit and first token of each document, and of what would follow the last one. */
  readonly unitStarts: readonly number[];
  readonly tokenStarts: readonly number[];
}

export interface Shelf {
  /** Makes and changes documents; steps on unknown ones do nothing. */
  change(encoder: Encoder, steps: readonly DocumentStep[]): Generator<Done, DocumentFacts[], undefined>;
  /** Opens a view; undefined where a document is missing. */
  layout(encoder: Encoder, work: LayoutWork): Generator<Done, RowTable | undefined, undefined>;
  /** Undefined where the view is not open. */
  viewTokens(question: ViewTokensQuestion): TokenSlice | undefined;
  explain(question: ExplainQuestion): ExplainAnswer | undefined;
  forget(documentIds: readonly number[], viewIds: readonly number[]): void;
}

export function createShelf(): Shelf {
  const documents = new Map<number, Kept>();
  const views = new Map<number, View>();
  /** Documents that were forgotten before their first step came. */
  const unwanted = new Set<number>();

  function* takeStep(encoder: Encoder, step: DocumentStep): Generator<Done, DocumentFacts, undefined> {
    const { documentId } = step;
    if (step.kind === 'append' && step.begins && !unwanted.delete(documentId)) {
      documents.set(documentId, { document: createDocument(encoder), bytes: 0 });
    }
    const kept = documents.get(documentId);
    if (!kept) return { documentId, units: 0, tokens: 0, bytes: 0 };
    const { document } = kept;
    if (step.kind === 'append') {
      const { text } = step;
      kept.bytes += typeof text === 'string' ? utf8Length(text) : text.length;
      let doneBefore = 0;
      for (const part of smallParts(text)) {
        for (const doneUnits of document.append(part)) yield { doneUnits: doneBefore + doneUnits, doneBytes: 0 };
        doneBefore += part.length;
      }
      if (typeof text !== 'string') release(text.buffer);
    } else {
      const { start, end, insert } = step;
      // With a neighbour on each side, since halves of a surrogate pair may meet or part at the seams.
      const from = Math.max(0, start - 1);
      const before = utf8Length(document.text(from, end + 1));
      document.edit(start, end, insert);
      kept.bytes += utf8Length(document.text(from, start + insert.length + 1)) - before;
    }
    const isPart = step.kind === 'append' && !step.ends;
    return { documentId, units: document.units, tokens: isPart ? 0 : document.tokens, bytes: kept.bytes };
  }

  return {
    *change(encoder, steps) {
      const facts: DocumentFacts[] = [];
      for (const step of steps) facts.push(yield* takeStep(encoder, step));
      return facts;
    },

    *layout(encoder, { viewId, documentIds, columns, display }) {
      const kept = documentIds.map((id) => documents.get(id)?.document);
      if (!kept.every((document) => document !== undefined)) return undefined;
      const steps = layoutDocuments(kept, columns, display);
      for (;;) {
        const step = steps.next();
        if (step.done) {
          views.set(viewId, {
            encoder,
            documents: kept,
            unitStarts: runningSums(kept.map(({ units }) => units)),
            tokenStarts: runningSums(kept.map(({ tokens }) => tokens)),
          });
          return step.value;
        }
        yield { doneUnits: step.value, doneBytes: 0 };
      }
    },

    viewTokens({ viewId, startUnit, endUnit }) {
      const view = views.get(viewId);
      if (!view) return undefined;
      const { unitStarts, tokenStarts } = view;
      const start = Math.min(startUnit, unitStarts.at(-1)!);
      const end = Math.min(endUnit, unitStarts.at(-1)!);
      const placed: PlacedSlice[] = [];
      for (let index = indexOfLast(unitStarts, start); index < view.documents.length && unitStarts[index]! < end; index += 1) {
        const unitStart = unitStarts[index]!;
        const document = view.documents[index]!;
        const slice = document.slice(Math.max(0, start - unitStart), Math.min(document.units, end - unitStart));
        placed.push({ slice, unitStart, tokenStart: tokenStarts[index]! });
      }
      return joinSlices(view.encoder.encodingId, placed, start);
    },

    explain({ viewId, token }) {
      const view = views.get(viewId);
      if (!view) return undefined;
      const index = indexOfLast(view.tokenStarts, token);
      const offset = view.unitStarts[index]!;
      const firstToken = view.tokenStarts[index]!;
      const document = view.documents[index];
      if (!document) throw new RangeError(`The view has no token ${token}`);
      const piece = document.pieceOfToken(token - firstToken);
      const explanation = explainPiece(view.encoder, document.text(piece.start, piece.end));
      const ids = new Set(explanation.ids);
      for (const id of explanation.initial) ids.add(id);
      for (const { left, right, merged } of explanation.steps) ids.add(left).add(right).add(merged);
      // The halves of the token itself, also where the piece is too long for its merges.
      const halves = [piece.ids[token - firstToken - piece.firstToken]!];
      for (let id = halves.pop(); id !== undefined; id = halves.pop()) {
        ids.add(id);
        halves.push(...(view.encoder.mergedFrom(id) ?? []));
      }
      return {
        pieceStart: offset + piece.start,
        pieceEnd: offset + piece.end,
        firstToken: firstToken + piece.firstToken,
        explanation,
        tokenParts: [...ids].sort((a, b) => a - b).map((id) => partOf(view.encoder, id)),
      };
    },

    forget(documentIds, viewIds) {
      for (const id of documentIds) if (!documents.delete(id)) unwanted.add(id);
      for (const id of viewIds) views.delete(id);
    },
  };
}

/** Decoded at a time. Short strings that are soon forgotten cost the engine little; long ones stay until it clears up. */
const PART_BYTES = 1 << 15;

function* smallParts(text: StoredText): Generator<string, void, undefined> {
  if (typeof text === 'string') {
    yield text;
    return;
  }
  for (let start = 0; start < text.length; ) {
    const window = text.subarray(start, start + PART_BYTES);
    const end = start + window.length;
    const part = end < text.length ? window.subarray(0, window.length - openUtf8End(window)) : window;
    yield joinStored([part], 0, 1);
    start += part.length;
  }
}

function partOf(encoder: Encoder, id: number): TokenPart {
  return { id, bytes: encoder.tokenBytes(id), mergedFrom: encoder.mergedFrom(id) };
}

function runningSums(lengths: readonly number[]): number[] {
  const sums = [0];
  for (const length of lengths) sums.push(sums.at(-1)! + length);
  return sums;
}

/** Index of the last of the rising values that is at most `limit`; the first of them is. Equal ones: the last. */
function indexOfLast(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= limit) low = middle;
    else high = middle;
  }
  return low;
}
