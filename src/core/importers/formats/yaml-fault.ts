// Why a text is not read as one document of YAML.
import { type Document, isCollection, isNode, isScalar, type LineCounter, visit, type YAMLError } from 'yaml';

/** Why a text is not read as one document of YAML: where it stops being one, or what of it is not followed. */
export type YamlFault =
  | {
      /** `open-quote` and `open-bracket`: the place is where it opens. `same-key`: a key of a map stands once more. `several`: another document begins. */
      readonly kind: 'open-quote' | 'open-bracket' | 'same-key' | 'several' | 'broken';
      /** Both from 1. */
      readonly line: number;
      readonly column: number;
    }
  | { readonly kind: 'too-deep' }
  /** `many-aliases`: they stand for more than is read. `lost-alias`: one stands for nothing. */
  | { readonly kind: 'many-aliases' | 'lost-alias' };

/** The parser follows what is nested until the stack ends, and aliases when it makes values of them. */
export function thrownFault(error: unknown): YamlFault | null {
  if (error instanceof RangeError) return { kind: 'too-deep' };
  return error instanceof ReferenceError ? { kind: /^Excessive/.test(error.message) ? 'many-aliases' : 'lost-alias' } : null;
}

const KINDS: Partial<Record<YAMLError['code'], YamlFault['kind']>> = { DUPLICATE_KEY: 'same-key', MULTIPLE_DOCS: 'several' };

export function faultOf(document: Document.Parsed, { code, message, pos: [at] }: YAMLError, lines: LineCounter): YamlFault {
  // Where the stack ended says nothing of the text.
  if (code === 'RESOURCE_EXHAUSTION') return { kind: 'too-deep' };
  const opened = /^Missing closing .quote/.test(message) ? 'open-quote' : /^Flow (?:map|sequence) .*end with a/.test(message) ? 'open-bracket' : null;
  const kind = opened ?? KINDS[code] ?? 'broken';
  const { line, col } = lines.linePos(opened === null ? at : openingBefore(document, at, opened));
  return { kind, line, column: col };
}

/** Where the innermost quote or bracket opens that reaches up to a place. */
function openingBefore(document: Document.Parsed, at: number, kind: 'open-quote' | 'open-bracket'): number {
  let opening = at;
  visit(document, (_key, node) => {
    if (!isNode(node) || node.range === null || node.range === undefined || node.range[0] > at || node.range[1] < at) return;
    if (kind === 'open-quote' ? isScalar(node) && /^QUOTE/.test(node.type ?? '') : isCollection(node) && node.flow === true) opening = node.range[0];
  });
  return opening;
}
