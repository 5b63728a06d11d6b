// An OpenAPI document in YAML. Apart from the other formats, as only this one needs a parser of YAML.
import { isScalar, parseDocument, visit } from 'yaml';
import type { Imported } from './imported';
import { importValue, withNumbers } from './registry';
import { countRoundedNumbers } from '@/core/importers/rounded-numbers';

/** Aliases that are followed, so that a few lines do not become a billion. */
const MOST_ALIASES = 100;

/** The tools of the document; null where it is none, or no YAML. Never throws. */
export function importYaml(text: string): Imported | null {
  try {
    let [rounded, lost] = [0, 0];
    // Whole numbers come with all their digits, so that it can be told which of them a number does not hold.
    const asNumber = (_key: unknown, each: unknown) => {
      if (each === Number.POSITIVE_INFINITY || each === Number.NEGATIVE_INFINITY) lost += 1;
      if (typeof each !== 'bigint') return each;
      rounded += countRoundedNumbers(String(each));
      return Number(each);
    };
    const document = parseDocument(text, { merge: true, logLevel: 'silent', intAsBigInt: true });
    visit(document, (_key, node) => {
      if (isScalar(node) && typeof node.value === 'number' && Number.isFinite(node.value)) rounded += countRoundedNumbers(asJson(node.source ?? ''));
    });
    const value = document.toJS({ reviver: asNumber, maxAliasCount: MOST_ALIASES }) as unknown;
    const imported = importValue(value);
    return imported === null ? null : withNumbers(imported, { rounded, lost });
  } catch {
    return null;
  }
}

/** A decimal as JSON writes it: YAML's may have a plus, and no digit before or behind the full stop. */
function asJson(decimal: string): string {
  return decimal.replace(/^([-+]?)(?=\.)/, '$10').replace('+', '').replace(/\.(?=\D|$)/, '');
}
