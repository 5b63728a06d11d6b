// An OpenAPI document in YAML. Apart from the other formats, as only this one needs a parser of YAML.
import { parse } from 'yaml';
import type { Imported } from './imported';
import { importValue } from './registry';

/** Aliases that are followed, so that a few lines do not become a billion. */
const MOST_ALIASES = 100;

/** The tools of the document; null where it is none, or no YAML. Never throws. */
export function importYaml(text: string): Imported | null {
  try {
    return importValue(parse(text, { maxAliasCount: MOST_ALIASES, merge: true, logLevel: 'silent' }) as unknown);
  } catch {
    return null;
  }
}
