import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOf } from '@/test/zip-files';
import { documentReason } from './document';
import { readDocument } from './read-document';

/** A compound file whose directory has these names, in sectors that stand apart. */
function compoundOf(names: readonly string[], shift = 9): Uint8Array<ArrayBuffer> {
  const size = 1 << shift;
  const perSector = size / 128;
  const sectors = Math.ceil((names.length + 1) / perSector);
  const bytes = new Uint8Array(size * (2 + 2 * sectors));
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, shift, true);
  view.setUint32(48, 1, true);
  for (let table = 0; table < 109; table += 1) view.setUint32(76 + 4 * table, table === 0 ? 0 : 0xffffffff, true);
  // The directory is in every other sector behind the table, which is the first.
  for (let at = 0; at < sectors; at += 1) view.setUint32(size + 4 * (1 + 2 * at), at === sectors - 1 ? 0xfffffffe : 3 + 2 * at, true);
  for (const [index, name] of ['Root Entry', ...names].entries()) {
    const at = size * (2 + 2 * Math.floor(index / perSector)) + 128 * (index % perSector);
    for (const [unit, character] of [...name].entries()) view.setUint16(at + 2 * unit, character.charCodeAt(0), true);
    view.setUint16(at + 64, 2 * name.length + 2, true);
    view.setUint8(at + 66, 2);
  }
  return bytes;
}
const reasonOf = async (bytes: Uint8Array) => {
  const read = await readDocument(sourceOf(bytes));
  return read.ok ? null : documentReason(read.error);
};

describe('a compound file', () => {
  it.each([
    [['EncryptionInfo', '\u0006DataSpaces', 'EncryptedPackage'], 'it is protected by a password; save it without one and add it again.'],
    [['1Table', 'WordDocument'], 'it is a Word document of the old binary format, which is not read here; save it as .docx and add it again.'],
    [['a', 'b', 'c', 'd', 'e', 'f', 'g', 'Workbook'], 'it is an Excel workbook of the old binary format, which is not read here; save it as .xlsx and add it again.'],
    [['PowerPoint Document', 'Current User'], 'it is a PowerPoint presentation of the old binary format, which is not read here; save it as .pptx and add it again.'],
    [['__properties_version1.0'], 'it is an Outlook message, which is not read here.'],
    [['Else'], 'it is a file of an old binary format of Office, which is not read here.'],
  ])('with %j says what it is', async (names, reason) => {
    for (const shift of [9, 12]) expect(await reasonOf(compoundOf(names, shift))).toBe(reason);
  });

  it('that is cut off, or broken in any way, is refused at once', async () => {
    const whole = compoundOf(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'WordDocument']);
    for (const end of [8, 100, 511, 512, 600, 1024, 1100, 1600]) expect(await reasonOf(whole.slice(0, end))).toContain('which is not read here');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 8, max: 1100 }), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 30 }), async (changes) => {
        const bytes = whole.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        expect(await reasonOf(bytes)).toContain('which is not read here');
      }),
    );
    // A chain that leads back to itself.
    new DataView(whole.buffer).setUint32(512 + 4, 1, true);
    expect(await reasonOf(whole)).toContain('an old binary format');
  });
});

it('RTF is refused as such', async () => {
  expect(await reasonOf(new TextEncoder().encode('{\\rtf1\\ansi Words}'))).toBe('it is an RTF document, which is not read here; save it as .docx and add it again.');
});
