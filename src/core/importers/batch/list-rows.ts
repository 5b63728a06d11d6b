// A JSON list of requests or of texts: each entry is a prompt, as each line of a file of lines is.
import { isAlpaca } from '@/core/importers/formats/alpaca';
import { field, isRecord, type JsonRecord } from '@/core/importers/formats/shape';
import type { PartText } from '@/core/prompt/long-text';
import { isDataRecord } from './data-records';
import { beginOfJson, headOfJson } from './json-begin';
import type { RowPlaces } from './line-rows';
import { valueOfLine } from './row-value';

const STEP_UNITS = 1 << 16;
const [QUOTE, BACKSLASH, COMMA, LINE_BREAK] = [0x22, 0x5c, 0x2c, 0x0a];
const [OPEN_LIST, CLOSE_LIST, OPEN_RECORD, CLOSE_RECORD] = [0x5b, 0x5d, 0x7b, 0x7d];

/** The body that Anthropic's API takes holds a list of requests. */
const BEFORE_LIST = /^\{\s*"requests"\s*:\s*(?=\[\s*\{)/;

/** Whether a text begins as a list of records, by itself or in a body of requests; most of those are no requests. */
export function beginsAsList(text: PartText): boolean {
  const head = headOfJson(text);
  return /^\[\s*\{/.test(head) || BEFORE_LIST.test(head);
}

/** Whether a text begins as a list of texts. */
export function beginsAsTexts(text: PartText): boolean {
  return /^\[\s*"/.test(headOfJson(text));
}

/**
 * Where the entries of a list stand, in steps; null where the first is no request, no record of a data set and no text, or all of it is one line
 * of several. What comes after the end of the list, or is left of one that ends too early, is a row as well: nothing is left out silently.
 */
export function* listRowsInSteps(text: PartText): Generator<undefined, RowPlaces | null, undefined> {
  const [starts, ends, lines]: [number[], number[], number[]] = [[], [], []];
  const areTexts = beginsAsTexts(text);
  const around = BEFORE_LIST.exec(headOfJson(text))?.[0] ?? '';
  const before = text.slice(0, beginOfJson(text)) + around;
  /** The body around the list is still open. */
  let isWithin = around !== '';
  let [depth, line, start, startLine] = [0, before.split('\n').length, -1, 1];
  let [isString, isEscaped] = [false, false];
  const endAt = (end: number) => {
    if (start >= 0) {
      starts.push(start);
      ends.push(end);
      lines.push(startLine);
    }
    start = -1;
  };
  for (let from = before.length; from < text.length; from += STEP_UNITS) {
    const piece = text.slice(from, from + STEP_UNITS);
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (isString) {
        if (isEscaped) isEscaped = false;
        else if (code === BACKSLASH) isEscaped = true;
        else if (code === QUOTE) isString = false;
        continue;
      }
      if (code === LINE_BREAK) line += 1;
      const isEnd = depth === 1 && (code === COMMA || code === CLOSE_LIST);
      if (isEnd) {
        endAt(from + at);
        if (starts.length === 1 && !areTexts && !isRequestText(text.slice(starts[0] ?? 0, ends[0]))) return null;
      } else if (isWithin && depth === 0 && code === CLOSE_RECORD) {
        isWithin = false;
        continue;
      } else if (start < 0 && code > 0x20 && code !== 0xfeff && !(starts.length === 0 && depth === 0)) {
        // Lines of which each is a list of texts are rows themselves.
        if (areTexts && depth === 0) return null;
        // Another list goes on as the first one does.
        if (depth > 0 || code !== OPEN_LIST) [start, startLine] = [from + at, line];
      }
      if (code === QUOTE) isString = true;
      else if (code === OPEN_LIST || code === OPEN_RECORD) depth += 1;
      else if (code === CLOSE_LIST || code === CLOSE_RECORD) depth -= 1;
    }
    yield undefined;
  }
  if (areTexts) return depth === 0 && starts.length > 0 ? { starts, ends, lines } : null;
  endAt(text.length);
  return starts.length > 0 && isRequestText(text.slice(starts[0] ?? 0, ends[0])) ? { starts, ends, lines } : null;
}

/** Whether a value is a request, or one in the envelope of a batch: it has the texts of one beside whatever else. So have records of data sets for training. */
export function isRequestBody(value: unknown): boolean {
  if (isAlpaca(value) || Array.isArray(field(value, 'conversations'))) return true;
  const bodies = [value, ...['body', 'params', 'request', 'modelInput'].map((key) => field(value, key))];
  const isTextFor = (body: JsonRecord) => typeof body['model'] === 'string' && ['input', 'prompt'].some((key) => typeof body[key] === 'string');
  return bodies.some((body) => isRecord(body) && (['messages', 'contents', 'input'].some((key) => Array.isArray(body[key])) || isTextFor(body)));
}

function isRequestText(text: string): boolean {
  const parsed = valueOfLine(text);
  return parsed.ok && (isRequestBody(parsed.value) || isDataRecord(parsed.value));
}
