// Patterns as they are typed → patterns as in `.gitignore`, which has no braces and knows no `./`.
import { closingBracket } from '@/core/importers/closing-bracket';

/** What braces may come to: `{a,b}{a,b}…` doubles with each pair. */
const MOST_EXPANDED = 1024;

/** Apart by commas, blanks and line breaks, but not inside of braces. A brace that is never closed stands for itself, up to the next blank. */
export function splitPatterns(text: string): readonly string[] {
  const patterns: string[] = [];
  let [start, at] = [0, 0];
  let isOpen = false;
  const take = () => {
    if (at > start) patterns.push(text.slice(start, at));
    start = at + 1;
    isOpen = false;
  };
  for (; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === '\\') at += 1;
    else if (char === '{') {
      const end = closingBracket(text, at, '{}');
      if (end < 0) isOpen = true;
      else at = end;
    } else if (/\s/.test(char) || (char === ',' && !isOpen)) take();
  }
  at = text.length;
  take();
  return patterns;
}

/**
 * The patterns that one with braces stands for, as shells and editors read it: `*.{ts,tsx}` → `*.ts`, `*.tsx`; braces may hold
 * braces, and those without a comma stand for themselves. A leading `./` becomes `/`: the folder itself. At most 1,024; with
 * more the pattern is taken as it is.
 */
export function expandBraces(pattern: string): readonly string[] {
  const expanded = alternatives(pattern);
  return (expanded.length > MOST_EXPANDED ? [pattern] : expanded).map((each) => each.replace(/^(!?)(?:\.\/)+/, '$1/'));
}

/** May stop as soon as there are too many. */
function alternatives(pattern: string): readonly string[] {
  const group = firstGroup(pattern);
  if (group === null) return [pattern];
  const { start, end, choices } = group;
  const heads = choices.flatMap((choice) => alternatives(choice).map((each) => pattern.slice(0, start) + each));
  if (heads.length > MOST_EXPANDED) return heads;
  const tails = alternatives(pattern.slice(end + 1));
  if (heads.length * tails.length > MOST_EXPANDED) return Array.from({ length: MOST_EXPANDED + 1 }, () => pattern);
  return heads.flatMap((head) => tails.map((tail) => head + tail));
}

/** The first braces with a comma of their own. Braces that stand for themselves may hold such. */
function firstGroup(pattern: string): { readonly start: number; readonly end: number; readonly choices: readonly string[] } | null {
  for (let start = 0; start < pattern.length; start += 1) {
    if (pattern[start] === '\\') start += 1;
    else if (pattern[start] === '{') {
      const end = closingBracket(pattern, start, '{}');
      const choices = end < 0 ? [] : splitChoices(pattern.slice(start + 1, end));
      if (choices.length > 1) return { start, end, choices };
    }
  }
  return null;
}

function splitChoices(inside: string): readonly string[] {
  const choices: string[] = [];
  let [start, depth] = [0, 0];
  for (let at = 0; at < inside.length; at += 1) {
    if (inside[at] === '\\') at += 1;
    else if (inside[at] === '{') depth += 1;
    else if (inside[at] === '}') depth -= 1;
    else if (inside[at] === ',' && depth === 0) {
      choices.push(inside.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...choices, inside.slice(start).trim()];
}
