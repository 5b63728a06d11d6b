import { describe, expect, it } from 'vitest';
import { readReport } from './read-report';

const LINES = ['{"usage":{"input_tokens":14}}', '{"usage":{"input_tokens":61240},"note":"naïve 東京"}'].join('\n');
const file = (...parts: BlobPart[]) => new File(parts, 'session.jsonl');
const always = () => true;

function utf16(text: string, isBigEndian: boolean): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), !isBigEndian);
  return view.buffer;
}

describe('a report', () => {
  it('is read from a text and from a file, in UTF-8 or UTF-16', async () => {
    const read = await readReport(LINES, always);
    expect(read).toMatchObject({ ok: true, value: { inputTokens: 61_240, reports: 2, skippedLines: 0 } });
    for (const source of [file(LINES), file('\uFEFF', LINES), file(utf16(`\uFEFF${LINES}`, false)), file(utf16(`\uFEFF${LINES}`, true))]) {
      expect(await readReport(source, always)).toEqual(read);
    }
  });

  it('is read across the pieces of a long file', async () => {
    const long = `${'{"content":"東京東京東京東京"}\n'.repeat(60_000)}${LINES}`;
    expect(await readReport(file(long), always)).toMatchObject({ ok: true, value: { inputTokens: 61_240, reports: 2, skippedLines: 0 } });
  });

  it('is none in a picture, in a file that is too large or cannot be read, and in nothing', async () => {
    expect(await readReport(file(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0])), always)).toMatchObject({ error: { kind: 'not-json' } });
    expect(await readReport(file(), always)).toMatchObject({ error: { kind: 'not-json' } });
    const huge = { size: 1e9 } as File;
    expect(await readReport(huge, always)).toMatchObject({ error: { kind: 'too-large' } });
    const gone = { size: 9, slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }) } as unknown as File;
    expect(await readReport(gone, always)).toMatchObject({ error: { kind: 'unreadable' } });
  });

  it('is undefined as soon as another is wanted', async () => {
    expect(await readReport('{}\n'.repeat(500_000), () => false)).toBeUndefined();
  });
});
