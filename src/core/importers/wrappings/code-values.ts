// What a program says that is known without running it: literals, and what they are handed to.

export type CodeValue =
  /** As JSON. */
  | { readonly kind: 'plain'; readonly json: string }
  | { readonly kind: 'list'; readonly entries: readonly CodeValue[] }
  | { readonly kind: 'record'; readonly members: readonly CodeMember[] }
  /** JSON of a value, as a text. */
  | { readonly kind: 'encoded'; readonly value: CodeValue }
  /** What a model is asked with; `call`: as the program writes it; `url`: where it is posted, '' where that is only known when it runs, null for a call of a library. */
  | { readonly kind: 'request'; readonly call: string; readonly value: CodeValue; readonly url: string | null }
  /** Only known when the program runs. */
  | { readonly kind: 'unknown' };
export type CodeMember = readonly [string, CodeValue];

export const UNKNOWN: CodeValue = { kind: 'unknown' };

export function recordOf(members: readonly CodeMember[]): CodeValue {
  return { kind: 'record', members };
}

/** The last of the members that is called so. */
export function memberOf(value: CodeValue | undefined, key: string): CodeValue | undefined {
  return value?.kind === 'record' ? value.members.findLast(([name]) => name === key)?.[1] : undefined;
}

/** What a value is as JSON; null: something in it is only known when the program runs. */
export function jsonOf(value: CodeValue): string | null {
  switch (value.kind) {
    case 'plain':
      return value.json;
    case 'list':
      return joined('[', value.entries.map(jsonOf), ']');
    case 'record':
      return joined('{', value.members.map(([key, inner]) => withKey(key, jsonOf(inner))), '}');
    case 'encoded': {
      const json = jsonOf(value.value);
      return json === null ? null : JSON.stringify(json);
    }
    default:
      return null;
  }
}

/** A text, or null for anything else. */
export function textOf(value: CodeValue | undefined): string | null {
  if (value?.kind === 'encoded') return jsonOf(value.value);
  return value?.kind === 'plain' && value.json.startsWith('"') ? (JSON.parse(value.json) as string) : null;
}

function withKey(key: string, json: string | null): string | null {
  return json === null ? null : `${JSON.stringify(key)}:${json}`;
}

function joined(open: string, pieces: readonly (string | null)[], close: string): string | null {
  return pieces.includes(null) ? null : `${open}${pieces.join(',')}${close}`;
}
