// What an imported request said beside its texts, on its way back into a request: only into one of the format that it came in.

import { FORMAT_NAMES } from '@/core/importers/formats/imported';
import { membersOf } from '@/core/importers/json-members';
import { countRoundedNumbers } from '@/core/importers/rounded-numbers';
import { namesInWords } from '@/core/name-list';
import type { Prompt } from '@/core/prompt/part';
import { fieldEntries } from '@/core/prompt/field-entries';
import { FIELDS_OF_WORK, type RequestFormat } from '@/core/prompt/request-fields';

/** So many digits a number always holds. */
const SAFE_DIGITS = 15;

type Entries = readonly (readonly [string, unknown])[];

export interface SentFields {
  /** The request with the fields that were kept, ending with a line break. */
  readonly json: string;
  /** Names of those fields. */
  readonly kept: readonly string[];
  /** What is not in it, a sentence each. */
  readonly notes: readonly string[];
}

/** Of no use without tools: an API refuses them then. */
const FIELDS_OF_TOOLS: ReadonlySet<string> = new Set(['tool_choice', 'parallel_tool_calls']);
/** It belongs to `functions`, OpenAI's form of before tools, beside which alone the API takes it; here they are tools. */
const FIELD_OF_FUNCTIONS = 'function_call';

/** `request` is what the work says, in the shape of `format`: nothing of it is overwritten. */
export function withKeptFields(request: object, { requestFields, asSent }: Pick<Prompt, 'requestFields' | 'asSent'>, format: RequestFormat): SentFields {
  const entries = fieldEntries(requestFields);
  if (entries.length === 0 || requestFields === undefined) return { json: jsonOf(request, []), kept: [], notes: [] };
  if (requestFields.format !== format) {
    const names = namesInWords(entries.map(([key]) => (key === 'tools' ? 'tools of the vendor' : key)));
    return { json: jsonOf(request, []), kept: [], notes: [`Left out, as kept from an imported ${FORMAT_NAMES[requestFields.format]}: ${names}.`] };
  }
  const isIdle = ([key]: readonly [string, unknown]) => FIELDS_OF_TOOLS.has(key) && !Object.hasOwn(request, 'tools');
  const isOfFunctions = ([key]: readonly [string, unknown]) => format === 'openai-chat' && key === FIELD_OF_FUNCTIONS;
  const missing = entries.filter((entry) => !FIELDS_OF_WORK[format].includes(entry[0]) && !Object.hasOwn(request, entry[0]) && !isOfFunctions(entry));
  const sent = missing.filter((entry) => !isIdle(entry));
  const idle = missing.filter(isIdle).map(([key]) => key);
  const members = membersOf(requestFields.json);
  const isVerbatim = ([key]: readonly [string, unknown]) => countRoundedNumbers(members.get(JSON.stringify(key)) ?? '') > 0;
  const read = sent.filter((entry) => !isVerbatim(entry));
  return {
    json: jsonOf(completed(request, read), sent.filter(isVerbatim).map(([key]) => `${JSON.stringify(key)}: ${members.get(JSON.stringify(key)) ?? ''}`)),
    kept: sent.map(([key]) => key),
    notes: [...(entries.some(isOfFunctions) ? [`Left out, as it belongs to functions, which are written as tools: ${FIELD_OF_FUNCTIONS}.`] : []), ...(idle.length === 0 ? [] : [`Left out, as the request has no tools: ${namesInWords(idle)}.`]), ...(asSent?.isRounded === true ? roundedNotes(read) : [])],
  };
}

/** A request has a member at least, behind which those go that no value holds. */
function jsonOf(request: object, verbatim: readonly string[]): string {
  const json = JSON.stringify(request, null, 2);
  return verbatim.length === 0 ? `${json}\n` : `${json.slice(0, -2)},\n  ${verbatim.join(',\n  ')}\n}\n`;
}

/** Which of the long numbers was rounded is not known any more. */
function roundedNotes(entries: Entries): readonly string[] {
  const names = entries.filter(([, value]) => hasLongNumber(value)).map(([key]) => key);
  return names.length === 0 ? [] : [`Numbers of more than 15 digits were rounded when the request was imported, and may not be as they came: ${namesInWords(names)}.`];
}

/** Whether a number stands in it that may have been rounded. JSON of a depth that was read. */
export function hasLongNumber(value: unknown): boolean {
  if (typeof value === 'number') return String(value).replace(/e.*|\D/g, '').length > SAFE_DIGITS;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasLongNumber);
}

/** A copy with the fields that it lacks. Any key may be among them: as an own property, not even `__proto__` reaches a prototype. */
export function completed(record: object, fields: Entries): object {
  return Object.fromEntries([...Object.entries(record), ...fields.filter(([key]) => !Object.hasOwn(record, key))]);
}

/** Tools that the vendor runs, where the request is of its format: they are no definitions, and so no part of the prompt. */
export function vendorTools({ requestFields }: Pick<Prompt, 'requestFields'>, format: RequestFormat): readonly unknown[] {
  const tools = requestFields?.format === format ? fieldEntries(requestFields).find(([key]) => key === 'tools')?.[1] : undefined;
  return Array.isArray(tools) ? (tools as unknown[]) : [];
}
