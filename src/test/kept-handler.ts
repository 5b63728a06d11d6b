// The handler of a worker, whose messages are kept, and what it is asked.
import type { Encoder } from '@/core/tokenize/encoder';
import { createHandler } from '@/workers/handle';
import type { Assignment, CountWork, FromWorker } from '@/workers/protocol';
import { sentText } from '@/workers/sent-text';
import { loadEncoder as loadEncoderOf, loadVocabulary } from './load-encoder';

export const sent = (text: string) => sentText(text, 0, text.length);

export const VOCABULARY = { encodingId: 'r50k_base', vocabularyUrl: 'https://example.org/v.js' } as const;
export const COUNT: CountWork = { kind: 'count', id: 1, ...VOCABULARY, urgent: true, heldId: undefined, wantsTally: false, ...sent('the other') };
export const LONG = 'the other word, 中 \n'.repeat(20_000);

let packed: string;

/** To be called before all tests: the encoder that the handler has. */
export async function loadEncoder(): Promise<Encoder> {
  packed = await loadVocabulary('r50k_base');
  return loadEncoderOf('r50k_base');
}

/** A handler whose messages are kept, whose heart beats and whose steps are done when told; the clock goes on by `stepMs` whenever it is read. */
export function setUp(stepMs = 1000) {
  let clock = 0;
  const said: FromWorker[] = [];
  const beats = new Set<() => void>();
  const ticks: (() => void)[] = [];
  let deliver: (vocabulary: string) => void = () => {};
  const receive = createHandler(
    { postMessage: (message) => void said.push(message) },
    {
      loadVocabulary: () => new Promise((resolve) => (deliver = resolve)),
      tick: () => new Promise((resolve) => ticks.push(resolve)),
      now: () => (clock += stepMs),
      every(_periodMs, callback) {
        beats.add(callback);
        return () => beats.delete(callback);
      },
    },
  );
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  /** Does the next step, if there is one. */
  const step = async (): Promise<boolean> => {
    await settle();
    const tick = ticks.shift();
    tick?.();
    await settle();
    return tick !== undefined;
  };
  return {
    said,
    receive,
    beats,
    settle,
    beat(times: number): void {
      for (let count = 0; count < times; count += 1) for (const callback of beats) callback();
    },
    async deliver(): Promise<void> {
      deliver(packed);
      await settle();
    },
    step,
    async finish(): Promise<void> {
      while (await step());
    },
    answerTo: (id: number): FromWorker | undefined =>
      said.find((message) => 'id' in message && message.id === id && message.kind !== 'progress'),
  };
}

/** It has its vocabulary. */
export async function ready(stepMs?: number) {
  const handler = setUp(stepMs);
  handler.receive({ ...COUNT, id: 1000 });
  await handler.deliver();
  await handler.finish();
  handler.said.length = 0;
  return handler;
}

export const part = (documentId: number, text: string) => ({ kind: 'append', documentId, begins: true, ends: true, text }) as const;
export const build = (id: number, documents: readonly (readonly [number, string])[], urgent = false): Assignment => ({
  kind: 'change',
  id,
  ...VOCABULARY,
  urgent,
  steps: documents.map(([documentId, text]) => part(documentId, text)),
});
export const layout = (id: number, viewId: number, documentIds: readonly number[], columns = 40): Assignment => ({
  kind: 'layout',
  id,
  ...VOCABULARY,
  urgent: false,
  viewId,
  documentIds,
  columns,
  display: 'text',
});
