// What `.gitignore` files leave out, decided as git does: the file that lies deepest and has an opinion decides, and within it
// the last pattern that matches. https://git-scm.com/docs/gitignore
import ignore, { type Ignore } from 'ignore';
import { stateCrossing } from './literal-prefix';

export interface IgnoreLevels {
  /** Takes the `.gitignore` of a folder; "" is the folder that is walked. */
  add(folderPath: string, text: string): void;
  /** Whether a path is left out, given that the folders it lies in are not. */
  isIgnored(path: string, isFolder: boolean): boolean;
  /** The rules of a folder are not needed any more. */
  leave(folderPath: string): void;
}

/**
 * Rules for one walk. Names are compared with regard to case, as git does by default outside of macOS and Windows. Rules
 * outside the folder (`.git/info/exclude`, those of the user) are not known here, and neither is what is tracked already.
 */
export function createIgnoreLevels(): IgnoreLevels {
  const levels = new Map<string, Ignore>();
  return {
    add: (folderPath, text) => void levels.set(bytewise(folderPath), ignore({ ignorecase: false }).add(rulesOf(bytewise(text)))),
    leave: (folderPath) => void levels.delete(bytewise(folderPath)),
    isIgnored(written, isFolder) {
      const path = bytewise(written);
      /** Those above that were overruled: what lies in the path must be judged by its own name again, not by the folder's. */
      let overruled = false;
      for (let end = path.lastIndexOf('/'); ; end = path.lastIndexOf('/', end - 1)) {
        const folderPath = end < 0 ? '' : path.slice(0, end);
        const rules = levels.get(folderPath);
        if (rules !== undefined) {
          const own = path.slice(end + 1) + (isFolder ? '/' : '');
          const { ignored, unignored } = rules.test(own);
          if (overruled) {
            // The package takes all that lies in a folder which it leaves out to be left out too.
            if (ignored && isFolder) rules.add(`!/${escaped(own)}`);
          } else if (ignored) return true;
          else if (unignored) overruled = true;
        }
        if (end < 0) return false;
      }
    },
  };
}

const rulesOf = (text: string) => text.split('\n').flatMap(stateCrossing).join('\n');

const BEYOND_ASCII = /[\u0080-\uffff]/;
/** Private characters, of which no rule of patterns knows anything. */
const BYTES_FROM = 0xe000;
const encoder = new TextEncoder();

/** A character for each byte, as git compares bytes: of a letter beyond ASCII "?" is one of two or three. */
function bytewise(text: string): string {
  return BEYOND_ASCII.test(text) ? Array.from(encoder.encode(text), (byte) => String.fromCharCode(byte < 0x80 ? byte : BYTES_FROM + byte)).join('') : text;
}

/** A path as the pattern that matches it and nothing else. */
function escaped(path: string): string {
  return path.replace(/[\\*?[\]! #]/g, '\\$&');
}
