// Whether a text that is not read as a request may be meant as one.
import { BEGINNING_UNITS, OPENAPI_IN_YAML, REQUEST_IN_YAML, YAML_REQUEST_UNITS } from './format-telltale';
import type { PartText } from '@/core/prompt/long-text';

/** With a key, in a fence or not; comments and marks of a document may stand before it. Prose that quotes some YAML does not. */
const BEGINS_LIKE_YAML = /^\ufeff?\s*(?:```(?:ya?ml)?[ \t]*\r?\n)?(?:(?:[#%]|---)[^\n]*\n\s*)*(?:- )?["']?[\w.-]+["']?:(?:\s|$)/;

export function mayBeMeantAsJson(text: PartText): boolean {
  // Each comment ends in one place alone: a banner of slashes would be tried in ever so many ways.
  return /^\s*(?:```\w*\s*)?(?:\/\/[^\n]*\n\s*|\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*(?:[[{]|(?:(?::|id:|retry:)[^\n]*\n\s*)*(?:data|event):)/.test(text.slice(0, BEGINNING_UNITS));
}

/** What a text is like in YAML from its first line on, however long: an OpenAPI document, a request, or neither. */
export function meantInYaml(text: PartText): 'OpenAPI document' | 'request' | null {
  const beginning = text.slice(0, YAML_REQUEST_UNITS);
  if (!BEGINS_LIKE_YAML.test(beginning)) return null;
  if (OPENAPI_IN_YAML.test(beginning.slice(0, BEGINNING_UNITS))) return 'OpenAPI document';
  return REQUEST_IN_YAML.test(beginning) ? 'request' : null;
}
