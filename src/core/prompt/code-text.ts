// Whether a text is code or data, whose lines belong together: by the name of its file, or by the kinds of its lines.

import { CODE_MARK, CODE_MARK_BEFORE_LETTER, lineKind, OPENS_TAG } from '@/core/tokenize/line-kind';
import type { PartText } from './long-text';

const CODE_NAME =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|ipynb|rb|php|pl|lua|go|rs|zig|c|h|cc|cpp|hpp|cs|java|kts?|scala|swift|dart|m|mm|r|jl|exs?|erl|hs|ml|clj|lisp|el|sh|bash|zsh|ps1|bat|sql|css|scss|less|html?|xml|svg|ya?ml|toml|json[5cl]?|ini|proto|graphql|tf|nix|gradle|cmake|patch|diff)$/i;
const CODE_FILE = /(?:^|\/)(?:dockerfile|makefile|rakefile|gemfile)$/i;

/** Whether a name is one of a file of code or data. */
export function isCodeName(name: string): boolean {
  return CODE_NAME.test(name) || CODE_FILE.test(name);
}

/** Looked at of a stretch to tell what it is. */
const LOOKED_AT_UNITS = 16_384;

/** Whether a third of what stands in the lines of a stretch, or more, is code or markup rather than prose. O(1): its beginning tells. */
export function isCodeStretch(text: PartText, start: number, end: number): boolean {
  let [ink, code] = [0, 0];
  for (const line of text.slice(start, Math.min(end, start + LOOKED_AT_UNITS)).split('\n')) {
    const units = line.trim().length;
    ink += units;
    if (kindOfLine(line) !== 'prose') code += units;
  }
  return code * 3 >= ink && ink > 0;
}

function kindOfLine(line: string): ReturnType<typeof lineKind> {
  const words = line.match(/\p{L}+/gu)?.length ?? 0;
  let [codeMarks, markupMarks] = [0, 0];
  for (let at = 0; at < line.length; at += 1) {
    const [byte, next] = [line.charCodeAt(at), line.charCodeAt(at + 1)];
    if (byte === 0x22) markupMarks += 1;
    else if (byte === 0x3c && (isLetter(next) || OPENS_TAG[next] === 1)) markupMarks += 2;
    else if (byte < 128) codeMarks += (isLetter(next) ? CODE_MARK_BEFORE_LETTER : CODE_MARK)[byte] ?? 0;
  }
  return lineKind(words, codeMarks, markupMarks);
}

function isLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}
