import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ENCODING_IDS } from '@/core/tokenize/encoding';
import { VOCABULARY_NOTICES } from '@/core/tokenize/vocabulary-notices';
import { PUBLISHED_SHA256 } from './build-vocabulary.mjs';
import { GEMMA_PACKAGE, GEMMA_SOURCE_SHA256, GEMMA_VERSION } from './gemma-file.mjs';
import { VENDOR_SOURCES } from './vendor-vocabularies.mjs';

test.each(ENCODING_IDS)('%s: the notice names its encoding, and files that are served', (encodingId) => {
  const notice = VOCABULARY_NOTICES[encodingId];
  expect(notice.encodingId).toBe(encodingId);
  expect(notice.source.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(notice.asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(notice.licence.notice.length).toBeGreaterThan(0);
  expect(notice.licence.files.length).toBeGreaterThan(0);
  for (const file of notice.licence.files) expect(existsSync(new URL(`../public/${file}`, import.meta.url)), file).toBe(true);
});

test.each(Object.entries(PUBLISHED_SHA256))('%s: the notice tells the file that is built from', (encodingId, sha256) => {
  expect(VOCABULARY_NOTICES[encodingId as keyof typeof VOCABULARY_NOTICES].source.sha256).toBe(sha256);
});

test.each(Object.entries(VENDOR_SOURCES))('%s: the notice tells the file that was collected', (encodingId, source) => {
  const { packageName, version, sha256 } = VOCABULARY_NOTICES[encodingId as keyof typeof VOCABULARY_NOTICES].source;
  expect({ packageName, version, sha256 }).toEqual({
    packageName: source.packageName,
    version: source.version,
    sha256: source.sourceSha256,
  });
});

test('gemma3: the notice tells the file that was collected', () => {
  const { packageName, version, sha256 } = VOCABULARY_NOTICES.gemma3.source;
  expect([packageName, version, sha256]).toEqual([GEMMA_PACKAGE, GEMMA_VERSION, GEMMA_SOURCE_SHA256]);
});

test('the notice that Meta asks for goes with the vocabulary and with the page', () => {
  const beside = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
  const notice = beside('../public/licences/Llama-3-NOTICE.txt');
  expect(beside('../vocabularies/NOTICE-llama3.txt')).toBe(notice);
  for (const line of VOCABULARY_NOTICES.llama3.licence.notice.slice(0, -1)) expect(notice).toContain(line);
});
