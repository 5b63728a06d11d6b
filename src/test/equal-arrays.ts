// Arrays of numbers that are the same byte for byte are equal, which `toEqual` finds out key by key: it took more time than
// what was tested. All others it still judges itself, and says where they differ.
import { expect } from 'vitest';

type Numbers = ArrayBufferView & { readonly constructor: unknown };

function isNumbers(value: unknown): value is Numbers {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Numbers) => Buffer.from(buffer, byteOffset, byteLength);

/** true: they are equal; undefined: not judged here. */
export function sameBytes(a: unknown, b: unknown): true | undefined {
  if (!isNumbers(a) || !isNumbers(b) || a.constructor !== b.constructor) return undefined;
  return bytesOf(a).equals(bytesOf(b)) ? true : undefined;
}

// Once for all files of a worker.
expect.addEqualityTesters([sameBytes]);
