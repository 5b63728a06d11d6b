import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createEncoder } from '@/core/tokenize/create-encoder';
import type { Encoder } from '@/core/tokenize/encoder';
import type { EncodingId } from '@/core/tokenize/encoding';

/** The packed vocabulary, from the file that the page imports. */
export async function loadVocabulary(encodingId: EncodingId): Promise<string> {
  const file = pathToFileURL(resolve('.generated/vocabularies', `${encodingId}.js`)).href;
  return ((await import(/* @vite-ignore */ file)) as { default: string }).default;
}

export async function loadEncoder(encodingId: EncodingId): Promise<Encoder> {
  return createEncoder(encodingId, await loadVocabulary(encodingId));
}
