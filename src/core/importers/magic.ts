// Recognises common binary formats by their first bytes, so that a refusal can say what the file is.
// Signatures: the formats' own specifications, as collected in the magic database of file(1).

interface Signature {
  readonly format: string;
  /** Bytes in hexadecimal, `??` for any byte. */
  readonly hex: string;
  readonly atByte?: number;
  /** The signature is also plain words: it counts only when a NUL stands near the start. */
  readonly alsoText?: true;
}

const SIGNATURES: readonly Signature[] = [
  { format: 'PNG image', hex: '89504e470d0a1a0a' },
  { format: 'JPEG image', hex: 'ffd8ff' },
  { format: 'GIF image', hex: '47494638??61' },
  { format: 'WebP image', hex: '52494646????????57454250' },
  { format: 'TIFF image', hex: '49492a00' },
  { format: 'TIFF image', hex: '4d4d002a' },
  { format: 'BMP image', hex: '424d', alsoText: true },
  { format: 'icon image', hex: '00000100' },
  { format: 'AVIF image', hex: '6674797061766966', atByte: 4 },
  { format: 'AVIF image', hex: '6674797061766973', atByte: 4 },
  // The brands of HEIF (ISO/IEC 23008-12): stills and sequences, coded with HEVC or with anything.
  ...['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'].map((brand) => ({ format: 'HEIC image', hex: `66747970${inHex(brand)}`, atByte: 4 })),
  { format: 'HEIF image', hex: '667479706d696631', atByte: 4 },
  { format: 'HEIF image', hex: '667479706d736631', atByte: 4 },
  { format: 'M4A audio file', hex: '667479704d344120', atByte: 4 },
  { format: 'QuickTime video', hex: '6674797071742020', atByte: 4 },
  { format: 'Photoshop image', hex: '384250530001' },
  { format: 'PDF document', hex: '255044462d' },
  { format: 'Office document of the old binary format', hex: 'd0cf11e0a1b11ae1' },
  // Its text stands between marks of its own.
  { format: 'RTF document', hex: '7b5c727466' },
  { format: 'ZIP archive', hex: '504b0304' },
  { format: 'ZIP archive', hex: '504b0506' },
  { format: 'gzip archive', hex: '1f8b08' },
  { format: 'bzip2 archive', hex: '425a68??314159265359' },
  { format: 'XZ archive', hex: 'fd377a585a00' },
  { format: 'Zstandard archive', hex: '28b52ffd' },
  { format: '7-Zip archive', hex: '377abcaf271c' },
  { format: 'RAR archive', hex: '526172211a07' },
  { format: 'tar archive', hex: '7573746172', atByte: 257 },
  { format: 'ELF program', hex: '7f454c46' },
  { format: 'Mach-O program', hex: 'feedface' },
  { format: 'Mach-O program', hex: 'feedfacf' },
  { format: 'Mach-O program', hex: 'cefaedfe' },
  { format: 'Mach-O program', hex: 'cffaedfe' },
  // A universal Mach-O program starts with the same four bytes as a compiled Java class.
  { format: 'compiled program', hex: 'cafebabe' },
  { format: 'Windows program', hex: '4d5a', alsoText: true },
  { format: 'WebAssembly module', hex: '0061736d' },
  { format: 'MP3 audio file', hex: '49443302' },
  { format: 'MP3 audio file', hex: '49443303' },
  { format: 'MP3 audio file', hex: '49443304' },
  { format: 'MP3 audio file', hex: 'fffb' },
  { format: 'MP3 audio file', hex: 'fff3' },
  { format: 'MP3 audio file', hex: 'fff2' },
  { format: 'FLAC audio file', hex: '664c6143', alsoText: true },
  { format: 'WAV audio file', hex: '52494646????????57415645' },
  { format: 'Ogg media file', hex: '4f676753', alsoText: true },
  { format: 'MP4 video', hex: '66747970', atByte: 4 },
  { format: 'AVI video', hex: '52494646????????41564920' },
  { format: 'Matroska or WebM video', hex: '1a45dfa3' },
  { format: 'SQLite database', hex: '53514c69746520666f726d6174203300' },
  { format: 'Parquet table', hex: '50415231', alsoText: true },
  { format: 'HDF5 file', hex: '894844460d0a1a0a' },
  { format: 'WOFF font', hex: '774f4646', alsoText: true },
  { format: 'WOFF2 font', hex: '774f4632', alsoText: true },
  { format: 'TrueType font', hex: '0001000000' },
  { format: 'OpenType font', hex: '4f54544f', alsoText: true },
];

/** Formats that are ZIP archives inside and are known by the ending of their name. */
const ZIP_FORMATS: Readonly<Record<string, string>> = {
  docx: 'Word document',
  xlsx: 'Excel workbook',
  pptx: 'PowerPoint presentation',
  odt: 'OpenDocument text',
  ods: 'OpenDocument spreadsheet',
  epub: 'EPUB book',
  jar: 'Java archive',
  apk: 'Android package',
  whl: 'Python wheel',
};

/** Of ASCII characters. */
function inHex(text: string): string {
  return Array.from(text, (character) => character.charCodeAt(0).toString(16)).join('');
}

const NEAR_START_BYTES = 512;

/**
 * The name of the binary format that the bytes start like, such as "PNG image", or null where none is recognised.
 * The file's name only tells the members of the ZIP family apart.
 */
export function binaryFormatOf(bytes: Uint8Array, name: string): string | null {
  const found = SIGNATURES.find((signature) => matches(bytes, signature));
  if (found === undefined) return null;
  if (found.format !== 'ZIP archive') return found.format;
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(ZIP_FORMATS, ending) ? (ZIP_FORMATS[ending] ?? found.format) : found.format;
}

function matches(bytes: Uint8Array, { hex, atByte = 0, alsoText }: Signature): boolean {
  for (let index = 0; index < hex.length / 2; index += 1) {
    const pair = hex.slice(index * 2, index * 2 + 2);
    if (pair !== '??' && bytes[atByte + index] !== Number.parseInt(pair, 16)) return false;
  }
  return alsoText !== true || bytes.subarray(0, NEAR_START_BYTES).includes(0);
}
