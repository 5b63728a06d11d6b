// What a link has of the variables of a template, in words: to who makes it and to who opens it.
import { namesInWords } from '@/core/name-list';
import { sanitizeName } from '@/core/importers/names';
import type { Variables, VariableValue } from '@/core/prompt/template-case';
import { formatInteger } from '@/core/units';

/** Names that are told one by one. */
const MOST_NAMES = 5;

/** Such as "customer and docs, with sizes as values"; null: no variable has a value. */
export function variablesHeld(variables: Variables | undefined): string | null {
  const names = Object.keys(variables ?? {});
  if (names.length === 0) return null;
  return `${namesInWords(names.map(sanitizeName), MOST_NAMES)}, ${hasTexts(variables ?? {}) ? 'with texts as values' : 'with sizes as values'}`;
}

/** What goes with a link by the choice of its texts; '' where no variable has a value. */
export function variablesSent(variables: Variables | undefined, areAllIncluded: boolean): string {
  const names = Object.keys(variables ?? {}).length;
  if (names === 0) return '';
  const subject = names === 1 ? 'The name of the variable that has a value goes' : `The names of the ${formatInteger(names)} variables that have values go`;
  if (!hasTexts(variables ?? {})) return `${subject} with every link, with the sizes of the values.`;
  return `${subject} with every link. ${areAllIncluded ? 'All texts are included, so the texts of the values go too.' : 'Of the values only the sizes go; their texts go too once all texts are included.'}`;
}

function hasTexts(variables: Variables): boolean {
  const isText = (value: VariableValue | null) => value?.kind === 'text';
  return Object.values(variables).some(({ typical, worst }) => isText(typical) || isText(worst));
}
