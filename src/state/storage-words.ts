// Why the browser did not store something, in plain words: what it throws is for developers.
import { Told } from './keeping';

/** The rest of a sentence, with its full stop. */
export function storingWords(error: unknown): string {
  if (error instanceof Told) return error.message;
  return isStorageFull(error) ? 'the browser’s storage for this page is full.' : 'the browser could not store it.';
}

export function isStorageFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}
