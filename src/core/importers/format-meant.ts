// Whether a text that is not read as a request may be meant as one.
import { BEGINNING_UNITS, OPENAPI_IN_YAML } from './format-telltale';
import type { PartText } from '@/core/prompt/long-text';

/** With a key, in a fence or not; comments and marks of a document may stand before it. Prose that quotes some YAML does not. */
const BEGINS_LIKE_YAML = /^\ufeff?\s*(?:```(?:ya?ml)?[ \t]*\r?\n)?(?:(?:[#%]|---)[^\n]*\n\s*)*["']?[\w.-]+["']?:(?:\s|$)/;

export function mayBeMeantAsJson(text: PartText): boolean {
  // Each comment ends in one place alone: a banner of slashes would be tried in ever so many ways.
  return /^\s*(?:```\w*\s*)?(?:\/\/[^\n]*\n\s*|\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*(?:[[{]|(?:(?::|id:|retry:)[^\n]*\n\s*)*(?:data|event):)/.test(text.slice(0, BEGINNING_UNITS));
}

/** Whether a text is like OpenAPI in YAML from its first line on, however long. */
export function mayBeMeantAsYaml(text: PartText): boolean {
  const beginning = text.slice(0, BEGINNING_UNITS);
  return OPENAPI_IN_YAML.test(beginning) && BEGINS_LIKE_YAML.test(beginning);
}
