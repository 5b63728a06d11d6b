// A request inside a text that is no JSON by itself: a command, a string, Python, or JSON with a sentence around it.

export interface Wrapped {
  /** JSON, or what may be. */
  readonly text: string;
  readonly how:
    | { readonly kind: 'curl'; readonly url: string; readonly headers: readonly string[] }
    | { readonly kind: 'encoded' | 'python' }
    /** What stands before and behind the JSON. */
    | { readonly kind: 'around'; readonly words: readonly string[] };
}

/** A longer text is no command that anybody copied. */
export const WRAPPED_LIMIT_UNITS = 1 << 22;
