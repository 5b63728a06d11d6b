import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPdfPages } from './pdf-pages';

const pdf = (...pieces: readonly (string | Buffer)[]): Uint8Array =>
  new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'), ...pieces.map((piece) => Buffer.from(piece as string, 'latin1'))]));
const pagesOf = (...pieces: readonly (string | Buffer)[]) => readPdfPages(pdf(...pieces)).pages;
const objectStream = (objects: string, filter = '/FlateDecode'): Buffer =>
  Buffer.concat([Buffer.from(`9 0 obj <</Type /ObjStm /N 1 /First 4 /Filter ${filter}>>stream\r\n`), deflateSync(`1 0 ${objects}`), Buffer.from('\nendstream endobj\n')]);
const LEAF = '5 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>> endobj\n';

describe('readPdfPages', () => {
  it('takes the count of the root, whatever the order of its keys and the branches below it', () => {
    const root = '2 0 obj\n<< /Kids [3 0 R 4 0 R]\n/Count 250 % pages\n/Type /Pages >>\nendobj\n';
    const branch = '3 0 obj <</Type/Pages/Parent 2 0 R/Count 100/Kids[5 0 R]>> endobj\n';
    expect(pagesOf(branch, root, branch, LEAF)).toBe(250);
  });

  it('takes the latest version of a file that was saved again', () => {
    const root = (count: number) => `2 0 obj <</Type/Pages/Kids[5 0 R]/Count ${count}>> endobj\n`;
    expect(pagesOf(root(3), LEAF, 'trailer <</Root 1 0 R>>\n%%EOF\n', root(4), LEAF)).toBe(4);
  });

  it('opens object streams, and says nothing where it cannot', () => {
    const packed = '<</Type/Pages/Count 12/Kids[5 0 R]>>';
    expect(pagesOf(objectStream(packed))).toBe(12);
    expect(pagesOf(objectStream(packed, '[/FlateDecode]'))).toBe(12);
    expect(pagesOf(LEAF, objectStream(packed, '/LZWDecode'))).toBeNull();
    expect(pagesOf('1 0 obj <</Linearized 1/L 900/N 7>> endobj\n', objectStream(packed, '/LZWDecode'))).toBe(7);
  });

  it('counts pages one by one where no root is left', () => {
    expect(readPdfPages(pdf(LEAF, LEAF, '2 0 obj <</Type/Pages/Kids[5 0 R')).pages).toBe(2);
    expect(readPdfPages(pdf(LEAF)).pageSizes).toEqual([{ widthPt: 612, heightPt: 792 }]);
    expect(pagesOf('nothing')).toBeNull();
  });

  it('is not misled by strings, comments, streams and values that look like pages', () => {
    const decoys = [
      '6 0 obj <</Title (<</Type/Page>> \\) \\( (nested) <</Type/Page>>)>> endobj\n',
      '% <</Type/Pages/Count 99>>\n',
      '7 0 obj <</Length 30>>stream\n<</Type/Pages/Count 99>> (\nendstream endobj\n',
      '8 0 obj <</Type/XObject/Subtype/Page/Count 99/S/Pages>> endobj\n',
      '10 0 obj <</Type/Outlines/Count 99>> endobj\n',
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(decoys), fc.integer({ min: 1, max: 5 }), (before, leaves) => {
        expect(pagesOf(...before, ...Array.from({ length: leaves }, () => LEAF))).toBe(leaves);
      }),
    );
  });
});
