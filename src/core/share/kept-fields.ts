// What goes along of an imported request beside the parts, by name: so that whoever hands work on, or takes it, knows of it.
import { fieldsInWords } from './fields-beside';
import { sanitizeName } from '@/core/importers/names';
import type { AsSent } from '@/core/prompt/as-sent';
import { mayHoldAsSent, type Prompt } from '@/core/prompt/part';
import { fieldEntries } from '@/core/prompt/field-entries';
import { fieldNames } from '@/core/prompt/request-fields';

const LIKE_A_SECRET = /authorization|token|api[-_ ]?key|secret|password|passwd|credential|private[-_ ]?key|cookie|bearer/i;
/** What a model gave a tool, and a text: they stand in the parts. */
const IN_PARTS: ReadonlySet<string> = new Set(['input', 'arguments', 'text', 'data']);

/** "temperature", "metadata", "name of 2 messages": fit to be shown, whoever wrote them. */
export function keptFields({ requestFields, asSent, namedModel, parts }: Prompt): readonly string[] {
  const settings = asSent === undefined ? null : parsed(asSent.json);
  const own = typeof settings === 'object' && settings !== null ? Object.keys(settings) : [];
  // Some formats are not written here, so that nothing but the name is kept of their settings.
  const named = namedModel === undefined || own.includes('model') ? [] : ['model'];
  return [...named, ...own, ...fieldNames(requestFields), ...fieldsInWords(keptMessages(parts))].map(sanitizeName);
}

/** Places in them whose name says that a secret stands there, such as "authorization_token in mcp_servers", each once. O(n) in the fields. */
export function secretFields({ requestFields, parts }: Prompt): readonly string[] {
  const found = new Set<string>();
  for (const [name, value] of fieldEntries(requestFields)) collectSecrets(value, [name], false, found);
  for (const { json } of keptMessages(parts)) collectSecrets(parsed(json), [], false, found);
  return [...found];
}

function keptMessages(parts: Prompt['parts']): readonly AsSent[] {
  return parts.flatMap(mayHoldAsSent).flatMap(({ asSent }) => asSent ?? []);
}

/** A number is none: `max_tokens` is how many. */
function collectSecrets(value: unknown, path: readonly string[], isWithin: boolean, found: Set<string>): void {
  const name = path.at(-1) ?? '';
  const isNamed = isWithin || LIKE_A_SECRET.test(name);
  if (typeof value === 'string') {
    if (isNamed && value !== '') found.add(placeOf(path));
  } else if (Array.isArray(value)) for (const inner of value as unknown[]) collectSecrets(inner, path, isWithin, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) if (!IN_PARTS.has(key)) collectSecrets(inner, [...path, key], isNamed, found);
  }
}

function placeOf(path: readonly string[]): string {
  const [outer = '', inner = outer] = [path[0], path.at(-1)].map((name) => sanitizeName(name ?? ''));
  return path.length < 2 ? outer : `${inner} in ${outer}`;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return null;
  }
}
