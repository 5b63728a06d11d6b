// Which encoding a text says that it is in: by the mark at its beginning, or as pages and XML do in their first lines.
import { isAt } from '@/core/importers/byte-reader';
import { ENCODINGS } from './encoding-names';
import { mayBeHtml } from './telltale';

/** Browsers look no further for it (HTML, 13.2.3.2), and some pages have it a little behind that. */
const HEAD_BYTES = 4096;
const OF_XML = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/;
const OF_PAGE = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i;

/** The encoding by its name in `ENCODINGS`; null: the bytes say none, or one that they cannot be in. `name` is the file's. */
export function statedEncoding(bytes: Uint8Array, name = ''): string | null {
  if (isAt(bytes, 0, '\xff\xfe\0\0')) return null; // UTF-32, which no browser reads
  if (isAt(bytes, 0, '\xff\xfe')) return 'utf-16le';
  if (isAt(bytes, 0, '\xfe\xff')) return 'utf-16be';
  const head = new TextDecoder('iso-8859-1').decode(bytes.subarray(0, HEAD_BYTES));
  const label = (mayBeHtml(head, name) ? OF_PAGE.exec(head)?.[1] : undefined) ?? OF_XML.exec(head)?.[1];
  const encoding = label === undefined ? null : nameOf(label);
  // What is asked here is no sound UTF-8, and what could be read as ASCII is no UTF-16.
  return encoding === null || encoding.startsWith('utf-') ? null : (ENCODINGS.find((each) => each === encoding) ?? null);
}

function nameOf(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
