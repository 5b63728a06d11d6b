import { isAt } from '@/core/importers/byte-reader';

const LOCAL_BYTES = 30;
/** What documents that are archives inside begin with. */
const OF_DOCUMENTS = ['mimetype', '[Content_Types].xml', '_rels/', 'docProps/', 'word/', 'xl/', 'ppt/'];

/** Whether a file begins like a ZIP archive of files: not like an office document or a book, which are archives inside. The first 100 bytes are enough. */
export function isFolderArchive(head: Uint8Array): boolean {
  if (isAt(head, 0, 'PK\x05\x06')) return true;
  return isAt(head, 0, 'PK\x03\x04') && !OF_DOCUMENTS.some((path) => isAt(head, LOCAL_BYTES, path));
}
