// Keys that an object of JSON has more than once: a reader of JSON takes the last of them without a word.
import { endOfString } from './json-values';

/** So many are told by name. */
const MOST_NAMES = 10;
const NAME_UNITS = 60;
/** Looked through in one step. */
const STEP_UNITS = 1 << 16;
const PLAIN_KEY = /^[\w$-]+$/;
const [QUOTE, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];

/** Which keys stand more than once in one object, at any depth, of all values that are looked through. */
export class RepeatedKeys {
  /** "messages[0].content": the first of them, the beginning of a long one cut. */
  readonly names: string[] = [];
  /** Of all: a key that is there three times is one. */
  count = 0;
  private readonly frames: Frame[] = [];

  /** `json`: one value, well formed; `nameOf`: what its paths are called among others. In bounded steps, O(n) in all. */
  *lookThrough(json: string, nameOf = (path: string) => path): Generator<undefined, void, undefined> {
    let [depth, isKey, nextStep] = [0, false, STEP_UNITS];
    for (let at = 0; at < json.length; at += 1) {
      if (at >= nextStep) {
        yield undefined;
        nextStep = at + STEP_UNITS;
      }
      const code = json.charCodeAt(at);
      if (code === QUOTE) {
        const end = endOfString(json, at);
        if (isKey) this.takeKey(json.slice(at + 1, end), depth, nameOf);
        isKey = false;
        at = end;
      } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
        depth += 1;
        isKey = code === OPEN_OBJECT;
        (this.frames[depth - 1] ??= new Frame()).open(isKey);
      } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth -= 1;
      else if (code === COMMA && depth > 0) isKey = this.frames[depth - 1]!.goOn();
    }
  }

  private takeKey(written: string, depth: number, nameOf: (path: string) => string): void {
    // An escape spells the same key.
    const key = written.includes('\\') ? (JSON.parse(`"${written}"`) as string) : written;
    if (!this.frames[depth - 1]!.take(key)) return;
    this.count += 1;
    if (this.names.length >= MOST_NAMES) return;
    const name = nameOf(this.frames.slice(0, depth).map((frame) => frame.step()).join('').replace(/^\./, ''));
    this.names.push(name.length > NAME_UNITS ? `…${name.slice(1 - NAME_UNITS)}` : name);
  }
}

/** An object or a list that is open. */
class Frame {
  private isObject = false;
  private key = '';
  private entry = 0;
  private readonly keys = new Set<string>();
  private readonly told = new Set<string>();

  open(isObject: boolean): void {
    this.isObject = isObject;
    this.entry = 0;
    if (this.keys.size > 0) this.keys.clear();
    if (this.told.size > 0) this.told.clear();
  }

  /** Behind a comma; whether a key comes. */
  goOn(): boolean {
    this.entry += 1;
    return this.isObject;
  }

  /** Whether the key is there for the second time. */
  take(key: string): boolean {
    this.key = key;
    const before = this.keys.size;
    this.keys.add(key);
    if (this.keys.size > before || this.told.has(key)) return false;
    this.told.add(key);
    return true;
  }

  step(): string {
    if (!this.isObject) return `[${this.entry}]`;
    return PLAIN_KEY.test(this.key) ? `.${this.key}` : `[${JSON.stringify(this.key)}]`;
  }
}
