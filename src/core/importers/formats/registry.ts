// Which format a pasted or dropped text is in, told by its shape alone: a file's name says nothing.
import { importAiSdk } from './ai-sdk';
import { importAnthropic } from './anthropic';
import { importChatgptExport } from './chatgpt-export';
import { importClaudeCode } from './claude-code';
import { importClaudeExport } from './claude-export';
import { importCodex } from './codex';
import { importGemini } from './gemini';
import type { Imported } from './imported';
import { importLabelledText } from './labelled-text';
import { importLangchain } from './langchain';
import { importOpenaiChat } from './openai-chat';
import { importOpenaiResponses } from './openai-responses';
import { isShallow } from './shape';
import { importShareGpt } from './sharegpt';
import { importToolList } from './tool-list';
import { jsonValuesInSteps } from '@/core/importers/json-values';
import { lastOf } from '@/core/importers/steps';

/** The more particular come first: what fits OpenAI's messages may be Anthropic's or the AI SDK's. */
const OF_VALUES = [importChatgptExport, importClaudeExport, importAnthropic, importOpenaiResponses, importAiSdk, importLangchain, importOpenaiChat, importGemini, importShareGpt, importToolList] as const;
const OF_LINES = [importClaudeCode, importCodex] as const;
/** A plain text of more is no chat that somebody copied. */
const LABELLED_LIMIT_UNITS = 1 << 22;

/** What a text is, or null where it is a document like any other. Any text; never throws. */
export function importText(text: string): Imported | null {
  return lastOf(importTextInSteps(text));
}

/** The same in steps, of which the longest reads one JSON value of at most 4 MB. */
export function* importTextInSteps(text: string): Generator<undefined, Imported | null, undefined> {
  if (!/^\s*[[{]/.test(text.slice(0, 4096))) return text.length <= LABELLED_LIMIT_UNITS ? importLabelledText(text) : null;
  const values: unknown[] = [];
  let badLines = 0;
  let longLines = 0;
  for (const piece of jsonValuesInSteps(text)) {
    yield undefined;
    if (piece === undefined) continue;
    if (piece.kind === 'broken') return null;
    if (piece.kind === 'too-long') longLines += 1;
    else if (piece.kind !== 'value') badLines += 1;
    else if (!isShallow(piece.value)) return null;
    else values.push(piece.value);
  }
  if (values.length === 0 || badLines + longLines > values.length) return null;
  for (const read of OF_LINES) {
    const found = read(values);
    if (isSomething(found)) return withLines(withLines(found, 'bad-lines', badLines), 'long-lines', longLines);
    yield undefined;
  }
  // A long list comes as its entries, even where it has only one.
  const isEntry = /^\s*\[/.test(text) && !Array.isArray(values[0]);
  const value = values.length === 1 && !isEntry ? values[0] : values;
  return badLines + longLines > 0 ? null : yield* importValueInSteps(value);
}

/** What one JSON value is, such as the body of a request in a batch. Any value; never throws. */
export function importValue(value: unknown): Imported | null {
  return isShallow(value) ? lastOf(importValueInSteps(value)) : null;
}

function* importValueInSteps(value: unknown): Generator<undefined, Imported | null, undefined> {
  for (const read of OF_VALUES) {
    const found = read(value);
    if (isSomething(found)) return found;
    yield undefined;
  }
  return null;
}

/** What a shape fits and nothing came of is a document; a file or a text of the server's that cannot be counted is something. */
function isSomething(found: Imported | null): found is Imported {
  if (found === null) return false;
  const { system, turns, documents, files, tools, question, notes } = found;
  return [system, turns, documents, files, tools, question].some(({ length }) => length > 0) || notes.some(({ kind }) => kind === 'not-counted' || kind === 'file-not-counted' || kind === 'hidden-context');
}

function withLines(imported: Imported, kind: 'bad-lines' | 'long-lines', count: number): Imported {
  return count === 0 ? imported : { ...imported, notes: [...imported.notes, { kind, count }] };
}
