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
  for (const piece of jsonValuesInSteps(text)) {
    yield undefined;
    if (piece === undefined) continue;
    if (piece.kind === 'broken') return null;
    if (piece.kind !== 'value') badLines += 1;
    else if (!isShallow(piece.value)) return null;
    else values.push(piece.value);
  }
  if (values.length === 0 || badLines > values.length) return null;
  for (const read of OF_LINES) {
    const found = read(values);
    if (found !== null) return withBadLines(found, badLines);
    yield undefined;
  }
  // A long list comes as its entries.
  const value = values.length === 1 ? values[0] : values;
  for (const read of badLines > 0 ? [] : OF_VALUES) {
    const found = read(value);
    if (found !== null) return found;
    yield undefined;
  }
  return null;
}

function withBadLines(imported: Imported, count: number): Imported {
  return count === 0 ? imported : { ...imported, notes: [...imported.notes, { kind: 'bad-lines', count }] };
}
