// Whether a text is the source of a program or of a web page: what stands in double braces there is for its compiler, not for a prompt.

import type { PartText } from './long-text';

/** The beginning of a text tells. */
const LOOKED_AT_UNITS = 16_384;
/** A page, or what only the templates of Vue and Angular have in their tags, and pages of Jinja and Django. Tags such as <script> and <template> are in prompts, too. */
const PAGE = /<!doctype html|<html[\s>]|<script\s|\{%-?\s*(?:extends|load)\s|\s(?:v-[a-z]+|[:@][a-z][a-z.-]*|\*ng[A-Z]\w*|\[[\w.]+\]|\([\w.]+\)|ng-[a-z-]+)=["']/i;
/** One entry of BibTeX, whose braces keep capitals. */
const BIBTEX = /^\s*@[a-z]+\s*\{[^{},\s]+,\s*$/im;
/** Lines that are statements in the syntax of common languages, and in no sentence. */
const STATEMENT = new RegExp(
  `^(?:${[
    String.raw`import\s+(?:[\w*{][^;]*\sfrom\s+)?["'][^"']+["']`,
    String.raw`import\s+[\w.]+(?:\s+as\s+\w+)?;?$`,
    String.raw`from\s+[\w.]+\s+import\s+[\w*(]`,
    String.raw`#include\s*[<"]`,
    String.raw`(?:async\s+)?def\s+\w+\(`,
    String.raw`class\s+\w+(?:\([^)]*\))?\s*[:{]`,
    String.raw`(?:export\s+)?(?:default\s+)?(?:async\s+)?function\b[^(]*\(`,
    String.raw`(?:export\s+)?(?:const|let|var)\s+[\w{[][^=]*=\s`,
    String.raw`(?:func|fn)\s+\w+\s*[(<]`,
    String.raw`(?:public|private|protected|static)\s+[\w<>[\]]+\s+\w+\s*[({;=]`,
    String.raw`return\b.*;$`,
    String.raw`[\w.[\]]+\s*[-+*/]?=\s.*;$`,
    String.raw`[\w.]+\(.*\)\s*;$`,
    String.raw`[\w.]+\s*=\s*[\w.]+\(.*\)?$`,
    String.raw`.*=>\s*\{?$`,
    String.raw`(?:if|for|while|switch)\s*\(.*\)\s*\{$`,
    String.raw`print(?:f|ln)?\(.*\)$`,
  ].join('|')})`,
);
/** The other lines of a source are brackets, arguments, markup and comments. */
const LEAST_SHARE = 1 / 4;

/** Judged by its first 16,384 units. O(1). */
export function isSourceText(text: PartText): boolean {
  const head = text.slice(0, Math.min(text.length, LOOKED_AT_UNITS));
  if (PAGE.test(head) || BIBTEX.test(head)) return true;
  const lines = head.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const statements = lines.filter((line) => line.length < 400 && STATEMENT.test(line)).length;
  return statements >= 2 && statements >= lines.length * LEAST_SHARE;
}
