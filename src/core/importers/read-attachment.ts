// The bytes of an image, a PDF, a sound or a film → what its cost depends on, or the reason why not.

import type { FileAttachment } from '@/core/prompt/attachment';
import { fail, type Result, succeed } from '@/core/result';
import { flacDurationMs } from './audio-flac';
import { afterId3, mp3DurationMs } from './audio-mp3';
import { oggDurationMs } from './audio-ogg';
import { wavDurationMs } from './audio-wav';
import { findCharacters, isAt, nameAt, type PixelSize, u8 } from './byte-reader';
import { heifSize } from './image-heif';
import { jpegSize } from './image-jpeg';
import { bmpSize, gifSize, pngSize } from './image-raster';
import { svgSize } from './image-svg';
import { tiffSize } from './image-tiff';
import { webpSize } from './image-webp';
import { brandsOf } from './iso-boxes';
import { readPdfPages } from './pdf-pages';
import { readMatroska } from './video-matroska';
import { readMp4 } from './video-mp4';

export type AttachmentError =
  /** None of the formats that are read here; it may be text, or a format of another kind. */
  | { readonly kind: 'unknown-format' }
  /** Begins like a format that is read here, but its size is missing, damaged or cut off. */
  | { readonly kind: 'no-size'; readonly mediaType: string };

/**
 * Reads size or length off a file's own bytes. The bytes alone decide what it is: PNG, JPEG, GIF, WebP, BMP, TIFF, AVIF,
 * HEIC, SVG; PDF; WAV, MP3, FLAC, Ogg, M4A; MP4, QuickTime, WebM, Matroska. Never throws and never looks past the end;
 * linear in the bytes, and for images no more than their headers are read. `sizeBytes` is that of the file where the bytes
 * are only its beginning or a part of it (see `readMedia`).
 */
export function readAttachment(bytes: Uint8Array, fileName: string, sizeBytes: number = bytes.length): Result<FileAttachment, AttachmentError> {
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === null) return fail({ kind: 'unknown-format' });
  const file = { fileName, mediaType, sizeBytes };
  if (mediaType === 'application/pdf') return succeed({ ...file, kind: 'pdf', ...readPdfPages(bytes) });
  if (mediaType.startsWith('image/')) {
    const size = imageSize(bytes, mediaType);
    return size === null ? fail({ kind: 'no-size', mediaType }) : succeed({ ...file, kind: 'image', ...size });
  }
  const film = mediaType === 'video/mp4' || mediaType === 'video/quicktime' ? readMp4(bytes) : mediaType === 'video/webm' || mediaType === 'video/matroska' ? readMatroska(bytes) : null;
  if (film !== null) {
    if (film.picture !== null) return succeed({ ...file, kind: 'video', durationMs: film.durationMs, ...film.picture });
    // The same containers hold sound alone.
    const soundType = mediaType === 'video/quicktime' ? 'audio/mp4' : mediaType.replace('video/', 'audio/');
    return succeed({ ...file, kind: 'audio', mediaType: soundType, durationMs: film.durationMs });
  }
  if (mediaType.startsWith('video/')) return fail({ kind: 'no-size', mediaType });
  const durationMs = soundMs(bytes, mediaType, sizeBytes);
  // FLAC may leave its length open; the other formats have one or are damaged.
  if (durationMs === null && mediaType !== 'audio/flac') return fail({ kind: 'no-size', mediaType });
  return succeed({ ...file, kind: 'audio', durationMs });
}

function imageSize(bytes: Uint8Array, mediaType: string): PixelSize | null {
  switch (mediaType) {
    case 'image/png':
      return pngSize(bytes);
    case 'image/jpeg':
      return jpegSize(bytes);
    case 'image/gif':
      return gifSize(bytes);
    case 'image/webp':
      return webpSize(bytes);
    case 'image/bmp':
      return bmpSize(bytes);
    case 'image/tiff':
      return tiffSize(bytes);
    case 'image/svg+xml':
      return svgSize(bytes);
    default:
      return heifSize(bytes);
  }
}

function soundMs(bytes: Uint8Array, mediaType: string, sizeBytes: number): number | null {
  switch (mediaType) {
    case 'audio/wav':
      return wavDurationMs(bytes, sizeBytes);
    case 'audio/flac':
      return flacDurationMs(bytes);
    case 'audio/ogg':
      return oggDurationMs(bytes);
    default:
      return mp3DurationMs(bytes);
  }
}

const PDF_HEAD_BYTES = 1024;

/** What the bytes are by their signature, or null. */
export function mediaTypeOf(bytes: Uint8Array): string | null {
  if (isAt(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (isAt(bytes, 0, '\xff\xd8\xff')) return 'image/jpeg';
  if (isAt(bytes, 0, 'GIF87a') || isAt(bytes, 0, 'GIF89a')) return 'image/gif';
  if (isAt(bytes, 0, 'II*\0') || isAt(bytes, 0, 'MM\0*')) return 'image/tiff';
  if (isAt(bytes, 0, 'RIFF') || isAt(bytes, 0, 'RF64')) {
    return isAt(bytes, 8, 'WEBP') ? 'image/webp' : isAt(bytes, 8, 'WAVE') ? 'audio/wav' : null;
  }
  // "BM" begins words too; the four reserved bytes are zero, and so is the high half of the header's size.
  if (isAt(bytes, 0, 'BM') && isAt(bytes, 6, '\0\0\0\0') && isAt(bytes, 16, '\0\0')) return 'image/bmp';
  if (isAt(bytes, 0, '\x1a\x45\xdf\xa3')) return findCharacters(bytes.subarray(0, 64), 'webm', 0) >= 0 ? 'video/webm' : 'video/matroska';
  if (isAt(bytes, 0, 'OggS')) return 'audio/ogg';
  const isoType = isoMediaType(bytes);
  if (isoType !== null) return isoType;
  const sound = afterId3(bytes);
  if (isAt(bytes, sound, 'fLaC')) return 'audio/flac';
  if (sound > 0 || (bytes[0] === 0xff && isMp3Header(bytes))) return 'audio/mpeg';
  // Readers accept some bytes in front of a PDF.
  if (findCharacters(bytes.subarray(0, PDF_HEAD_BYTES), '%PDF-', 0) >= 0) return 'application/pdf';
  return bytes[0] === 0x3c || isAt(bytes, 0, '\xef\xbb\xbf<') || isSpace(u8(bytes, 0)) ? (svgSize(bytes) === null ? null : 'image/svg+xml') : null;
}

function isoMediaType(bytes: Uint8Array): string | null {
  const brands = brandsOf(bytes);
  if (brands.length === 0) {
    // QuickTime's first files had no file type box.
    return ['moov', 'mdat', 'wide'].includes(nameAt(bytes, 4)) && u8(bytes, 0) === 0 ? 'video/quicktime' : null;
  }
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'image/avif';
  if (brands.some((brand) => /^(?:hei[cxms]|hev[cxms])$/.test(brand))) return 'image/heic';
  if (brands[0] === 'mif1' || brands[0] === 'msf1') return 'image/heif';
  return brands[0] === 'qt  ' ? 'video/quicktime' : 'video/mp4';
}

/** A header without an ID3 tag in front: sync, a layer, a bit rate that is allowed; the marks of UTF-16 and UTF-32 are none. */
function isMp3Header(bytes: Uint8Array): boolean {
  const second = u8(bytes, 1);
  return second >= 0xe0 && second !== 0xff && second !== 0xfe && (second & 0x06) !== 0 && u8(bytes, 2) < 0xf0;
}

function isSpace(code: number): boolean {
  return code === 9 || code === 10 || code === 13 || code === 32;
}
