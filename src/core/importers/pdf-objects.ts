// Finds the dictionaries of a PDF (ISO 32000-1, 7.2 and 7.3) in one pass over its bytes, without its cross-reference
// table: damaged and half-written files have their objects too.

import { findCharacters } from './byte-reader';

/** What is kept of a dictionary. */
export interface PdfDictionary {
  /** Values that are names, by key, without the slash; of an array of names the last. */
  readonly names: ReadonlyMap<string, string>;
  /** Values that are numbers, or the first of several, as in a reference. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The four numbers of `MediaBox`, or null. */
  readonly mediaBox: readonly number[] | null;
}

interface Open {
  readonly names: Map<string, string>;
  readonly numbers: Map<string, number>;
  mediaBox: number[] | null;
  key: string | null;
  /** Whether the key has a value already; the next name is then a key. */
  hasValue: boolean;
  arrayDepth: number;
}

export interface PdfVisitor {
  /** Called for each dictionary as it closes, those inside others first. */
  dictionary(found: PdfDictionary): void;
  /** Called for each stream with the dictionary in front of it. */
  stream(found: PdfDictionary, data: Uint8Array): void;
}

/** Nothing sensible nests deeper; what does is read as if it lay side by side. */
const MOST_DEPTH = 200;
const MOST_NAME_BYTES = 127;

// Kinds of characters: white space, those that end a word, all others.
const REGULAR = 0;
const SPACE = 1;
const DELIMITER = 2;
const KINDS = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) KINDS[code] = SPACE;
for (const character of '()<>[]{}/%') KINDS[character.charCodeAt(0)] = DELIMITER;

/** Reads all objects in the order of the file. Linear; ends quietly where the bytes stop making sense. */
export function visitPdf(bytes: Uint8Array, visitor: PdfVisitor): void {
  let stack: Open[] = [];
  let closed: PdfDictionary | null = null;
  let at = 0;

  const value = (): void => {
    const top = stack.at(-1);
    if (top !== undefined && top.key !== null) top.hasValue = true;
  };
  const name = (text: string): void => {
    const top = stack.at(-1);
    if (top === undefined) return;
    if (top.arrayDepth > 0 || (top.key !== null && !top.hasValue)) {
      if (top.key !== null) top.names.set(top.key, text);
      top.hasValue = true;
      return;
    }
    top.key = text;
    top.hasValue = false;
  };
  const number = (amount: number): void => {
    const top = stack.at(-1);
    if (top === undefined || top.key === null) return;
    if (top.arrayDepth === 1 && top.key === 'MediaBox' && (top.mediaBox?.length ?? 0) < 4) (top.mediaBox ??= []).push(amount);
    if (!top.numbers.has(top.key)) top.numbers.set(top.key, amount);
    top.hasValue = true;
  };
  const word = (text: string): void => {
    if (text === 'obj' || text === 'endobj') {
      stack = [];
      closed = null;
    } else if (text === 'stream' && closed !== null) {
      const start = at + (bytes[at] === 13 && bytes[at + 1] === 10 ? 2 : 1);
      const end = findCharacters(bytes, 'endstream', start);
      const dataEnd = end < 0 ? bytes.length : end;
      visitor.stream(closed, bytes.subarray(start, dataEnd));
      at = dataEnd;
      closed = null;
    } else if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) number(Number(text));
    else value();
  };
  const open = (): void => {
    value();
    if (stack.length < MOST_DEPTH) stack.push({ names: new Map(), numbers: new Map(), mediaBox: null, key: null, hasValue: false, arrayDepth: 0 });
  };
  const close = (): void => {
    const top = stack.pop();
    if (top === undefined) return;
    closed = top;
    visitor.dictionary(top);
  };

  while (at < bytes.length) {
    const code = bytes[at] ?? 0;
    const kind = KINDS[code];
    if (kind === SPACE) at += 1;
    else if (kind === REGULAR) {
      const end = wordEnd(bytes, at);
      const text = shortText(bytes, at, end);
      at = end;
      word(text);
    } else if (code === 0x2f) {
      const end = wordEnd(bytes, at + 1);
      name(shortText(bytes, at + 1, end));
      at = end;
    } else if (code === 0x25) at = lineEnd(bytes, at);
    else if (code === 0x28) {
      at = stringEnd(bytes, at);
      value();
    } else if (code === 0x3c && bytes[at + 1] === 0x3c) {
      open();
      at += 2;
    } else if (code === 0x3e && bytes[at + 1] === 0x3e) {
      close();
      at += 2;
    } else {
      const top = stack.at(-1);
      if (code === 0x5b && top !== undefined) top.arrayDepth += 1;
      if (code === 0x5d && top !== undefined && top.arrayDepth > 0) top.arrayDepth -= 1;
      value();
      at += 1;
    }
  }
}

function wordEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && KINDS[bytes[at] ?? 0] === REGULAR) at += 1;
  return at;
}

function shortText(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + MOST_NAME_BYTES)));
}

function lineEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
  return at;
}

/** Past the parenthesis that closes a string; pairs inside and what follows a backslash do not. */
function stringEnd(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const code = bytes[at];
    if (code === 0x5c) at += 1;
    else if (code === 0x28) depth += 1;
    else if (code === 0x29) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return bytes.length;
}
