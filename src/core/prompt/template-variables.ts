// The places of a prompt that are filled before it is sent: {{name}}, as Mustache, Handlebars and Jinja write them.

import type { PartText } from './long-text';
import { placeOf, type Stretch, type StretchSearch } from './stretches';

const STEP_UNITS = 32_768;
/** A place is not longer, filters included. */
const LONGEST_UNITS = 512;
/** Most places have no backslash before them, and few have two. */
const LOOKED_BACK_UNITS = 64;
const LONGEST_NAME_UNITS = 64;
const WORD = String.raw`[\p{L}\p{M}\p{N}_]{1,${LONGEST_NAME_UNITS}}`;
/** Words with dots or hyphens between them, and what stands in brackets: items[0], array.[0].name. A hyphen before the braces is theirs. */
const NAME = String.raw`(?=[\p{L}_])${WORD}(?:(?:\.|-{1,8})${WORD}|\.?\[[^[\]{}\r\n]{1,${LONGEST_NAME_UNITS}}\]){0,32}`;
/**
 * A comment or a raw block of Jinja, whose inside is left alone; or a place: two braces or three around a name, which a
 * filter may follow. "-" (Jinja) and "~" (Handlebars) take the white space around the place away, and stand between two
 * braces and the third. `&` is Mustache's sign for a raw value.
 */
const OPENING = new RegExp(
  [
    String.raw`(?<comment>\{#)|(?<raw>\{%-?\s{0,8}raw\s{0,8}-?%\})`,
    String.raw`\{\{~?\{\s{0,32}(?<tripled>${NAME})\s{0,32}\}~?\}\}`,
    String.raw`\{\{(?<three>\{)?[~-]?\s{0,32}&?\s{0,8}(?<single>${NAME})\s{0,32}(?:\|[^{}]{0,200})?[~-]?\}\}(?<close>\})?`,
  ].join('|'),
  'gu',
);
/** Words that steer a template and stand for no value. */
const KEYWORDS: ReadonlySet<string> = new Set(['else', 'this', 'true', 'false', 'null', 'none', 'None', 'True', 'False', 'undefined', 'end']);

/**
 * The variables of a text; the kind of each stretch is its name. A name is a letter of any script or "_" and then letters,
 * digits, "_", with "." and "-" inside and brackets behind, 64 units at most. No variable: what a backslash stands before (an even number of them escapes itself), blocks and
 * comments ({{#x}}, {{/x}}, {{^x}}, {{>x}}, {{!x}}, {% %}), what stands in {# #} or {% raw %}, calls and literals, and braces
 * of code that hold more than a name. Three braces are one variable where both ends have three. O(n), in steps.
 */
export function* templateVariables(text: PartText, stepUnits = STEP_UNITS): StretchSearch<string> {
  const isOpenFrom = { comment: Number.POSITIVE_INFINITY, raw: Number.POSITIVE_INFINITY };
  for (let from = 0; from < text.length; ) {
    const end = Math.min(text.length, from + stepUnits);
    const window = text.slice(from, Math.min(text.length, end + LONGEST_UNITS));
    const found: Stretch<string>[] = [];
    let next = end;
    OPENING.lastIndex = 0;
    for (let match = OPENING.exec(window); match !== null && from + match.index < end; match = OPENING.exec(window)) {
      const { comment, three, tripled, single, close } = match.groups ?? {};
      const name = tripled ?? single;
      const start = from + match.index;
      let behind = start + match[0].length;
      if (name === undefined) {
        const kind = comment === undefined ? 'raw' : 'comment';
        const closing = kind === 'comment' ? '#}' : 'endraw';
        const at = start < isOpenFrom[kind] ? yield* placeOf(text, closing, behind) : -1;
        // Without its end it is no comment.
        if (at === -1) isOpenFrom[kind] = Math.min(isOpenFrom[kind], start);
        else behind = at + closing.length;
      } else if (name.length <= LONGEST_NAME_UNITS && !KEYWORDS.has(name) && slashesBefore(text, start) % 2 === 0) {
        const isRaw = three !== undefined && close !== undefined;
        const first = start + (three !== undefined && !isRaw ? 1 : 0);
        found.push({ kind: name, start: first, end: behind - (close !== undefined && !isRaw ? 1 : 0) });
      }
      next = Math.max(end, behind);
      if (behind >= end) break;
      OPENING.lastIndex = behind - from;
    }
    yield found;
    from = next;
  }
}

/** Backslashes right before a place, however many: a pattern that takes them along would take some of a long run. O(run). */
function slashesBefore(text: PartText, at: number): number {
  let slashes = 0;
  for (let end = at; end > 0; end -= LOOKED_BACK_UNITS) {
    const before = text.slice(Math.max(0, end - LOOKED_BACK_UNITS), end);
    let start = before.length;
    while (start > 0 && before[start - 1] === '\\') start -= 1;
    slashes += before.length - start;
    if (start > 0) break;
  }
  return slashes;
}
