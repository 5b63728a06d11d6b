// Which places of a text are those of a template without being told: {{x}} stands in formulas, in code and in what is written
// about code, too, and is none there. Whatever is left out here can still be given a value, and is a variable from then on.

import { callCount } from './call-count';
import { isCodeName } from './code-text';
import { fencesOf, type FenceScanner, isInCodeSpan } from './code-places';
import type { PartText } from './long-text';
import type { Part, Prompt, Turn } from './part';
import { isSourceText } from './source-text';
import type { StretchSearch } from './stretches';
import { templateVariables } from './template-variables';

/** A name as programs have them, with fields behind dots; "items[0]" and "a-b" may be. */
const IDENTIFIER = /^[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{M}\p{N}_]*)*$/u;
/** What may stand right before the braces and makes them something else; of a line so much is looked at. */
const OTHERWISE: readonly RegExp[] = [
  // Workflows of GitHub: ${{ secrets.KEY }}, and shells.
  /\$$/,
  // LaTeX: \frac{{a}}{{b}}, x^{{n}}, x_{{i}}.
  /\\[a-z]+\*?(?:\[[^\]]*\])?(?:\{+[^{}]*\}+)*$/i,
  /\^$/,
  /(?:^|[^\p{L}\p{N}])\p{L}_$/u,
  // JSX: <div style={{color}}>.
  /<[a-z][^<>]*\s[\w:-]+=$/i,
  // Markup of pages, in an element or one of its attributes; tags of a prompt have names of their own.
  /<(?:p|div|span|li|td|th|h[1-6]|a|b|i|em|strong|img|button|label|option|input)(?:\s[^<>]*)?(?:>[^<]*)?$/i,
  // Braces of a formatted string of Python: f"{{name}} {x}".
  /(?:^|[^\p{L}\p{N}_"'])[rR]?[fF][rR]?(?:"[^"\n]*|'[^'\n]*)$/u,
];
/** What may stand behind them: the braces of a string that `format` fills. */
const FORMATTED = /^[^\n]*["']\.format\(/;
const LINE_UNITS = 1024;

/** Whether a part is looked through: a definition of a tool, a file of code and data, and a document named as one that no person writes are not. */
export function mayHoldPlaces(part: Pick<Part, 'role' | 'name'>): boolean {
  return part.role !== 'tools' && (part.role !== 'documents' || (MAY_BE_TEMPLATE.test(part.name) && !isCodeName(part.name)));
}
const MAY_BE_TEMPLATE = /^[^.]*$|\.(?:txt|md|markdown|prompt|tmpl|j2|jinja2?|mustache|hbs|handlebars)$/i;

/** Whether a turn is: results of tools are what was read, and calls have it as what they write. */
export function mayTurnHoldPlaces(turn: Turn): boolean {
  return turn.speaker !== 'tool' && callCount(turn) === 0;
}

/** The texts of a part that are looked through. */
export function textsWithPlaces(part: Part): readonly PartText[] {
  if ('attachment' in part || !mayHoldPlaces(part)) return [];
  return 'turns' in part ? part.turns.filter(mayTurnHoldPlaces).map(({ text }) => text) : [part.text];
}

/**
 * The variables of a text, as `templateVariables` finds them, that are open ones by their shape: their name is an identifier,
 * with dots inside; no "$", command of LaTeX or attribute of JSX stands before them; they are in no code span or fence of
 * Markdown; and the text is no source of a program or a web page. O(n), in steps.
 */
export function* openPlaces(text: PartText, stepUnits?: number): StretchSearch<string> {
  let fences: FenceScanner | null = null;
  for (const found of templateVariables(text, stepUnits)) {
    const open = [];
    for (const stretch of found) {
      if (!IDENTIFIER.test(stretch.kind)) continue;
      if (fences === null) {
        if (isSourceText(text)) return;
        fences = fencesOf(text);
      }
      const lookedAt = text.slice(Math.max(0, stretch.start - LINE_UNITS), stretch.start);
      const before = lookedAt.slice(lookedAt.lastIndexOf('\n') + 1);
      if (OTHERWISE.some((shape) => shape.test(before))) continue;
      if (yield* fences.isFencedAt(stretch.start - before.length)) continue;
      const after = text.slice(stretch.end, Math.min(text.length, stretch.end + LINE_UNITS));
      if (!FORMATTED.test(after) && !isInCodeSpan(before, after.split('\n', 1)[0]!)) open.push(stretch);
    }
    yield open;
  }
}

/** The names of a prompt's open variables in the order of its parts, those that are switched off left out. In steps. */
export function* openNames({ parts }: Prompt): Generator<unknown, ReadonlySet<string>, undefined> {
  const names = new Set<string>();
  for (const part of parts) {
    if (!part.enabled) continue;
    for (const text of textsWithPlaces(part)) {
      for (const found of openPlaces(text)) {
        for (const { kind } of found) names.add(kind);
        yield undefined;
      }
    }
    // Of a text that a link left out its places are all that is known.
    if ('attachment' in part && part.attachment.kind === 'withheld') for (const { name } of part.attachment.places ?? []) names.add(name);
  }
  return names;
}
