// A message that was kept as it came, read again by the reader that it came through.
import { absentContent } from './absent-content';
import { readAnthropicMessage, readAnthropicSystem } from './anthropic-message';
import { Draft } from './draft';
import type { ImportedText, ImportedTurn } from './imported';
import { isSoundMessage } from './odd-messages';
import { readOpenaiMessage } from './openai-message';
import { field, isRecord, jsonText, type JsonRecord, listField } from './shape';
import { type AsSent, jsonWith } from '@/core/prompt/as-sent';
import type { AbsentContent } from '@/core/prompt/attachment';
import type { UnitId } from '@/core/units';

export interface ReadPiece {
  /** The piece of a request. */
  readonly piece: JsonRecord;
  readonly system: readonly string[];
  /** What it names and is not here: an image by its address, encrypted reasoning. */
  readonly absent: readonly AbsentContent[];
  readonly turns: readonly Pick<ImportedTurn, 'speaker' | 'text' | 'callIds'>[];
  /** As they are read, in the order of those that are kept beside it. */
  readonly documents: readonly ImportedText[];
}

/** `text`: what stands now beside it; `documentTexts`: those of its documents; `fileTexts`: as in `jsonWith`, for the piece alone. Null: it is no piece of a request with that text, or more than texts would come of it. Any JSON; never throws. */
export function readAsSent(asSent: AsSent, text: string, documentTexts: ReadonlyMap<UnitId, string> = new Map(), fileTexts: ReadonlyMap<UnitId, string> = new Map()): ReadPiece | null {
  const json = jsonWith(text, asSent, documentTexts);
  const read = readPiece(asSent, json);
  if (read !== null && fileTexts.size > 0 && (asSent.documents ?? []).some(({ file }) => file !== undefined && fileTexts.has(file))) {
    const piece = parsed(jsonWith(text, asSent, documentTexts, fileTexts));
    return isRecord(piece) ? { ...read, piece } : null;
  }
  if (asSent.format !== 'openai-chat' || read === null || read.turns[0]?.text === text) return read;
  // A text that an earlier version made has its calls as plain JSON.
  return readPiece(asSent, json, jsonText);
}

function readPiece(asSent: AsSent, json: string, writeCall?: (call: JsonRecord) => string): ReadPiece | null {
  const piece = parsed(json);
  const messages = listField(piece, 'messages');
  if (!isRecord(piece) || !messages.every((message) => isSoundMessage(message))) return null;
  const draft = new Draft();
  if (asSent.format === 'openai-chat') for (const message of messages) readOpenaiMessage(message, draft, writeCall);
  else if (asSent.format === 'anthropic') {
    readAnthropicSystem(field(piece, 'system'), draft);
    for (const message of messages) readAnthropicMessage(message, draft);
  } else return null;
  const { system, turns, documents, files, question, isQuestionEmpty, notes } = draft.finish(asSent.format);
  if (documents.length !== (asSent.documents ?? []).length || files.length + draft.sizes.untied > 0) return null;
  const absent = absentContent(notes).map(({ attachment }) => attachment);
  return { piece, absent, system: system.map((each) => each.text), turns: question === '' && isQuestionEmpty === undefined ? turns : [...turns, { speaker: 'user', text: question }], documents };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return null;
  }
}
