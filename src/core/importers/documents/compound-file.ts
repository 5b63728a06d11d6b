// What a compound file holds, by the names in its directory ([MS-CFB] 2.2 and 2.6): Word, Excel and PowerPoint of before 2007,
// and the newer ones under a password ([MS-OFFCRYPTO] 2.3.4).
import type { ByteSource } from '@/core/importers/read-media';
import type { DocumentError } from './document';

export const COMPOUND_FILE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

const HEADER_BYTES = 512;
/** Sectors of the allocation table that the header names; the directory of an Office file lies in far fewer. */
const FIRST_TABLE_AT = 76;
const MOST_TABLES = 109;
const MOST_SECTORS = 256;
const ENTRY_BYTES = 128;
const NAME_LENGTH_AT = 64;
const END_OF_CHAIN = 0xfffffffa;

/** By the name of a stream: what the file is, and as what it can be saved to be read here. */
const KINDS: readonly (readonly [stream: string, format: string, instead: string | null])[] = [
  ['WordDocument', 'a Word document of the old binary format', '.docx'],
  ['Workbook', 'an Excel workbook of the old binary format', '.xlsx'],
  ['Book', 'an Excel workbook of the old binary format', '.xlsx'],
  ['PowerPoint Document', 'a PowerPoint presentation of the old binary format', '.pptx'],
  ['VisioDocument', 'a Visio drawing', null],
  ['__properties_version1.0', 'an Outlook message', null],
];

/** Why a compound file is not read. Of the first bytes and of its directory alone; never throws on any. */
export async function compoundFileError(source: ByteSource): Promise<DocumentError> {
  const names = await directoryNames(source);
  if (names.has('EncryptedPackage')) return { kind: 'password' };
  const [, format, instead] = KINDS.find(([stream]) => names.has(stream)) ?? ['', 'a file of an old binary format of Office', null];
  return { kind: 'not-read', format, ...(instead === null ? {} : { instead }) };
}

async function directoryNames(source: ByteSource): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  const header = viewOf(await source.read(0, HEADER_BYTES));
  if (header.byteLength < HEADER_BYTES) return names;
  const shift = header.getUint16(30, true);
  // 512 bytes, or 4096 in version 4.
  if (shift !== 9 && shift !== 12) return names;
  const size = 1 << shift;
  const sectorAt = async (sector: number) => viewOf(await source.read((sector + 1) * size, (sector + 2) * size));
  const nextOf = async (sector: number) => {
    const index = Math.floor(sector / (size / 4));
    if (index >= MOST_TABLES) return END_OF_CHAIN;
    const table = header.getUint32(FIRST_TABLE_AT + 4 * index, true);
    const at = 4 * (sector % (size / 4));
    const entries = table >= END_OF_CHAIN ? null : await sectorAt(table);
    return entries === null || entries.byteLength < at + 4 ? END_OF_CHAIN : entries.getUint32(at, true);
  };
  let sector = header.getUint32(48, true);
  for (let read = 0; sector < END_OF_CHAIN && read < MOST_SECTORS; read += 1) {
    const entries = await sectorAt(sector);
    for (let at = 0; at + ENTRY_BYTES <= entries.byteLength; at += ENTRY_BYTES) names.add(nameAt(entries, at));
    sector = await nextOf(sector);
  }
  return names;
}

/** UTF-16 with a zero at its end, which its length counts. */
function nameAt(entries: DataView, at: number): string {
  const units = Math.min(32, entries.getUint16(at + NAME_LENGTH_AT, true) >> 1) - 1;
  let name = '';
  for (let index = 0; index < units; index += 1) name += String.fromCharCode(entries.getUint16(at + 2 * index, true));
  return name;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
