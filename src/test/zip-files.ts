// Writes ZIP archives byte by byte, also such as no tool writes: with sizes that lie, encrypted, cut off, ZIP64.
import { deflateRawSync } from 'node:zlib';
import { crc32 } from '@/core/importers/archive/crc32';
import type { ByteSource } from '@/core/importers/read-media';

export interface ZipFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly isStored?: boolean;
  /** Written over what is true. */
  readonly stated?: { readonly sizeBytes?: number; readonly packedBytes?: number; readonly method?: number; readonly flags?: number; readonly crc32?: number; readonly headerAt?: number };
  readonly isWide?: boolean;
}

const u16 = (value: number) => [value & 0xff, (value >>> 8) & 0xff];
const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];
const u64 = (value: number) => [...u32(value % 2 ** 32), ...u32(Math.floor(value / 2 ** 32))];

/** The archive of these files. Sizes stand in the directory alone, as in archives that were written as a stream. */
export function zipOf(files: readonly ZipFile[]): Uint8Array<ArrayBuffer> {
  const body: Uint8Array[] = [];
  const directory: number[] = [];
  let at = 0;
  for (const { path, content, isStored = false, stated = {}, isWide = false } of files) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const packed = isStored ? bytes : deflateRawSync(bytes, { level: 9 });
    const name = Buffer.from(path);
    const method = stated.method ?? (isStored ? 0 : 8);
    const flags = stated.flags ?? 0x808;
    const sizes = { size: stated.sizeBytes ?? bytes.length, packed: stated.packedBytes ?? packed.length, headerAt: stated.headerAt ?? at };
    const extra = isWide ? [...u16(1), ...u16(24), ...u64(sizes.size), ...u64(sizes.packed), ...u64(sizes.headerAt)] : [];
    const narrow = (value: number) => u32(isWide ? 0xffff_ffff : value);
    const local = Uint8Array.of(0x50, 0x4b, 3, 4, ...u16(20), ...u16(flags), ...u16(method), ...u32(0), ...u32(0), ...u32(0), ...u32(0), ...u16(name.length), ...u16(0));
    directory.push(0x50, 0x4b, 1, 2, ...u16(20), ...u16(20), ...u16(flags), ...u16(method), ...u32(0), ...u32(stated.crc32 ?? crc32(bytes)));
    directory.push(...narrow(sizes.packed), ...narrow(sizes.size), ...u16(name.length), ...u16(extra.length), ...u16(0), ...u16(0), ...u16(0), ...u32(0), ...narrow(sizes.headerAt), ...name, ...extra);
    body.push(local, name, packed);
    at += local.length + name.length + packed.length;
  }
  const isWide = files.some((file) => file.isWide === true);
  const wide = isWide
    ? [0x50, 0x4b, 6, 6, ...u64(44), ...u16(45), ...u16(45), ...u32(0), ...u32(0), ...u64(files.length), ...u64(files.length), ...u64(directory.length), ...u64(at), 0x50, 0x4b, 6, 7, ...u32(0), ...u64(at + directory.length), ...u32(1)]
    : [];
  const end = [0x50, 0x4b, 5, 6, ...u16(0), ...u16(0), ...u16(files.length), ...u16(files.length), ...u32(directory.length), ...(isWide ? u32(0xffff_ffff) : u32(at)), ...u16(0)];
  return new Uint8Array(Buffer.concat([...body, Uint8Array.from(directory), Uint8Array.from(wide), Uint8Array.from(end)]));
}

export function sourceOf(bytes: Uint8Array): ByteSource {
  return { sizeBytes: bytes.length, read: async (start, end) => bytes.subarray(start, end) };
}
