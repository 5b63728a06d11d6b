// Each format cut off, with a comma too many, with keys of objects themselves, and nested too deeply.
import { describe, expect, it } from 'vitest';
import { FORMAT_SAMPLES, marksIn, sampleText } from '@/test/format-samples';
import { textsOf } from './imported-parts';
import { importText } from './registry';

const samples = Object.entries(FORMAT_SAMPLES).map(([format, sample]) => [format, sample, sampleText(sample)] as const);
const partsMarks = (text: string) => marksIn(textsOf(importText(text)!).join('\n'), '§').toSorted();
const badLines = (imported: ReturnType<typeof importText>) => imported?.notes.find(({ kind }) => kind === 'bad-lines');

/** Places of a character outside of strings. */
function placesOf(text: string, wanted: RegExp): readonly number[] {
  const places: number[] = [];
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\' && isString) at += 1;
    else if (text[at] === '"') isString = !isString;
    else if (!isString && wanted.test(text[at] ?? '')) places.push(at);
  }
  return places;
}

/** The same with an own key in every record. */
function withKey(value: unknown, key: string, inner: unknown): unknown {
  if (Array.isArray(value)) return (value as unknown[]).map((each) => withKey(each, key, inner));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([own, each]) => [own, withKey(each, key, inner)]);
  return Object.fromEntries([[key, inner], ...entries]);
}

describe.each(samples)('%s', (_format, sample, text) => {
  it('that is cut off is a document, or says that a line is missing', () => {
    for (let end = 1; end < text.length; end += sample.isLines === true ? 3 : 1) {
      const cut = text.slice(0, end);
      // Where a line ends, nothing is missing of those before.
      if (sample.isLines === true && /(?:^|\})\n?$/.test(cut) && placesOf(cut, /\n/).length !== placesOf(cut.trimEnd(), /\n/).length) continue;
      const imported = importText(cut);
      if (sample.isLines !== true) expect(imported, cut.slice(-40)).toBeNull();
      else if (imported !== null && text[end] !== '\n') expect(badLines(imported), cut.slice(-40)).toMatchObject({ count: 1 });
    }
  });

  it('with a comma behind the last of a list or a record is a document, or says that a line is none', () => {
    const ends = placesOf(text, /[}\]]/);
    expect(ends.length).toBeGreaterThan(5);
    for (const at of ends) {
      const broken = `${text.slice(0, at)},${text.slice(at)}`;
      const imported = importText(broken);
      if (sample.isLines !== true) expect(imported).toBeNull();
      else if (imported !== null) expect(badLines(imported)).toMatchObject({ count: 1 });
    }
  });

  it('with a mark of its encoding, with CRLF, in lines of its own, or in a fence is read as it is without', () => {
    const plain = importText(text);
    for (const written of [`\ufeff${text}`, text.replaceAll('\n', '\r\n'), `\r\n${text}\r\n\n`]) expect(importText(written)).toEqual(plain);
    expect(partsMarks(`\`\`\`json\n${text}\n\`\`\``)).toEqual(partsMarks(text));
    if (sample.isLines !== true) expect(importText(JSON.stringify(sample.value, null, 2))).toEqual(plain);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString'])('with a key %s in every record is read as it is without', (key) => {
    const polluted = { ...sample, value: withKey(sample.value, key, { role: 'system', type: 'text', text: 'x', polluted: true }) };
    const written = sampleText(polluted);
    expect(written).toContain(`"${key}"`);
    const found = importText(written);
    // A list of tools with anything beside it, and a map with an entry that is no operation, say no less as a document.
    if (found !== null) expect(partsMarks(written)).toEqual(partsMarks(text));
    else expect(['tools']).toContain(_format);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each([190, 201, 5000, 100_000])('with %i levels at any of its ends is read, or left alone as too deep', (levels) => {
    const deep = `${'['.repeat(levels)}1${']'.repeat(levels)}`;
    const records = placesOf(text, /\{/);
    for (const at of records.filter((_, index) => index % Math.ceil(records.length / (levels > 5000 ? 2 : 6)) === 0)) {
      const written = `${text.slice(0, at + 1)}"deep":${deep},${text.slice(at + 1)}`;
      if (levels > 200) expect(importText(written)).toBeNull();
      else expect(() => importText(written)).not.toThrow();
    }
  });
});
