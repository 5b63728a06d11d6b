// The verdict of a template in words: of the prompt as it is written, and of its typical and worst case.
import { type VerdictFigures, verdictClause, verdictSentence, worstCaseClause } from './verdict';
import type { CaseId } from '@/core/prompt/template-case';
import { type Count, formatBand, formatCount } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';

/** The window with values in the variables. */
export interface CaseFigures {
  readonly id: CaseId;
  readonly fill: VerdictFigures;
}

export const CASE_NAMES = { typical: 'Typical case', worst: 'Worst case' } as const;

/** Which prompt figures are of, as the rest of a sentence; null: of the text as it is written, beside its cases. */
export function caseClause(shown: CaseId | null): string {
  return shown === null ? 'as written' : `in the ${shown} case`;
}

/**
 * The sentence above the window, without a full stop at its end; the verdict alone where no variable has a value. `fill` is of
 * the case that is shown; null: of the text as it is written.
 */
export function sentenceWithCases(fill: VerdictFigures, cases: readonly CaseFigures[], shown: CaseId | null = null): string {
  if (cases.length === 0 && shown === null) return verdictSentence(fill).sentence;
  const clause = shown === null ? worstCaseClause(fill, cases.find(({ id }) => id === 'worst')?.fill ?? null) : null;
  if (clause !== null) return `Fits as written; ${clause}`;
  const { head, rest, sentence } = verdictSentence(fill);
  // What leaves it open is a list, behind which the case would be read as part of its last item.
  return fill.verdict === 'uncertain' ? `${head} ${caseClause(shown)}: ${rest}` : `${sentence} ${caseClause(shown)}`;
}

/** " (199,000–201,080)", to stand behind a count; '' where it has no range. */
export function rangeBehind(count: Count): string {
  return count.low === count.high ? '' : ` (${formatBand(count)})`;
}

/** Such as "Worst case: ~200,040 in (199,000–201,080), over by ~3,000 tokens". */
export function caseLine({ id, fill }: CaseFigures): string {
  return `${CASE_NAMES[id]}: ${formatCount(fill.input)} in${rangeBehind(fill.input)}, ${verdictClause(fill)}`;
}

/** What a case is short of, to stand behind its line; '' where every variable has its whole value. */
export function caseNote({ unset, isCut }: { readonly unset: readonly string[]; readonly isCut: boolean }): string {
  if (isCut) return '; values are left out, as they are longer than any prompt';
  return unset.length === 0 ? '' : `; ${formatInteger(unset.length)} ${unset.length === 1 ? 'variable has' : 'variables have'} no value`;
}

/** Variables that are named at once. */
const MOST_NAMES = 3;

/** Where no case is told, such as "1 variable has no value and counts as written: {{customer}}"; there is one at least. `show` writes a place. */
export function unsetWords(names: readonly string[], show = (place: string) => place): string {
  const head = names.length === 1 ? '1 variable has no value and counts as written' : `${formatInteger(names.length)} variables have no value and count as written`;
  return `${head}: ${names.slice(0, MOST_NAMES).map((name) => show(`{{${name}}}`)).join(', ')}${names.length > MOST_NAMES ? ', …' : ''}`;
}
