// Makes the files of the tests, prompt by prompt, counted aside by the workers.
import { countedWith } from '@/core/catalog/mappings';
import { wholeText } from '@/core/prompt/long-text';
import type { Prompt } from '@/core/prompt/part';
import { keyText, type MadeEntry, requestLine, type RequestShape } from '@/core/recall/needle-export';
import { fillerHaystack, type Haystack, haystackOf } from '@/core/recall/needle-haystack';
import type { NeedleTest } from '@/core/recall/needle-plan';
import { needleFailureText, NeedleWriter } from '@/core/recall/needle-prompt';
import { fail, type Result, succeed } from '@/core/result';
import { selectModel } from '@/state/selectors';
import type { AppStore } from '@/state/store';
import { holds } from './needle-settings';

export interface NeedleFiles {
  /** A line a test. */
  readonly requests: readonly string[];
  readonly key: string;
  /** How far the needle that stands farthest from its depth is away from it, in points of depth. */
  readonly mostOffPercent: number;
}

export type RunFailure = { readonly kind: 'cancelled' } | { readonly kind: 'failed'; readonly reason: string };

/** Trials of filler begin this many lines apart, so that they are not one text. */
const LINES_APART = 100_000;
/** Of the user's documents, so that reading them does not hold the page up. */
const MOST_UNITS = 2_000_000;

export interface RunAsked {
  readonly tests: readonly NeedleTest[];
  readonly source: 'filler' | 'documents';
  readonly shape: RequestShape;
  readonly modelName: string;
  readonly signal: AbortSignal;
  onProgress(done: number): void;
}

export async function makeNeedles(store: AppStore, { tests, source, shape, modelName, signal, onProgress }: RunAsked): Promise<Result<NeedleFiles, RunFailure>> {
  const encodingId = countedWith(selectModel(store.getState()).tokenizer);
  const documents = source === 'documents' ? haystackOf(documentTexts(store.getState().work.prompt)) : null;
  if (source === 'documents' && documents === null) return fail({ kind: 'failed', reason: 'No document of the prompt that is switched on has text.' });
  const given = documents === null ? null : heldAnswer(documents, tests);
  if (given !== null) return fail({ kind: 'failed', reason: `Your documents hold the answer “${given}” already.` });

  const countTokens = async (text: string): Promise<number | null> => {
    const counted = await store.getState().countAside({ key: 'needles', encodingId, text }, { signal });
    return counted.ok ? counted.value.tokens : null;
  };
  const writers = new Map<number, NeedleWriter>();
  const requests: string[] = [];
  const entries: MadeEntry[] = [];
  for (const test of tests) {
    const writer = writers.get(test.trial) ?? new NeedleWriter(documents ?? fillerHaystack((test.trial - 1) * LINES_APART), countTokens);
    writers.set(test.trial, writer);
    const made = await writer.write(test);
    if (signal.aborted) return fail({ kind: 'cancelled' });
    if (!made.ok) return fail({ kind: 'failed', reason: needleFailureText(made.error, test.lengthTokens) });
    const { needleAtToken, realDepthPercent } = made.value;
    entries.push({ ...test, needleAtToken, realDepthPercent });
    requests.push(requestLine(shape, test.id, modelName, made.value.text));
    onProgress(requests.length);
  }
  return succeed({ requests, key: keyText(entries), mostOffPercent: Math.max(0, ...entries.map(({ depthPercent, realDepthPercent }) => Math.abs(realDepthPercent - depthPercent))) });
}

/** Texts of the documents that are switched on, up to a length. */
export function documentTexts({ parts }: Prompt): readonly string[] {
  let left = MOST_UNITS;
  return parts.flatMap((part) => {
    if (!part.enabled || part.role !== 'documents' || 'attachment' in part || left <= 0) return [];
    const text = part.text.length <= left ? wholeText(part.text) : part.text.slice(0, left);
    left -= text.length;
    return [text];
  });
}

function heldAnswer(haystack: Haystack, tests: readonly NeedleTest[]): string | null {
  const text = Array.from({ length: haystack.lines ?? 0 }, (_, index) => haystack.lineAt(index)).join('');
  return [...new Set(tests.map(({ answer }) => answer))].find((answer) => holds(text, answer)) ?? null;
}
