// Texts of a prompt on their way into messages: those that still say what their message of an imported request says are written
// as that came, the others plainly.

import { fieldsInWords } from './fields-beside';
import { type CalledTurns, type SpokenTurn, takesCallId, turnsWithCalls, type WrittenFormat } from '@/core/prompt/sent-calls';
import type { SentMessage, SentSystem } from './sent-request';
import { FORMAT_NAMES } from '@/core/importers/formats/imported';
import { readAsSent, type ReadPiece } from '@/core/importers/formats/read-as-sent';
import { listField } from '@/core/importers/formats/shape';
import { namesInWords } from '@/core/name-list';
import type { AsSent } from '@/core/prompt/as-sent';
import { REQUEST_FORMATS } from '@/core/prompt/request-fields';

/** A text that is switched on, in send order. */
export type StandingText =
  | (SpokenTurn & { readonly kind: 'turn'; readonly asSent?: AsSent; readonly withReasoning?: true })
  | { readonly kind: 'system' | 'documents' | 'question'; readonly name: string; readonly text: string; readonly asSent?: AsSent };

/** Messages of an imported request, as they came. */
export interface SentPiece {
  readonly kind: 'as-sent';
  readonly messages: readonly unknown[];
}

export interface SentTexts {
  readonly system: readonly SentSystem[];
  readonly messages: readonly SentMessage[];
  /** Results of tools without a call. */
  readonly unanswered: number;
  /** Turns whose reasoning is sent as text. */
  readonly reasoned: number;
  /** What is said beside the texts, and is written again: "name of 2 messages". */
  readonly kept: readonly string[];
  /** What is not, a sentence each. */
  readonly notes: readonly string[];
}

/** Messages that stand as they came, in the place of so many texts from `at` on. */
interface Stretch extends SentPiece {
  readonly at: number;
  readonly length: number;
  /** The parts that system messages among them became. */
  readonly system: readonly StandingText[];
}

export function sentTexts(standing: readonly StandingText[], format: WrittenFormat): SentTexts {
  const spoken = standing.filter(({ kind }) => kind !== 'system');
  const systems = standing.filter(({ kind }) => kind === 'system');
  const settled = settledStretches(spoken, stretchesIn(spoken, systems, format), format);
  const moved = new Set(settled.stretches.flatMap(({ system }) => system));
  const system = systems.filter((each) => !moved.has(each)).map((each) => ({ each, text: each.text, piece: systemPiece(each, format) }));
  const written = new Set([...settled.stretches.flatMap(({ at, length }) => spoken.slice(at, at + length)), ...moved, ...system.flatMap(({ each, piece }) => (piece === null ? [] : [each]))]);
  const asSent = (isWritten: boolean) => standing.flatMap((each) => (each.asSent !== undefined && written.has(each) === isWritten ? [each.asSent] : []));
  return {
    system,
    messages: messagesOf(spoken, settled),
    unanswered: settled.called.unanswered,
    reasoned: spoken.filter((each) => each.kind === 'turn' && each.speaker === 'assistant' && each.withReasoning === true && !written.has(each)).length,
    kept: fieldsInWords(asSent(true)),
    notes: leftOutNotes(asSent(false), format),
  };
}

function leftOutNotes(left: readonly AsSent[], format: WrittenFormat): readonly string[] {
  return REQUEST_FORMATS.flatMap((each) => {
    const words = fieldsInWords(left.filter((asSent) => asSent.format === each));
    const why = each === format ? 'as the messages are not sent as they came' : `as kept from messages of an imported ${FORMAT_NAMES[each]}`;
    return words.length === 0 ? [] : [`Left out, ${why}: ${namesInWords(words)}.`];
  });
}

function systemPiece({ text, asSent }: StandingText, format: WrittenFormat): ReadPiece['piece'] | null {
  const read = asSent?.format === format ? readAsSent(asSent, text) : null;
  return read !== null && read.turns.length === 0 && read.system.length === 1 && read.system[0] === text ? read.piece : null;
}

/** Every place where the kept messages, read again, say just what stands there now. */
function stretchesIn(spoken: readonly StandingText[], systems: readonly StandingText[], format: WrittenFormat): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const free = [...systems];
  for (let at = 0; at < spoken.length; ) {
    const { asSent, text } = spoken[at]!;
    const read = asSent?.format === format ? readAsSent(asSent, text) : null;
    const isHere = read !== null && read.turns.length > 0 && read.turns.every((turn, index) => isSpoken(turn, spoken, at + index));
    const system = isHere ? takenFrom(free, read.system) : null;
    if (read !== null && system !== null) stretches.push({ kind: 'as-sent', messages: listField(read.piece, 'messages'), at, length: read.turns.length, system });
    at += read !== null && system !== null ? read.turns.length : 1;
  }
  return stretches;
}

/** A question that stands with no other text is the user's turn. */
function isSpoken({ speaker, text, callIds = [] }: ReadPiece['turns'][number], spoken: readonly StandingText[], at: number): boolean {
  const now = spoken[at];
  if (now === undefined || now.text !== text) return false;
  if (now.kind === 'turn') return now.speaker === speaker && isSameList(now.callIds ?? [], callIds);
  const isAlone = [at - 1, at + 1].every((beside) => (spoken[beside]?.kind ?? 'turn') === 'turn');
  return now.kind === 'question' && speaker === 'user' && isAlone;
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

/** The last parts with these texts, which are no longer free; null: not all are. */
function takenFrom(free: StandingText[], texts: readonly string[]): readonly StandingText[] | null {
  const left = [...free];
  const taken: StandingText[] = [];
  for (const text of texts) {
    const at = left.findLastIndex((each) => each.text === text);
    if (at < 0) return null;
    taken.push(...left.splice(at, 1));
  }
  if (taken.length > 0) free.splice(0, free.length, ...left);
  return taken;
}

interface Settled {
  readonly stretches: readonly Stretch[];
  readonly called: CalledTurns;
  /** Where the turns begin. */
  readonly firstTurn: number;
}

/** Without the stretches whose calls or results are no longer tied to each other as they were. */
function settledStretches(spoken: readonly StandingText[], candidates: readonly Stretch[], format: WrittenFormat): Settled {
  const firstTurn = spoken.findIndex(({ kind }) => kind === 'turn');
  const turns = spoken.filter((each) => each.kind === 'turn');
  for (let stretches = candidates; ; ) {
    const covered = new Set(stretches.flatMap(({ at, length }) => Array.from({ length }, (_, index) => at - firstTurn + index)));
    const called = turnsWithCalls(turns.map((turn, index) => ({ ...turn, isAsSent: covered.has(index) })), takesCallId(format));
    const sound = stretches.filter(({ at, length }) => !Array.from({ length }, (_, index) => at - firstTurn + index).some((turn) => called.changed.has(turn)));
    if (sound.length === stretches.length) return { stretches, called, firstTurn };
    stretches = sound;
  }
}

function messagesOf(spoken: readonly StandingText[], { stretches, called, firstTurn }: Settled): readonly SentMessage[] {
  const stretchAt = new Map(stretches.map((stretch) => [stretch.at, stretch]));
  const turnAt = new Map(called.turns.map((turn) => [turn.at + firstTurn, turn]));
  const messages: SentMessage[] = [];
  for (let at = 0; at < spoken.length; ) {
    const stretch = stretchAt.get(at);
    const each = spoken[at]!;
    if (stretch !== undefined) messages.push(stretch);
    else if (each.kind === 'turn') messages.push(...(turnAt.has(at) ? [turnAt.get(at)!] : []));
    else {
      const text = { name: each.name, text: each.text, isDocument: each.kind === 'documents' };
      const last = messages.at(-1);
      if (last?.kind === 'run') messages[messages.length - 1] = { kind: 'run', texts: [...last.texts, text] };
      else messages.push({ kind: 'run', texts: [text] });
    }
    at += stretch?.length ?? 1;
  }
  return messages;
}
