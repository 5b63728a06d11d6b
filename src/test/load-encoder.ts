import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import { createEncoder } from '@/core/tokenize/create-encoder';
import type { Encoder } from '@/core/tokenize/encoder';
import type { EncodingId } from '@/core/tokenize/encoding';

/**
 * The packed vocabulary, from the file that the page imports. It is run as it stands: a test runner that compiles what it
 * imports would change the comment in which the string is.
 */
export async function loadVocabulary(encodingId: EncodingId): Promise<string> {
  const source = await readFile(resolve('.generated/vocabularies', `${encodingId}.js`), 'utf8');
  return runInThisContext(source.replace('export default ', '')) as string;
}

const encoders = new Map<EncodingId, Promise<Encoder>>();

/** The encoder is made once for all files of a worker; whoever asks for it finds that it has seen no piece yet. */
export async function loadEncoder(encodingId: EncodingId): Promise<Encoder> {
  const made = encoders.get(encodingId) ?? loadVocabulary(encodingId).then((packed) => createEncoder(encodingId, packed));
  encoders.set(encodingId, made);
  const encoder = await made;
  encoder.clearCache();
  return encoder;
}
