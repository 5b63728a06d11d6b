import { isAt, type PixelSize, sizeInPx, u16be, u8 } from './byte-reader';
import { exifIsTurned } from './image-tiff';

// Markers of ITU-T T.81, table B.1.
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const APP1 = 0xe1;
const EXIF = 'Exif\0\0';

/**
 * Size of a JPEG as it is shown: from its frame header, sides swapped where Exif turns it. null where no frame header
 * comes before the first scan, and where the height is only given after it (0, DNL). Segments are skipped, so a
 * thumbnail inside one is never taken for the image.
 */
export function jpegSize(bytes: Uint8Array): PixelSize | null {
  let isTurned = false;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = u8(bytes, at + 1);
    // Any number of 0xFF may stand in front of a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (standsAlone(marker)) {
      at += 2;
      continue;
    }
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) return null;
    const lengthBytes = u16be(bytes, at + 2);
    if (!(lengthBytes >= 2)) return null;
    if (isFrame(marker)) {
      const [heightPx, widthPx] = [u16be(bytes, at + 5), u16be(bytes, at + 7)];
      return isTurned ? sizeInPx(heightPx, widthPx) : sizeInPx(widthPx, heightPx);
    }
    if (marker === APP1 && isAt(bytes, at + 4, EXIF)) {
      isTurned = exifIsTurned(bytes.subarray(at + 4 + EXIF.length, at + 2 + lengthBytes));
    }
    at += 2 + lengthBytes;
  }
  return null;
}

/** TEM, RSTn and SOI have no length. */
function standsAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** SOF0…SOF15; DHT, JPG and DAC lie between them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
