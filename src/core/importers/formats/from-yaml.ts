// An OpenAPI document in YAML, or a request. Apart from the other formats, as only these need a parser of YAML.
import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Imported, ReadHow } from './imported';
import { AS_IT_IS, importValue, withNumbers } from './registry';
import { isShallow } from './shape';
import { faultOf, thrownFault, type YamlFault } from './yaml-fault';
import { countRoundedNumbers } from '@/core/importers/rounded-numbers';

/** Aliases that are followed, so that a few lines do not become a billion. */
const MOST_ALIASES = 100;

export interface ReadYaml {
  readonly imported: Imported | null;
  /** null: the text is YAML that can be read. */
  readonly fault: YamlFault | null;
}

/** What the document or the request holds; null where it is neither, or no YAML. Never throws. */
export function importYaml(text: string): Imported | null {
  return readYaml(text).imported;
}

/**
 * The same with what is wrong with it. The parser makes something of any text, and drops or joins what it does not understand:
 * after one error nothing of it can be trusted.
 */
export function readYaml(text: string, how: ReadHow = AS_IT_IS): ReadYaml {
  const inner = unfencedYaml(text);
  if (inner === null) return readPlain(text, how);
  const { imported, fault } = readPlain(inner, how);
  return {
    imported: imported === null ? null : { ...imported, notes: [...imported.notes, { kind: 'fenced' }] },
    fault: fault === null || !('line' in fault) ? fault : { ...fault, line: fault.line + text.slice(0, text.indexOf(inner)).split('\n').length - 1 },
  };
}

function readPlain(text: string, how: ReadHow): ReadYaml {
  try {
    const lines = new LineCounter();
    const document = parseDocument(text, { merge: true, logLevel: 'error', intAsBigInt: true, lineCounter: lines });
    const [error] = document.errors;
    return error === undefined ? importDocument(document, how) : { imported: null, fault: faultOf(document, error, lines) };
  } catch (error) {
    return { imported: null, fault: thrownFault(error) };
  }
}

function importDocument(document: Document.Parsed, how: ReadHow): ReadYaml {
  let [rounded, lost] = [0, 0];
  // Whole numbers come with all their digits, so that it can be told which of them a number does not hold.
  const asNumber = (_key: unknown, each: unknown) => {
    if (each === Number.POSITIVE_INFINITY || each === Number.NEGATIVE_INFINITY) lost += 1;
    if (typeof each !== 'bigint') return each;
    rounded += countRoundedNumbers(String(each));
    return Number(each);
  };
  visit(document, (_key, node) => {
    if (isScalar(node) && typeof node.value === 'number' && Number.isFinite(node.value)) rounded += countRoundedNumbers(asJson(node.source ?? ''));
  });
  const value = document.toJS({ reviver: asNumber, maxAliasCount: MOST_ALIASES }) as unknown;
  if (!isShallow(value)) return { imported: null, fault: { kind: 'too-deep' } };
  const imported = importValue(value, how);
  return { imported: imported === null ? null : withNumbers(withForm(imported), { rounded, lost }), fault: null };
}

/** OpenAPI is as often written so as in JSON; of a request it is told. */
function withForm(imported: Imported): Imported {
  return imported.format === 'openapi' ? imported : { ...imported, notes: [...imported.notes, { kind: 'unwrapped', from: { kind: 'yaml' } }] };
}

/** What a fence of Markdown holds, where the text is that and nothing else. */
function unfencedYaml(text: string): string | null {
  return /^\s*```(?:ya?ml)?[ \t]*\r?\n([^]*?)\n[ \t]*```\s*$/.exec(text)?.[1] ?? null;
}

/** A decimal as JSON writes it: YAML's may have a plus, and no digit before or behind the full stop. */
function asJson(decimal: string): string {
  return decimal.replace(/^([-+]?)(?=\.)/, '$10').replace('+', '').replace(/\.(?=\D|$)/, '');
}
