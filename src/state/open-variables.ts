// Variables of a template that have no value yet, as far as they are looked for without being asked: in what a person writes, and
// not in code and data, where braces mean something else.
import type { Prompt } from '@/core/prompt/part';
import { templateVariables } from '@/core/prompt/template-variables';

/** Read in one go up to here, of all texts together; longer ones are looked through where values are set. */
const MOST_UNITS = 200_000;
/** A document that is named otherwise is code, a page or data. */
const MAY_BE_TEMPLATE = /^[^.]*$|\.(?:txt|md|markdown|prompt|tmpl|tpl|j2|jinja2?|mustache|hbs|handlebars)$/i;

/** Their names in the order of the texts, each once. O(n) in at most 200,000 units. */
export function openVariables({ parts }: Prompt): readonly string[] {
  const names = new Set<string>();
  let room = MOST_UNITS;
  for (const part of parts) {
    if (!part.enabled || 'attachment' in part || part.role === 'tools' || (part.role === 'documents' && !MAY_BE_TEMPLATE.test(part.name))) continue;
    for (const { text } of 'turns' in part ? part.turns : [part]) {
      room -= text.length;
      if (room < 0) return [...names];
      for (const found of templateVariables(text)) for (const { kind } of found) names.add(kind);
    }
  }
  return [...names];
}
