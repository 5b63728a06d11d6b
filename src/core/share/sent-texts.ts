// Texts of a prompt on their way into messages: those that still say what their message of an imported request says are written
// as that came, the others plainly.

import { fieldsInWords, vendorCalls } from './fields-beside';
import { type CalledTurns, type SpokenTurn, takesCallId, turnsWithCalls, type WrittenFormat } from '@/core/prompt/sent-calls';
import type { SentMessage, SentSystem } from './sent-request';
import { FORMAT_NAMES } from '@/core/importers/formats/imported';
import { serverCallIds } from '@/core/importers/formats/anthropic-server-tools';
import { readAsSent, type ReadPiece } from '@/core/importers/formats/read-as-sent';
import { listField } from '@/core/importers/formats/shape';
import { namesInWords } from '@/core/name-list';
import { formatInteger, type UnitId } from '@/core/units';
import type { AbsentContent } from '@/core/prompt/attachment';
import type { AsSent, DocumentAsSent } from '@/core/prompt/as-sent';
import { REQUEST_FORMATS } from '@/core/prompt/request-fields';

/** A text that is switched on, in send order. */
export type StandingText =
  | (SpokenTurn & { readonly kind: 'turn'; readonly asSent?: AsSent; readonly withReasoning?: true })
  | { readonly id?: UnitId; readonly kind: 'system' | 'documents' | 'question'; readonly name: string; readonly text: string; readonly asSent?: AsSent; readonly isSentAsFile?: true };

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
  /** Calls whose ids are not those they came with. */
  readonly renewed: number;
  /** Calls without a result, which are sent as text. */
  readonly open: number;
  /** Turns whose reasoning is left out, and those of which it is not known where it stands, so that it is sent as text. */
  readonly reasoned: { readonly leftOut: number; readonly asText: number };
  /** Files of which the text stands in their own block, and those of which only the context does. */
  readonly files: { readonly inBlock: number; readonly contextAlone: number };
  /** What is not here and the messages name that are written as they came. */
  readonly absent: readonly AbsentContent[];
  /** What is said beside the texts, and is written again: "name of 2 messages". */
  readonly kept: readonly string[];
  /** What is not, a sentence each. */
  readonly notes: readonly string[];
}

const UNTITLED = /^Document \d+$/;

/** Messages that stand as they came, in the place of so many texts from `at` on. */
interface Stretch extends SentPiece {
  readonly at: number;
  readonly length: number;
  readonly absent: readonly AbsentContent[];
  /** As in `SentTexts`. */
  readonly contexts: number;
  readonly files: readonly StandingText[];
  /** The parts that system messages and documents among them became. */
  readonly apart: readonly StandingText[];
}

export function sentTexts(standing: readonly StandingText[], format: WrittenFormat): SentTexts {
  const all = standing.filter(({ kind }) => kind !== 'system');
  const systems = standing.filter(({ kind }) => kind === 'system');
  const settled = settledWithDocuments(all, systems, format);
  const moved = new Set(settled.stretches.flatMap(({ apart }) => apart));
  const spoken = all.filter((each) => !moved.has(each));
  const system = systems.filter((each) => !moved.has(each)).map((each) => ({ each, text: each.text, read: systemPiece(each, format) }));
  const written = new Set([...settled.stretches.flatMap(({ at, length }) => spoken.slice(at, at + length)), ...moved, ...system.flatMap(({ each, read }) => (read === null ? [] : [each]))]);
  const asSent = (isWritten: boolean) => standing.flatMap((each) => (each.asSent !== undefined && written.has(each) === isWritten ? [each.asSent] : []));
  const hasErrors = spoken.some((each) => each.kind === 'turn' && each.isError === true);
  const reasoned = spoken.flatMap((each) => (each.kind === 'turn' && each.speaker === 'assistant' && each.withReasoning === true && !written.has(each) ? [each] : []));
  const messages = messagesOf(spoken, settled);
  return {
    system: system.map(({ text, read }) => ({ text, piece: read?.piece ?? null })),
    messages,
    unanswered: settled.called.unanswered,
    renewed: settled.called.renewed,
    open: settled.called.open,
    reasoned: { leftOut: reasoned.filter(({ reasoning }) => reasoning !== undefined).length, asText: reasoned.filter(({ reasoning }) => reasoning === undefined).length },
    files: { inBlock: settled.stretches.reduce((sum, { files }) => sum + files.length, 0), contextAlone: settled.stretches.reduce((sum, { contexts, files }) => sum + contexts - files.length, 0) },
    absent: [...settled.stretches, ...system.flatMap(({ read }) => read ?? [])].flatMap(({ absent }) => absent),
    kept: fieldsInWords(asSent(true)),
    notes: [...movedNotes(standing, moved, asSent(false)), ...withoutNotes(asSent(true), settled.stretches.flatMap(({ files }) => files).length), ...vendorCallNotes(asSent(false)), ...leftOutNotes(asSent(false), format, hasErrors), ...besideNotes(messages, fieldsInWords(asSent(false)))],
  };
}

function movedNotes(standing: readonly StandingText[], written: ReadonlySet<StandingText>, left: readonly AsSent[]): readonly string[] {
  const ids = new Set(left.flatMap(({ documents = [] }) => documents.map(({ id }) => id)));
  const moved = standing.filter((each) => each.kind === 'documents' && each.id !== undefined && ids.has(each.id) && !written.has(each)).length;
  if (moved === 0) return [];
  return [moved === 1 ? '1 document stands in the last message of the user and not as it came.' : `${formatInteger(moved)} documents stand in the last message of the user and not as they came.`];
}

/** `inBlock`: of the documents among them, those whose texts stand in their blocks. */
function withoutNotes(written: readonly AsSent[], inBlock: number): readonly string[] {
  const all = written.flatMap(({ without = [] }) => without);
  const types = all.filter((type, at) => type !== 'document' || all.slice(0, at).filter((each) => each === type).length >= inBlock);
  const words = [...new Set(types)].map((type) => `${formatInteger(types.filter((each) => each === type).length)} ${namesInWords([type])}`);
  return words.length === 0 ? [] : [`Missing in messages that are otherwise as they came, as files are not kept here: ${namesInWords(words)}.`];
}

function vendorCallNotes(left: readonly AsSent[]): readonly string[] {
  const calls = vendorCalls(left);
  if (calls === 0) return [];
  return [calls === 1 ? '1 call of a tool that the vendor runs is written as one of a tool of yours.' : `${formatInteger(calls)} calls of tools that the vendor runs are written as calls of tools of yours.`];
}

/** `hasErrors`: of results that failed it is known here, and told or sent whatever their messages. */
function leftOutNotes(left: readonly AsSent[], format: WrittenFormat, hasErrors: boolean): readonly string[] {
  const told = new Set(hasErrors ? ['is_error'] : []);
  return REQUEST_FORMATS.flatMap((each) => {
    const words = fieldsInWords(left.filter((asSent) => asSent.format === each), told);
    const why = each === format ? 'as the messages are not sent as they came' : `as kept from messages of an imported ${FORMAT_NAMES[each]}`;
    return words.length === 0 ? [] : [`Left out, ${why}: ${namesInWords(words)}.`];
  });
}

/** What came with calls beside their names and what the tools are given. `told`: what is left out of messages, in words. */
function besideNotes(messages: readonly SentMessage[], told: readonly string[]): readonly string[] {
  const names = new Set(messages.flatMap((message) => (message.kind === 'turn' ? message.calls.flatMap(({ beside = [] }) => beside) : [])));
  const untold = [...names].filter((name) => !told.some((words) => words.startsWith(`${name} of `)));
  return untold.length === 0 ? [] : [`Left out of calls of tools: ${namesInWords(untold)}.`];
}

function systemPiece({ text, asSent }: StandingText, format: WrittenFormat): ReadPiece | null {
  const read = asSent?.format === format ? readAsSent(asSent, text) : null;
  return read !== null && read.turns.length + read.documents.length === 0 && read.system.length === 1 && read.system[0] === text ? read : null;
}

/**
 * Documents stand behind the turns, wherever they came from: those of messages that are written as they came are in these. Where
 * others stay, the question is written with them.
 */
function settledWithDocuments(all: readonly StandingText[], systems: readonly StandingText[], format: WrittenFormat): Settled {
  const lastTurn = all.findLastIndex(({ kind }) => kind === 'turn');
  const question = all.findIndex(({ kind }, at) => at > lastTurn && kind === 'question');
  const documents = all.slice(lastTurn + 1, question < 0 ? undefined : question).filter(({ kind }) => kind === 'documents');
  const between = new Set(documents);
  const spoken = all.filter((each) => !between.has(each));
  const settled = settledStretches(spoken, stretchesIn(spoken, systems, documents, format), format);
  const taken = new Set(settled.stretches.flatMap(({ apart }) => apart));
  if (question < 0 || documents.every((each) => taken.has(each))) return settled;
  const questionAt = spoken.indexOf(all[question]!);
  return settledStretches(spoken, settled.stretches.filter(({ at, length }) => at + length <= questionAt), format);
}

/** Every place where the kept messages, read again, say just what stands there now. */
function stretchesIn(spoken: readonly StandingText[], systems: readonly StandingText[], documents: readonly StandingText[], format: WrittenFormat): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const free = [...systems];
  const textsOf = (all: readonly StandingText[]) => new Map(all.flatMap((each) => (each.kind !== 'turn' && each.id !== undefined ? [[each.id, each.text] as const] : [])));
  const [documentTexts, fileTexts] = [textsOf(documents), textsOf(documents.filter(isFileText))];
  let firstDocument = 0;
  for (let at = 0; at < spoken.length; ) {
    const { asSent, text } = spoken[at]!;
    const read = asSent?.format === format ? readAsSent(asSent, text, documentTexts, fileTexts) : null;
    const own = read === null ? null : ownDocuments(read, asSent?.documents ?? [], documents, firstDocument);
    const isHere = read !== null && own !== null && read.turns.length > 0 && read.turns.every((turn, index) => isSpoken(turn, spoken, at + index));
    const system = isHere ? takenFrom(free, read.system) : null;
    if (read !== null && own !== null && system !== null) {
      const told = (asSent?.documents ?? []).flatMap(({ file }) => file ?? []);
      const files = documents.filter((each) => isFileText(each) && each.kind !== 'turn' && each.id !== undefined && told.includes(each.id));
      stretches.push({ kind: 'as-sent', messages: listField(read.piece, 'messages'), at, length: read.turns.length, absent: read.absent, contexts: told.length, files, apart: [...system, ...own, ...files] });
      firstDocument = own.length === 0 ? firstDocument : documents.indexOf(own.at(-1)!) + 1;
    }
    at += read !== null && system !== null ? read.turns.length : 1;
  }
  return stretches;
}

/** The text of a file that an imported request sends as it is. */
function isFileText(each: StandingText): boolean {
  return each.kind === 'documents' && each.isSentAsFile === true;
}

/** Its documents where they stand in that order, with the names and texts that it has; null: they do not. */
function ownDocuments({ documents: read }: ReadPiece, ids: readonly DocumentAsSent[], documents: readonly StandingText[], from: number): readonly StandingText[] | null {
  const own: StandingText[] = [];
  let next = from;
  for (const [index, { name, text }] of read.entries()) {
    const at = documents.findIndex((each, place) => place >= next && each.kind !== 'turn' && each.id === ids[index]?.id && each.text === text && isSameName(each.name, name));
    if (at < 0) return null;
    own.push(documents[at]!);
    next = at + 1;
  }
  return own;
}

/** One without a title has another number here. */
function isSameName(name: string, read: string): boolean {
  return name === read || (UNTITLED.test(name) && UNTITLED.test(read));
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
    const vendorIds = new Set(stretches.flatMap(({ messages }) => messages.flatMap(serverCallIds)));
    const called = turnsWithCalls(turns.map((turn, index) => ({ ...turn, isAsSent: covered.has(index), vendorCallIds: vendorIds })), takesCallId(format));
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
