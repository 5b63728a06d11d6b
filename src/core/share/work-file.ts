// The work as a file that can be handed on: JSON whose texts stand on lines of their own, so that a file of any size is
// written and read in short steps. Raise WORK_FILE_VERSION when an older reader would misread it.
import { newerWork, readCase, unpackOthersWork, type WorkError } from './stored-work';
import { MOST_FIGURES_UNITS } from './shared-figures';
import { packWork } from './pack-work';
import type { Work } from './work';
import { LONG_UNITS, packText, type PartText, type Section, sectionsOf, textOfSections } from '@/core/prompt/long-text';
import type { CaseId } from '@/core/prompt/template-case';
import { fail, type Result, succeed } from '@/core/result';

export const WORK_FILE_FORMAT = 'contextscope work';
export const WORK_FILE_VERSION = 1;
export const WORK_FILE_ENDING = '.contextscope.json';
const FIRST_LINE = `{"format":${JSON.stringify(WORK_FILE_FORMAT)},"version":${WORK_FILE_VERSION},`;
/** UTF-16 units of a text on one line. */
const PIECE_UNITS = 1 << 18;
/** In which a file says its format and version. */
const HEAD_UNITS = 200;
/** A file that an editor has laid out anew is read in one go, up to here. */
const WHOLE_UNITS = 1 << 22;
const FIGURES = '"figures":';
const CASE = '"case":';

export type WorkFileError =
  | WorkError
  /** Neither as it was written nor JSON: cut off, perhaps. */
  | { readonly kind: 'not-json' }
  /** Nothing, or white space. */
  | { readonly kind: 'empty' }
  /** JSON of something else. */
  | { readonly kind: 'other-format' };

/** What a file holds. */
export interface FiledWork {
  readonly work: Work;
  /** Own figures of models, as `packSharedFigures` wrote them; null: there are none. Their reader checks them field by field. */
  readonly figures: unknown;
  /** The case in view, null for the text as written; left out where no variable has a value, and in files of before. */
  readonly caseInView?: CaseId | null;
}

/** The lines of a file, in order; each ends with a line break. Figures have a line of their own, and so has the case in view: readers of before pass over these. */
export function* workFileLines(work: Work, figures: unknown = null, caseInView?: CaseId | null): Generator<string, void, undefined> {
  const { manifest, texts } = packWork(work);
  yield `${FIRST_LINE}\n`;
  yield `"work":${JSON.stringify(manifest)},\n`;
  if (figures !== null) yield `${FIGURES}${JSON.stringify(figures)},\n`;
  if (caseInView !== undefined) yield `${CASE}${JSON.stringify(caseInView)},\n`;
  yield '"texts":[\n';
  let isFirst = true;
  for (const [id, text] of texts) {
    let start = 0;
    do {
      const end = pieceEnd(text, start);
      yield `${isFirst ? '' : ',\n'}${JSON.stringify([id, text.slice(start, end)])}`;
      isFirst = false;
      start = end;
    } while (start < text.length);
  }
  yield '\n]}\n';
}

/** Between two characters: half a pair would be escaped, and be no text any more in some readers. */
function pieceEnd(text: PartText, start: number): number {
  const end = Math.min(text.length, start + PIECE_UNITS);
  if (end === text.length) return end;
  const unit = text.slice(end - 1, end).charCodeAt(0);
  return unit >= 0xd800 && unit <= 0xdbff ? end - 1 : end;
}

/** Whether a file looks like one of these; `head` is its beginning. */
export function isWorkFile(head: string): boolean {
  return /^\s*\{/.test(head) && head.includes(`"${WORK_FILE_FORMAT}"`);
}

/** What is wrong with a file that is called like one of these and ends before it says that it is one; null: it is none, or says so. */
export function begunWorkFile(name: string, head: string): WorkFileError | null {
  // Browsers number what is saved once more.
  if (head.length >= HEAD_UNITS || !/\.contextscope(?: ?\(\d+\))?\.json$/i.test(name) || isWorkFile(head)) return null;
  const begun = head.replace(/^\ufeff/, '').trim();
  return FIRST_LINE.startsWith(begun) ? { kind: begun === '' ? 'empty' : 'not-json' } : null;
}

/** What is wrong with a file, as far as its beginning, of `HEAD_UNITS` at least, and its end tell; null: they tell of nothing. */
export function workFileFault(head: string, end: string): WorkFileError | null {
  const newer = newerFile(head);
  if (newer !== null) return newer;
  const isWhole = head.startsWith(FIRST_LINE) ? end.trimEnd().endsWith(']}') : end.trimEnd().endsWith('}');
  return isWhole ? null : { kind: 'not-json' };
}

/** By the version of the file, or of the work in it, as both stand in front. */
function newerFile(head: string): WorkFileError | null {
  if (!isWorkFile(head)) return null;
  const stated = Number(/"version"\s*:\s*(\d{1,9})\b/.exec(head)?.[1] ?? 0);
  if (stated > WORK_FILE_VERSION) return { kind: 'newer', schemaVersion: stated };
  return newerWork({ schemaVersion: Number(/"work"\s*:\s*\{\s*"schemaVersion"\s*:\s*(\d{1,9})\b/.exec(head)?.[1] ?? 0) });
}

/** The work in a file's text, in steps. Nothing in it can change anything else: every field is checked, unknown ones are dropped. Never throws. */
export function* readWorkFileInSteps(text: string): Generator<undefined, Result<Work, WorkFileError>, undefined> {
  const read = yield* readFiledWorkInSteps(text);
  return read.ok ? succeed(read.value.work) : read;
}

/** As `readWorkFileInSteps`, with the figures of models and the case in view that came along. */
export function* readFiledWorkInSteps(text: string): Generator<undefined, Result<FiledWork, WorkFileError>, undefined> {
  let manifest: unknown;
  let figures: unknown = null;
  let said: unknown;
  const pieces: [string, string][] = [];
  const lines = linesIn(text);
  const head = lines.next().value ?? '';
  const isAsWritten = head === FIRST_LINE;
  if (isAsWritten) {
    for (const line of lines) {
      yield undefined;
      if (line.startsWith('"work":')) {
        manifest = parsed(line.slice('"work":'.length).replace(/,$/, ''));
        const newer = newerWork(manifest);
        if (newer !== null) return fail(newer);
      } else if (line.startsWith(FIGURES)) {
        // Of more, the reader of figures says so.
        figures = line.length > FIGURES.length + MOST_FIGURES_UNITS + 1 ? 'too many' : (parsed(line.slice(FIGURES.length).replace(/,$/, '')) ?? 'no JSON');
      } else if (line.startsWith(CASE)) {
        said = parsed(line.slice(CASE.length).replace(/,$/, ''));
      } else if (line.startsWith('[')) {
        const piece = parsed(line.replace(/,$/, ''));
        if (!isPiece(piece)) return fail({ kind: 'not-json' });
        pieces.push([piece[0], piece[1]]);
      }
    }
    if (!text.trimEnd().endsWith(']}')) return fail({ kind: 'not-json' });
  } else {
    // Before it is read: what a newer page writes need not be laid out as here.
    const stated = newerFile(text.slice(0, HEAD_UNITS));
    if (stated !== null) return fail(stated);
    const value = text.length <= WHOLE_UNITS ? parsed(text) : undefined;
    if (value === undefined) return fail({ kind: 'not-json' });
    const { format, version, work, texts, figures: along = null, case: which } = (typeof value === 'object' ? { ...value } : {}) as Record<string, unknown>;
    if (format !== WORK_FILE_FORMAT) return fail({ kind: 'other-format' });
    if (typeof version === 'number' && version > WORK_FILE_VERSION) return fail({ kind: 'newer', schemaVersion: version });
    const newer = newerWork(work);
    if (newer !== null) return fail(newer);
    if (!Array.isArray(texts)) return fail({ kind: 'other-format' });
    manifest = work;
    figures = along;
    said = which;
    if (!(texts as unknown[]).every(isPiece)) return fail({ kind: 'corrupt', detail: 'texts: not pairs of an id and a text' });
    for (const piece of texts as [string, string][]) pieces.push(piece);
  }
  const byId = new Map<string, string[]>();
  for (const [id, piece] of pieces) {
    const before = byId.get(id);
    if (before === undefined) byId.set(id, [piece]);
    else before.push(piece);
  }
  const texts = new Map<string, PartText>();
  for (const [id, parts] of byId) {
    texts.set(id, yield* textOfPieces(parts));
  }
  const unpacked = unpackOthersWork(manifest, texts);
  const caseInView = readCase(said);
  return unpacked.ok ? succeed({ work: unpacked.value, figures, ...(caseInView === undefined ? {} : { caseInView }) }) : unpacked;
}

/** Long texts are kept in UTF-8, which is made piece by piece; half a pair can only be kept in a string. */
function* textOfPieces(pieces: readonly string[]): Generator<undefined, PartText, undefined> {
  const units = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (units <= LONG_UNITS) return packText(pieces.join(''));
  const sections: Section[] = [];
  for (const piece of pieces) {
    const made = piece.isWellFormed() ? sectionsOf(new TextEncoder().encode(piece)) : null;
    if (made === null) return pieces.join('');
    sections.push(...made);
    yield undefined;
  }
  return textOfSections(sections);
}

function* linesIn(text: string): Generator<string, void, undefined> {
  for (let start = 0; start < text.length; ) {
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak < 0 ? text.length : lineBreak;
    yield text.slice(start, end).trim();
    start = end + 1;
  }
}

function isPiece(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'string');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
