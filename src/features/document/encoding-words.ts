import { encodingName } from '@/core/importers/documents/encoding-names';

const CHOOSE = 'Where characters look wrong, choose another encoding.';

/** What is said of the encoding of a file that is not in UTF-8: the one that it states, and the one in which it is read; undefined: none is known. */
export function encodingWords(stated: string | undefined, used: string | undefined): string {
  // Nothing states UTF-16 but the mark at the beginning of a file, which leaves nothing to guess.
  if (stated?.startsWith('utf-16') !== true) return `Its file is not in sound UTF-8. ${CHOOSE}`;
  const said = `${encodingName(stated)}, from its byte order mark.`;
  return used === stated || used === undefined ? said : `Its byte order mark says ${encodingName(stated)}. ${CHOOSE}`;
}
