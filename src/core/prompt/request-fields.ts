// What a request says beside its texts, its model and its reserve (temperature, tool_choice, metadata, …): no part, and not
// counted. It is kept as it came, so that a request of the same format can be written with it again.

import { fieldEntries } from './field-entries';

/** The formats of requests that are read; each has fields of its own. */
export const REQUEST_FORMATS = ['openai-chat', 'openai-responses', 'anthropic', 'gemini'] as const;
export type RequestFormat = (typeof REQUEST_FORMATS)[number];

export interface RequestFields {
  readonly format: RequestFormat;
  /** A JSON object: text and not a value, as it is passed on and never changed. At most `MOST_FIELDS_UNITS`. */
  readonly json: string;
}

/** UTF-16 units of JSON that are kept. */
export const MOST_FIELDS_UNITS = 64 * 1024;

/** What the rest of the work says; `tools` may be kept too, but only those that are no part. */
export const FIELDS_OF_WORK: Readonly<Record<RequestFormat, readonly string[]>> = {
  'openai-chat': ['model', 'messages', 'tools', 'functions', 'max_tokens', 'max_completion_tokens'],
  'openai-responses': ['model', 'input', 'instructions', 'tools', 'max_output_tokens'],
  anthropic: ['model', 'messages', 'system', 'tools', 'max_tokens'],
  gemini: ['model', 'contents', 'systemInstruction', 'system_instruction', 'tools', 'maxOutputTokens', 'max_output_tokens'],
};

/** The kept fields by name; tools among them are those that only their vendor knows. */
export function fieldNames(kept: RequestFields | undefined): readonly string[] {
  return fieldEntries(kept).map(([name]) => (name === 'tools' ? 'tools of the vendor' : name));
}
