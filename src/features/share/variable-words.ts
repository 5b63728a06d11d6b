// What a link has of the variables of a template, in words: to who makes it and to who opens it.
import { caseClause } from '@/core/budget/case-words';
import { namesInWords } from '@/core/name-list';
import { sanitizeName } from '@/core/importers/names';
import type { CaseId, Variables, VariableValue } from '@/core/prompt/template-case';
import { formatInteger } from '@/core/units';

/** Names that are told one by one. */
const MOST_NAMES = 5;

/** Such as "customer and docs, with sizes as values"; null: no variable has a value. */
export function variablesHeld(variables: Variables | undefined): string | null {
  const names = Object.keys(variables ?? {});
  if (names.length === 0) return null;
  return `${namesInWords(names.map(sanitizeName), MOST_NAMES)}, ${hasTexts(variables ?? {}) ? 'with texts as values' : 'with sizes as values'}`;
}

/** How the work opens, such as "in the worst case"; null: nothing says, and what is chosen stays. */
export function caseHeld(said: CaseId | null | undefined): string | null {
  return said === undefined ? null : caseClause(said);
}

/** What goes with a link by the choice of its texts, and in which case it opens; '' where no variable has a value. */
export function variablesSent(variables: Variables | undefined, areAllIncluded: boolean, chosen: CaseId | null): string {
  const names = Object.keys(variables ?? {}).length;
  if (names === 0) return '';
  const subject = names === 1 ? 'The name of the variable that has a value goes' : `The names of the ${formatInteger(names)} variables that have values go`;
  const opens = `It opens ${caseClause(chosen)}, as here.`;
  if (!hasTexts(variables ?? {})) return `${subject} with every link, with the sizes of the values. ${opens}`;
  return `${subject} with every link. ${areAllIncluded ? 'All texts are included, so the texts of the values go too.' : 'Of the values only the sizes go; their texts go too once all texts are included.'} ${opens}`;
}

function hasTexts(variables: Variables): boolean {
  const isText = (value: VariableValue | null) => value?.kind === 'text';
  return Object.values(variables).some(({ typical, worst }) => isText(typical) || isText(worst));
}
