// Names of files that the page saves: from names that came from outside.

const MOST_CHARACTERS = 80;
/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A name that every file system takes: no control and no bidirectional characters, which could hide the true ending, no
 * separators of paths, no dots or blanks at its ends. `ending` is put behind it, with its dot.
 */
export function fileName(title: string, ending: string): string {
  const plain = title
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\\/:*?"<>|]+/g, '-')
    .replace(/\s+/g, ' ');
  const short = [...plain].slice(0, MOST_CHARACTERS).join('').replace(/^[\s.]+|[\s.]+$/g, '');
  return `${short === '' || RESERVED.test(short) ? `contextscope ${short}`.trimEnd() : short}${ending}`;
}
