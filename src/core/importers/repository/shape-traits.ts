// What a shape asks of a text, and which of the marks that shapes put around files stand in the text itself: whoever reads the
// prompt may take the file to end there. The text is kept as it is, so that is told.
import { lastOf } from '@/core/importers/steps';
import type { PartText } from '@/core/prompt/long-text';
import { formatInteger } from '@/core/units';
import type { Shape } from './prompt-shape';

/** Marks of the shapes as they are told. Markdown has none: its fence is longer than any in the text. */
export type ShapeMark = '</document_content>' | '</document>' | '</documents>' | '==> … <==';

export interface ShapeTraits {
  /** The longest run of backticks. */
  readonly fence: number;
  readonly endsInBreak: boolean;
  readonly marks: readonly ShapeMark[];
}

interface MarkRule {
  readonly mark: ShapeMark;
  readonly shape: Shape;
  /** Stands around all files where they are one text, and nowhere else. */
  readonly isOuter?: true;
  /** What every such mark contains: looking for it takes less than looking for the pattern. */
  readonly hint: string;
  readonly pattern: RegExp;
}

/** No path is longer in the systems that files come from. */
const MOST_PATH_UNITS = 4096;
const RULES: readonly MarkRule[] = [
  { mark: '</document_content>', shape: 'xml', hint: '</document_content', pattern: /<\/document_content\s{0,9}>/ },
  { mark: '</document>', shape: 'xml', hint: '</document', pattern: /<\/document\s{0,9}>/ },
  { mark: '</documents>', shape: 'xml', isOuter: true, hint: '</documents', pattern: /<\/documents\s{0,9}>/ },
  { mark: '==> … <==', shape: 'plain', hint: '\n==> ', pattern: new RegExp(`\\n==> [^\\n]{1,${MOST_PATH_UNITS}} <==\\r?\\n`) },
];
const LONGEST_MARK_UNITS = MOST_PATH_UNITS + '\n==>  <==\r\n'.length;
const PIECE_UNITS = 1 << 16;
/** What most files have, once for all of them. */
export const NO_MARKS: readonly ShapeMark[] = [];

/** Reads a text once, in steps of some 64,000 units. O(text). */
export function* shapeTraits(text: PartText): Generator<undefined, ShapeTraits, undefined> {
  const run = { now: 0, longest: 0 };
  const found = new Set<ShapeMark>();
  const look = (stretch: string) => {
    for (const { mark, hint, pattern } of RULES) if (!found.has(mark) && stretch.includes(hint) && pattern.test(stretch)) found.add(mark);
  };
  // A line begins where the text does, and ends where it ends.
  let stretch = '\n';
  for (let start = 0; start < text.length; start += PIECE_UNITS) {
    if (start > 0) yield undefined;
    const piece = text.slice(start, start + PIECE_UNITS);
    measureRuns(piece, run);
    stretch = stretch.slice(-LONGEST_MARK_UNITS) + piece;
    look(stretch);
  }
  const endsInBreak = text.length > 0 && stretch.endsWith('\n');
  if (!endsInBreak) look(`${stretch.slice(-LONGEST_MARK_UNITS)}\n`);
  return { fence: run.longest, endsInBreak, marks: found.size === 0 ? NO_MARKS : RULES.flatMap(({ mark }) => (found.has(mark) ? [mark] : [])) };
}

/** The longest run of backticks in a text. */
export function longestFence(text: PartText): number {
  return lastOf(shapeTraits(text)).fence;
}

/** `run.now`: backticks at the end of what came before the piece, and then of the piece. */
function measureRuns(piece: string, run: { now: number; longest: number }): void {
  let at = run.now > 0 ? 0 : piece.indexOf('`');
  while (at >= 0 && at < piece.length) {
    while (piece.charCodeAt(at) === 0x60) {
      run.now += 1;
      at += 1;
    }
    run.longest = Math.max(run.longest, run.now);
    if (at >= piece.length) return;
    run.now = 0;
    at = piece.indexOf('`', at);
  }
}

/** A file whose text has a mark of the shape that it is written in. */
export interface ShapeClash {
  readonly path: string;
  readonly mark: ShapeMark;
}

/** The innermost mark that a text has of the shape; null: none. `isPerFile`: files are parts of their own, and nothing is around all. */
export function clashOf(marks: readonly ShapeMark[], shape: Shape, isPerFile: boolean): ShapeMark | null {
  if (marks.length === 0) return null;
  return RULES.find((rule) => rule.shape === shape && !(isPerFile && rule.isOuter === true) && marks.includes(rule.mark))?.mark ?? null;
}

/** What is to be said of files that have marks of the shape, and what to do; null: there are none. */
export function clashWords(clashes: readonly ShapeClash[], shape: Shape): string | null {
  const [first, second, ...others] = clashes;
  if (first === undefined) return null;
  const who = second === undefined ? first.path : others.length === 0 ? `${first.path} and ${second.path}` : `${first.path}, ${second.path} and ${formatInteger(others.length)} more`;
  const marks = [...new Set(clashes.map(({ mark }) => mark))].join(' or ');
  const isOne = second === undefined;
  const shared = shape === 'xml' ? `the XML tags use too: a model may take ${isOne ? 'the file' : 'them'} to end there` : 'the plain shape uses too: a model may take another file to begin there';
  return `${who} ${isOne ? 'contains' : 'contain'} ${marks}, which ${shared}. Markdown is safe: its fences are longer than any in a file.`;
}
