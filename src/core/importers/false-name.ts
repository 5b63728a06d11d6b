// A file's name may say another thing than its bytes: told, as who sees "report.pdf" expects a PDF.
import type { DocumentFormat } from './documents/document';

/** What a file was read as: a plain text, a document, or the media type of an attachment. */
export type ReadKind = 'text' | DocumentFormat | `${string}/${string}`;

interface Claim {
  /** Behind "is no". */
  readonly noun: string;
  readonly endings: string;
  readonly kinds: readonly ReadKind[];
}

const ANY_TEXT = ['text', 'encoded', 'html', 'notebook', 'image/svg+xml'] as const;
/** Containers that hold sound or pictures, and whose endings are used for each other. */
const ISO_MEDIA = ['video/mp4', 'audio/mp4', 'video/quicktime'] as const;

const CLAIMS: readonly Claim[] = [
  { noun: 'text', endings: 'txt md markdown csv tsv json jsonl ndjson yaml yml xml log', kinds: ANY_TEXT },
  { noun: 'HTML page', endings: 'html htm xhtml', kinds: ANY_TEXT },
  { noun: 'notebook', endings: 'ipynb', kinds: ANY_TEXT },
  { noun: 'PDF', endings: 'pdf', kinds: ['pdf', 'application/pdf'] },
  { noun: 'Word document', endings: 'docx docm dotx doc', kinds: ['docx'] },
  { noun: 'Excel workbook', endings: 'xlsx xlsm xltx xls', kinds: ['xlsx'] },
  { noun: 'PowerPoint presentation', endings: 'pptx pptm ppsx potx ppt', kinds: ['pptx'] },
  { noun: 'OpenDocument file', endings: 'odt ods odp', kinds: [] },
  { noun: 'RTF document', endings: 'rtf', kinds: [] },
  { noun: 'EPUB book', endings: 'epub', kinds: ['epub'] },
  // Office documents and books are ZIP archives inside.
  { noun: 'ZIP archive', endings: 'zip', kinds: ['zip', 'docx', 'xlsx', 'pptx', 'epub'] },
  { noun: 'gzip archive', endings: 'gz tgz', kinds: [] },
  { noun: '7-Zip archive', endings: '7z', kinds: [] },
  { noun: 'RAR archive', endings: 'rar', kinds: [] },
  { noun: 'PNG image', endings: 'png', kinds: ['image/png'] },
  { noun: 'JPEG image', endings: 'jpg jpeg jpe jfif', kinds: ['image/jpeg'] },
  { noun: 'GIF image', endings: 'gif', kinds: ['image/gif'] },
  { noun: 'WebP image', endings: 'webp', kinds: ['image/webp'] },
  { noun: 'BMP image', endings: 'bmp', kinds: ['image/bmp'] },
  { noun: 'TIFF image', endings: 'tif tiff', kinds: ['image/tiff'] },
  { noun: 'AVIF image', endings: 'avif', kinds: ['image/avif'] },
  { noun: 'HEIC image', endings: 'heic heif', kinds: ['image/heic', 'image/heif'] },
  { noun: 'SVG image', endings: 'svg', kinds: ANY_TEXT },
  { noun: 'WAV audio', endings: 'wav', kinds: ['audio/wav'] },
  { noun: 'MP3 audio', endings: 'mp3', kinds: ['audio/mpeg'] },
  { noun: 'FLAC audio', endings: 'flac', kinds: ['audio/flac'] },
  { noun: 'Ogg audio', endings: 'ogg oga opus', kinds: ['audio/ogg'] },
  { noun: 'MP4 audio', endings: 'm4a', kinds: ISO_MEDIA },
  { noun: 'MP4 video', endings: 'mp4 m4v', kinds: ISO_MEDIA },
  { noun: 'QuickTime video', endings: 'mov', kinds: ISO_MEDIA },
  { noun: 'WebM or Matroska file', endings: 'webm mkv mka', kinds: ['video/webm', 'audio/webm', 'video/matroska', 'audio/matroska'] },
];

const BY_ENDING = new Map(CLAIMS.flatMap((claim) => claim.endings.split(' ').map((ending) => [ending, claim] as const)));

/** What a name says that its file is, "PDF"; null: nothing that is known here. */
export function claimedNoun(name: string): string | null {
  return claimOf(name)?.noun ?? null;
}

/** "a.pdf is no PDF: read as PNG image." `words` name what it was read as; null: the name is true, or says nothing. */
export function falseNameWords(name: string, kind: ReadKind, words: string): string | null {
  const claim = claimOf(name);
  return claim === null || claim.kinds.includes(kind) ? null : `${name} is no ${claim.noun}: read as ${words}.`;
}

function claimOf(name: string): Claim | null {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? null : (BY_ENDING.get(name.slice(dot + 1).toLowerCase()) ?? null);
}
