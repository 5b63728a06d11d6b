// Files that an agent read more than once: the older result is sent with every turn, though a newer one follows.
//
// Transcripts keep a call as JSON with its name and arguments, and results as turns behind it.

import { callsAtEnd } from './call-text';
import { isSameText, type PartText } from './long-text';
import type { Turn } from './part';

export interface RepeatedRead {
  /** Index of the turn with the older result, and of the next one that makes it superfluous. */
  readonly turn: number;
  readonly newer: number;
  /** The file, as the call names it. */
  readonly path: string;
  /** Whether both results say the same. */
  readonly isSame: boolean;
}

/** A longer call carries a text, and reads none. */
const LONGEST_CALL_UNITS = 4_096;
/** A turn of calls is read up to here. */
const LONGEST_TURN_UNITS = 1 << 18;
const READS = /read|view|open|cat|get_?file|fetch/i;
const WRITES = /write|edit|create|replace|insert|delete|patch|update/i;
const PATH_KEYS = ['file_path', 'filePath', 'path', 'absolute_path', 'target_file', 'notebook_path', 'filename', 'file', 'uri', 'url'] as const;
/** A shorter result is left, as is one that is not longer than what would stand in its place. */
const LEAST_RESULT_UNITS = 120;

interface Call {
  readonly path: string;
  /** Name and arguments: equal ones ask for the same. */
  readonly asked: string;
  /** No more is asked than the path: the whole file. */
  readonly isWhole: boolean;
}

/**
 * Reads of files whose result a later read makes superfluous: the same call again, or one of the whole file. Calls and
 * results are matched by the ids that they came with, or by their order, and where their numbers differ not at all. In steps, one for each turn.
 */
export function* repeatedReads(turns: readonly Turn[]): Generator<unknown, readonly RepeatedRead[], undefined> {
  const reads: { turn: number; call: Call }[] = [];
  for (let at = 0; at < turns.length; at += 1) {
    yield at;
    const { speaker, text } = turns[at]!;
    if (speaker !== 'assistant') continue;
    const calls = callsIn(text);
    let results = 0;
    while (turns[at + 1 + results]?.speaker === 'tool') results += 1;
    if (results !== calls.length) continue;
    callOfEachResult(turns.slice(at, at + 1 + results)).forEach((callIndex, index) => {
      const call = calls[callIndex] ?? null;
      if (call !== null && turns[at + 1 + index]!.text.length >= LEAST_RESULT_UNITS) reads.push({ turn: at + 1 + index, call });
    });
  }
  const laterAsked = new Map<string, number>();
  const laterWhole = new Map<string, number>();
  const found: RepeatedRead[] = [];
  for (const { turn, call } of reads.toReversed()) {
    const newer = laterAsked.get(call.asked) ?? laterWhole.get(call.path);
    const read = newer === undefined ? null : { turn, newer, path: call.path, isSame: isSameText(turns[turn]!.text, turns[newer]!.text) };
    // A note is a result too, and that of a long path would be left out again.
    if (read !== null && turns[turn]!.text.length > insteadOf(read).length) found.push(read);
    laterAsked.set(call.asked, turn);
    if (call.isWhole) laterWhole.set(call.path, turn);
  }
  return found.reverse();
}

/** Which of the calls of the first turn each of the results behind it answers, by index: by the ids that they came with, and else in order. */
function callOfEachResult([asking, ...results]: readonly Turn[]): readonly number[] {
  const places = new Map(asking?.callIds?.map((id, index) => [id, index]));
  const byId = results.map(({ callIds }) => places.get(callIds?.[0] ?? '') ?? -1);
  const isKnown = places.size === results.length && !byId.includes(-1) && new Set(byId).size === results.length;
  return isKnown ? byId : results.map((_result, index) => index);
}

/** The calls of a turn; null stands for one that reads no file. */
function callsIn(text: PartText): readonly (Call | null)[] {
  if (text.length > LONGEST_TURN_UNITS) return [];
  const { said, calls } = callsAtEnd(text.slice(0));
  return [...said.flatMap(callInLine), ...calls.map((call) => (call.kind === 'custom' || call.json.length > LONGEST_CALL_UNITS ? null : readCall(call.name, call.input)))];
}

/** One that something was said after. */
function callInLine(line: string): readonly (Call | null)[] {
  if (!line.startsWith('{"')) return [];
  if (line.length > LONGEST_CALL_UNITS) return [null];
  const value = parsed(line);
  if (value === null || typeof value['name'] !== 'string') return [];
  const raw = value['input'] ?? value['arguments'] ?? value['args'] ?? value['parameters'];
  return [readCall(value['name'], typeof raw === 'string' ? parsed(raw) : isRecord(raw) ? raw : null)];
}

function readCall(name: string, args: Readonly<Record<string, unknown>> | null): Call | null {
  if (args === null || !READS.test(name) || WRITES.test(name)) return null;
  const key = PATH_KEYS.find((each) => typeof args[each] === 'string' && args[each] !== '');
  return key === undefined ? null : { path: String(args[key]), asked: JSON.stringify([name, args]), isWhole: Object.keys(args).length === 1 };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What takes the place of an older result, as a call needs one: what was said behind a text that is no longer there is not to be taken for a word on the newer one. */
export function insteadOf({ path, isSame }: RepeatedRead): string {
  return `[An older read of ${path} was left out: a later turn reads it again${isSame ? '' : ', and its text differs'}.]`;
}
