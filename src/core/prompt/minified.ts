// Whether a long line with few blanks is minified code. Few blanks alone say nothing: Chinese and Thai have none between
// words, and neither have numbers, sequences of bases, paths of SVG or any data that is written as text.

import type { PartText } from './long-text';

/** Of a longer line its beginning, its middle and its end are looked at. */
const SAMPLE_UNITS = 4_096;

/** What programs in the family of JavaScript say over and over, with the marks around it that prose does not have. */
const SCRIPT = /\bfunction\b ?[\w$]*\(|=>|\breturn\b|\b(?:var|let|const) ?[\w$[{]|\b(?:if|for|while|switch|catch)\(|\bthis\.|[!=]==|&&|\|\||\)\{|\bvoid 0\b|[=(,:?]![01]\b/g;
/** A declaration of a style sheet, or a selector in front of some. */
const STYLE = /[{;][\w-]{2,40}:[^;{}<>]{1,200}(?=[;}])/g;
const TAG = /<\/?[a-z][\w-]*(?:\s[^<>]{0,500})?\/?>/gi;
const BRACES = /[{}();=]/g;

/** Characters for each of them, at most: a third to a tenth of that is usual. */
const UNITS_A_SCRIPT_MARK = 150;
const UNITS_A_TAG = 150;
/** In a hundred characters of a script: braces and the like, at least; in prose there is hardly one. */
const LEAST_BRACES_PERCENT = 8;
/** In a hundred characters of a style sheet: those in declarations, at least; selectors and images have the others. */
const LEAST_STYLE_PERCENT = 30;

/** Whether a line of a text is minified code: JavaScript, a style sheet or HTML. O(1): what stands in it is told by samples. */
export function isMinified(text: PartText, start: number, end: number): boolean {
  const units = end - start;
  if (units <= 3 * SAMPLE_UNITS) return isMinifiedSample(text.slice(start, end));
  const places = [start, start + Math.floor((units - SAMPLE_UNITS) / 2), end - SAMPLE_UNITS];
  return places.filter((place) => isMinifiedSample(text.slice(place, place + SAMPLE_UNITS))).length >= 2;
}

function isMinifiedSample(sample: string): boolean {
  const units = sample.length;
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  if (count(TAG) * UNITS_A_TAG >= units) return true;
  if (count(BRACES) * 100 >= units * LEAST_BRACES_PERCENT && count(SCRIPT) * UNITS_A_SCRIPT_MARK >= units) return true;
  const inStyles = sample.match(STYLE)?.reduce((sum, each) => sum + each.length, 0) ?? 0;
  return inStyles * 100 >= units * LEAST_STYLE_PERCENT;
}
