// A call of a tool as the text of a turn. What the model wrote stands in it as it wrote it: escaped once more, as JSON in a
// string of JSON, code counts a quarter more tokens than are sent.

import { endOfString } from '@/core/importers/json-values';
import { isObject, type Json, type JsonObject } from './tool-definition';

export type ToolCall = CallContent & {
  /** Names of what stands in it beside its name and what the tool is given; absent: nothing. */
  readonly beside?: readonly string[];
};

type CallContent =
  /** `json`: the arguments as they are written; `input`: what they say, null where that is no JSON object. */
  | { readonly kind: 'function'; readonly id: string; readonly name: string; readonly json: string; readonly input: JsonObject | null }
  /** Of a custom tool: the text as it is. */
  | { readonly kind: 'custom'; readonly id: string; readonly name: string; readonly input: string };

/** What a vendor calls what a tool is given; of `input` a text is a custom tool's. */
const KEYS = ['arguments', 'input', 'args'] as const;
type Key = (typeof KEYS)[number];

/** How a call begins that goes over several lines. */
const OPENING = '{"name":';
const CLOSING_FENCE = /^("{3,})\}$/;
/** No UTF-8 has it, so a text with one must be escaped to be kept. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * `{"name":…,"arguments":…}` of a call with its other fields. Arguments that are the JSON of an object are the value itself, in
 * their own spelling. Another text stands in quotes where nothing in it must be escaped, and else on lines of its own between
 * more quotes in a row, three or more, than it has. O(n); `callsAtEnd` reads it back to the letter.
 */
export function callText(call: Readonly<Record<string, unknown>>): string {
  const key = KEYS.find((each) => typeof call[each] === 'string');
  const text = key === undefined ? '' : String(call[key]);
  if (key === undefined || text.trim() === '' || LONE_SURROGATE.test(text)) return JSON.stringify(call);
  const { [key]: _, name, ...others } = call;
  const head = headOf(name === undefined ? others : { name, ...others }, key);
  if (key !== 'input' && isObject(parsed(text))) return `${head}${text}}`;
  if (JSON.stringify(text) === `"${text}"`) return `${head}"${text}"}`;
  const fence = '"'.repeat(Math.max(3, 1 + (text.match(/"+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0)));
  return `${head}${fence}\n${text}\n${fence}}`;
}

/** `{"name":…,…,"arguments":` */
function headOf(fields: object, key: Key): string {
  const json = JSON.stringify(fields).slice(0, -1);
  return `${json}${json === '{' ? '' : ','}"${key}":`;
}

export interface CallsAtEnd {
  /** The lines before the calls. */
  readonly said: readonly string[];
  readonly calls: readonly ToolCall[];
  /** The calls as they stand there. */
  readonly written: readonly string[];
}

/**
 * The calls that a text ends with, as the readers of requests write them, today and before: with their arguments in a string.
 * Without ids. `expected`: with so many calls the turn came, and of these a name is enough. O(n); never throws.
 */
export function callsAtEnd(text: string, expected = 0): CallsAtEnd {
  const said = text.split('\n');
  const calls: ToolCall[] = [];
  const written: string[] = [];
  for (let last = lastCall(said, expected > 0); last !== null; last = lastCall(said, expected > calls.length)) {
    calls.push(last.call);
    written.push(said.slice(last.line).join('\n'));
    said.length = last.line;
  }
  return { said, calls: calls.reverse(), written: written.reverse() };
}

/** The call that the lines end with, and the line that it begins in. */
function lastCall(lines: readonly string[], isExpected: boolean): { readonly call: ToolCall; readonly line: number } | null {
  const last = lines.at(-1) ?? '';
  if (!last.endsWith('}')) return null;
  const fence = CLOSING_FENCE.exec(last)?.[1];
  const line = fence === undefined ? lineOfObject(lines) : lineOfFence(lines, fence);
  if (line < 0) return null;
  const call = fence === undefined ? callOf(lines.slice(line).join('\n'), isExpected) : fencedCall(lines[line] ?? '', fence, lines.slice(line + 1, -1).join('\n'));
  return call === null ? null : { call, line };
}

/** -1: nowhere. */
function lineOfFence(lines: readonly string[], fence: string): number {
  return lines.findLastIndex((line) => line.startsWith('{') && line.endsWith(`:${fence}`));
}

/** Where the object begins that ends with the last line. No string of JSON goes over the end of a line. -1: nowhere. */
function lineOfObject(lines: readonly string[]): number {
  let depth = 0;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const more = depthIn(lines[at] ?? '');
    if (more === null) return -1;
    depth += more;
    if (depth >= 0) return depth === 0 && lines[at]?.startsWith(at === lines.length - 1 ? '{' : OPENING) === true ? at : -1;
  }
  return -1;
}

/** How many brackets a line of JSON opens more than it closes; null: a string in it has no end. */
function depthIn(line: string): number | null {
  let depth = 0;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at];
    if (character === '"') {
      at = endOfString(line, at);
      if (at >= line.length) return null;
    } else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
  }
  return depth;
}

function fencedCall(head: string, fence: string, text: string): ToolCall | null {
  const value = parsed(`${head.slice(0, -fence.length)}""}`);
  if (!isObject(value) || typeof value['name'] !== 'string') return null;
  const key = KEYS.find((each) => head.endsWith(`"${each}":${fence}`));
  return key === undefined ? null : { ...callWith(value['name'], key, text), ...besideOf(value, key) };
}

/** `json`: all of the call. */
function callOf(json: string, isExpected: boolean): ToolCall | null {
  const value = parsed(json);
  if (!isObject(value) || typeof value['name'] !== 'string') return null;
  const key = KEYS.find((each) => value[each] !== undefined && value[each] !== null);
  const given = key === undefined ? undefined : value[key];
  if (key !== undefined && typeof given === 'string' && (key === 'input' || given.trim() !== '')) return { ...callWith(value['name'], key, given), ...besideOf(value, key) };
  // A call without arguments is written with none, or with an empty text.
  const input = typeof given === 'string' || (given === undefined && isExpected) ? {} : given;
  if (!isObject(input)) return null;
  const written = key === undefined ? '' : asWritten(json, value, key);
  return { kind: 'function', id: '', name: value['name'], json: isObject(parsed(written)) ? written : JSON.stringify(input), input, ...besideOf(value, key) };
}

function besideOf(value: JsonObject, key: Key | undefined): Pick<ToolCall, 'beside'> {
  const beside = Object.keys(value).filter((each) => each !== 'name' && each !== key);
  return beside.length === 0 ? {} : { beside };
}

function callWith(name: string, key: Key, text: string): ToolCall {
  if (key === 'input') return { kind: 'custom', id: '', name, input: text };
  const input = parsed(text);
  return { kind: 'function', id: '', name, json: text, input: isObject(input) ? input : null };
}

/** The value of the last field in its own spelling, where the others are written as `callText` does. */
function asWritten(json: string, value: JsonObject, key: Key): string {
  const { [key]: _, ...others } = value;
  const head = headOf(others, key);
  return json.startsWith(head) ? json.slice(head.length, -1) : '';
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
