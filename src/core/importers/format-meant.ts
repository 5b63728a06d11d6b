// Whether a text that is not read as a request may be meant as one.
import { BEGINNING_UNITS, YAML_BEGINNING_UNITS } from './format-telltale';
import type { PartText } from '@/core/prompt/long-text';

/** At the start of a line, as it is a key of the document itself. */
const OPENAPI_IN_YAML = /^["']?(?:openapi["']?:[ \t]*["']?3\.|swagger["']?:[ \t]*["']?2\.0)/m;
const REQUEST_IN_YAML = /^(?:messages:\s|- role:)/m;
/** With a key, in a fence or not; comments and marks of a document may stand before it. Prose that quotes some YAML does not. */
const BEGINS_LIKE_YAML = /^\ufeff?\s*(?:```(?:ya?ml)?[ \t]*\r?\n)?(?:(?:[#%]|---)[^\n]*\n\s*)*(?:- )?["']?[\w.-]+["']?:(?:\s|$)/;

export function mayBeMeantAsJson(text: PartText): boolean {
  // Each comment ends in one place alone: a banner of slashes would be tried in ever so many ways.
  return /^\s*(?:```\w*\s*)?(?:\/\/[^\n]*\n\s*|\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*(?:[[{]|(?:(?::|id:|retry:)[^\n]*\n\s*)*(?:data|event):)/.test(text.slice(0, BEGINNING_UNITS));
}

/** Whether OpenAPI's key is at the start of a line, whatever stands before it. */
export function hasOpenapiKey(text: PartText): boolean {
  return OPENAPI_IN_YAML.test(text.slice(0, BEGINNING_UNITS));
}

/** What a text is like in YAML from its first line on, however long: an OpenAPI document, a request, or neither. */
export function meantInYaml(text: PartText): 'OpenAPI document' | 'request' | null {
  const beginning = text.slice(0, YAML_BEGINNING_UNITS);
  if (!BEGINS_LIKE_YAML.test(beginning)) return null;
  if (hasOpenapiKey(text)) return 'OpenAPI document';
  return REQUEST_IN_YAML.test(beginning) ? 'request' : null;
}
