// Calls of tools and their results on their way into a request: taken out of the texts of turns, and tied to each other.

import { callsAtEnd, type ToolCall } from './call-text';
import type { Speaker } from './part';
import { type ReasoningPlace, withoutReasoning } from './reasoning';

/** Documents and questions that stand together. */
export interface SentRun {
  readonly kind: 'run';
  readonly texts: readonly { readonly name: string; readonly text: string; readonly isDocument: boolean }[];
}

export interface SentTurn {
  readonly kind: 'turn';
  readonly speaker: Speaker;
  readonly text: string;
  readonly calls: readonly ToolCall[];
  /** Of a result of a tool: which call it answers. */
  readonly callId: string;
  /** The tool said that it failed. */
  readonly isError?: boolean;
  /** Index of the turn that this is, or of the first where calls were joined. */
  readonly at: number;
}

/** The formats that requests are written in. */
export type WrittenFormat = 'openai-chat' | 'anthropic';

/** Whether an API takes an id of a call. */
export function takesCallId(format: WrittenFormat): (id: string) => boolean {
  return format === 'anthropic' ? (id) => /^[\w-]{1,64}$/.test(id) : () => true;
}

export interface SpokenTurn {
  readonly speaker: Speaker;
  readonly text: string;
  readonly callIds?: readonly string[];
  /** As in `Turn`. */
  readonly isError?: true;
  readonly reasoning?: readonly ReasoningPlace[];
  /** Its message is to be written as it came: its calls are those of its ids, and none is joined to it. */
  readonly isAsSent?: boolean;
  /** Of such a message: calls that the vendor runs, and may do so later. */
  readonly vendorCallIds?: ReadonlySet<string>;
}

export interface CalledTurns {
  readonly turns: readonly SentTurn[];
  /** Results without a call. */
  readonly unanswered: number;
  /** Calls without a result, which are texts: of those that came with an id, or stand beside others that have one. */
  readonly open: number;
  /** Calls that came with an id and have another, as it occurs twice or the API refuses it. */
  readonly renewed: number;
  /** Indices of turns that cannot be written as they came: their ids are taken, or calls have lost their results. */
  readonly changed: ReadonlySet<number>;
}

/** A turn with the calls at its end, each with the id that it came with, or ''. */
interface ReadTurn extends SpokenTurn {
  /** What is said before the calls; null: the turn is calls alone. */
  readonly said: string | null;
  readonly calls: readonly ToolCall[];
  /** The calls as they stand in the text. */
  readonly written: readonly string[];
  readonly at: number;
}

/**
 * The calls at the end of what an assistant said that have a result behind them: an API refuses any other, which stays a text.
 * A result goes to the call whose id it came with; those without ids go by their order. `unanswered` results have no call, and
 * get an id of their own. Reasoning is left out where the message is not written as it came, and a turn that is nothing else.
 */
export function turnsWithCalls(spoken: readonly SpokenTurn[], takesId: (id: string) => boolean): CalledTurns {
  const turns = withJoinedCalls(spoken.flatMap(readTurn));
  const nextId = idGiver(turns, takesId);
  const out: SentTurn[] = [];
  const changed = new Set<number>();
  const keep = (turn: ReadTurn, ids: readonly string[], sent: Omit<SentTurn, 'kind' | 'at'>) => {
    if (turn.isAsSent === true && ids.join('\n') !== (turn.callIds ?? []).join('\n')) changed.add(turn.at);
    out.push({ kind: 'turn', ...sent, at: turn.at });
  };
  let [unanswered, renewed, open] = [0, 0, 0];
  for (let at = 0; at < turns.length; ) {
    const { speaker, text, said, calls, written, isAsSent, vendorCallIds } = turns[at]!;
    const first = speaker === 'tool' ? at : at + 1;
    let end = first;
    while (turns[end]?.speaker === 'tool') end += 1;
    const results = turns.slice(first, end);
    const answered = answeredCalls(results.map(ownId), speaker === 'tool' ? [] : calls.map(({ id }) => id));
    const isSent = calls.map(({ id }, index) => answered.includes(index) || (isAsSent === true && vendorCallIds?.has(id) === true));
    const sent = calls.map((call, index) => (isSent[index] === true ? { ...call, id: nextId(call.id, 'call') } : null));
    const kept = sent.filter((call) => call !== null);
    renewed += sent.filter((call, index) => call !== null && calls[index]!.id !== '' && calls[index]!.id !== call.id).length;
    open += calls.filter(({ id }, index) => sent[index] === null && (id !== '' || kept.length > 0)).length;
    if (first > at) keep(turns[at]!, kept.map(({ id }) => id), { speaker, text: kept.length === 0 ? text : [said, ...written.filter((_, index) => sent[index] === null)].filter((each) => each !== null).join('\n'), calls: kept, callId: '' });
    for (const [index, result] of results.entries()) {
      const call = sent[answered[index] ?? -1] ?? undefined;
      if (call === undefined) unanswered += 1;
      const callId = call?.id ?? nextId(ownId(result), 'unknown');
      keep(result, [callId], { speaker: 'tool', text: result.text, calls: [], callId, ...(result.isError === undefined ? {} : { isError: true }) });
    }
    at = end;
  }
  return { turns: out, unanswered, open, renewed, changed };
}

/** Which call each result answers, by index; null: none that is here. An id may occur twice, and one that no call has takes none away from another. */
function answeredCalls(resultIds: readonly string[], callIds: readonly string[]): readonly (number | null)[] {
  const places = new Map<string, number[]>();
  for (const [index, id] of callIds.entries()) places.set(id, [...(id === '' ? [] : (places.get(id) ?? [])), index]);
  const found = resultIds.map((id) => (id === '' ? null : (places.get(id)?.shift() ?? null)));
  const taken = new Set(found);
  const open = callIds.flatMap((id, index) => (taken.has(index) ? [] : [{ id, index }]));
  return found.map((index, at) => {
    if (index !== null) return index;
    const next = resultIds[at] === '' ? 0 : open.findIndex(({ id }) => id === '');
    return next < 0 ? null : (open.splice(next, 1)[0]?.index ?? null);
  });
}

function ownId({ callIds }: SpokenTurn): string {
  return callIds?.[0] ?? '';
}

/** Gives the id that something came with, or a new one where it came with none, with one that is taken, or one that the API refuses. */
function idGiver(turns: readonly SpokenTurn[], takesId: (id: string) => boolean): (own: string, prefix: string) => string {
  const known = new Set(turns.flatMap(({ callIds = [] }) => callIds));
  const given = new Set<string>();
  let number = 0;
  return (own, prefix) => {
    let id = own;
    while (id === '' || given.has(id) || !takesId(id)) {
      const made = `${prefix}_${(number += 1)}`;
      id = known.has(made) ? '' : made;
    }
    given.add(id);
    return id;
  };
}

/** Formats that write each call as an item of its own: calls that stand together are of one message, as is what was said before them. */
function withJoinedCalls(turns: readonly ReadTurn[]): readonly ReadTurn[] {
  const joined: ReadTurn[] = [];
  for (const turn of turns) {
    const before = joined.at(-1);
    if (turn.said !== null || before?.speaker !== 'assistant' || before.isAsSent === true) joined.push(turn);
    else joined[joined.length - 1] = { speaker: 'assistant', at: before.at, text: `${before.text}\n${turn.text}`, said: before.said, calls: [...before.calls, ...turn.calls], written: [...before.written, ...turn.written], callIds: [...(before.callIds ?? []), ...(turn.callIds ?? [])] };
  }
  return joined;
}

/** None: nothing of the turn is left. */
function readTurn(turn: SpokenTurn, at: number): readonly ReadTurn[] {
  if (turn.speaker !== 'assistant') return [{ ...turn, at, said: turn.text, calls: [], written: [] }];
  const ids = turn.callIds ?? [];
  if (turn.isAsSent === true) return [{ ...turn, at, said: turn.text, calls: ids.map((id) => ({ kind: 'function', id, name: '', json: '', input: null })), written: ids.map(() => '') }];
  const text = turn.reasoning === undefined ? turn.text : withoutReasoning(turn.text, turn.reasoning);
  if (text === '' && turn.text !== '') return [];
  const { said, calls, written } = callsAtEnd(text, ids.length);
  // After an edit there is no telling which call an id was of.
  const own = ids.length === calls.length ? calls.map((call, index) => ({ ...call, id: ids[index] ?? '' })) : calls;
  return [{ ...turn, text, at, said: said.length === 0 ? null : said.join('\n'), calls: own, written }];
}
