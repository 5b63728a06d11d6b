import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinStored } from '@/core/tokenize/stored-text';
import { TINY } from '@/test/tokenize-workers';
import { mirrorDocument, type MirroredDocument } from './mirrored-document';
import type { DocumentStep } from './protocol';

/** The worker's side as a plain text. Urgent steps pass the others, as they do there. */
function textWorker(document: MirroredDocument) {
  const waiting: { readonly slot: string; readonly step: DocumentStep }[] = [];
  const worker = {
    text: '',
    steps: [] as DocumentStep[],
    /** Takes the next step, where one may be taken. */
    take(isSmall = false): boolean {
      const slot = document.nextSlot(isSmall);
      if (!slot) return false;
      waiting.push({ slot, step: document.takeStep(isSmall) });
      return true;
    },
    /** Does one of the steps that are waiting. */
    work(): boolean {
      const urgent = waiting.findIndex(({ slot }) => slot === 'urgent');
      const [next] = waiting.splice(Math.max(0, urgent), 1);
      if (!next) return false;
      const step = next.step.kind === 'append' ? { ...next.step, text: joinStored([next.step.text], 0, 1) } : next.step;
      worker.steps.push(step);
      if (step.kind === 'append') worker.text += step.text;
      else worker.text = worker.text.slice(0, step.start) + step.insert + worker.text.slice(step.end);
      const units = worker.text.length;
      document.answered({ documentId: document.id, units, tokens: units, bytes: units });
      return true;
    },
    finish(isSmall = false): void {
      while (worker.take(isSmall) || worker.work());
    },
  };
  return worker;
}

const start = () => {
  const document = mirrorDocument(1, 'o200k_base', TINY);
  return { document, worker: textWorker(document) };
};

describe('the worker comes to have the text that was aimed at last', () => {
  const anyText = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '\ud83d', ' '), maxLength: 400 });
  const anyAction = fc.oneof(
    fc.record({ kind: fc.constant('take' as const), isSmall: fc.boolean() }),
    fc.record({ kind: fc.constant('work' as const) }),
    fc.record({ kind: fc.constant('text' as const), text: anyText }),
    fc.record({ kind: fc.constant('edit' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.nat(60), insert: anyText }),
  );

  test('however aims, steps and answers follow each other', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 40 }), (actions) => {
        const { document, worker } = start();
        let target = '';
        const aim = (text: string): void => {
          if (document.aim(text)) target = text;
        };
        for (const action of actions) {
          if (action.kind === 'take') worker.take(action.isSmall);
          else if (action.kind === 'work') worker.work();
          else if (action.kind === 'text') aim(action.text);
          else {
            const place = Math.floor(action.at * (target.length + 1));
            aim(target.slice(0, place) + action.insert + target.slice(place + action.removed));
          }
          if (document.isThere()) expect(worker.text).toBe(target);
        }
        worker.finish();
        expect(worker.text).toBe(target);
        expect(document.target).toBe(target);
        expect(document.isThere()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the steps', () => {
  const TEXT = 'one two '.repeat(100);

  test('build a text in parts, and the last one says so', () => {
    const { document, worker } = start();
    document.aim(TEXT);
    worker.finish();
    expect(worker.steps).toHaveLength(Math.ceil(TEXT.length / TINY.chunk));
    expect(worker.steps.map((step) => step.kind === 'append' && [step.begins, step.ends])).toEqual(
      worker.steps.map((_, index, { length }) => [index === 0, index === length - 1]),
    );
  });

  test('an empty text is told, too', () => {
    const { document, worker } = start();
    expect(document.isThere()).toBe(false);
    document.aim('');
    worker.finish();
    expect(worker.steps).toEqual([{ kind: 'append', documentId: 1, begins: true, ends: true, text: '' }]);
    expect(document.isThere()).toBe(true);
  });

  test('an edit is one step with nothing but the change', () => {
    const { document, worker } = start();
    document.aim(TEXT);
    worker.finish();
    worker.steps.length = 0;
    document.aim(`${TEXT.slice(0, 403)}three${TEXT.slice(406)}`);
    expect(document.nextSlot(false)).toBe('urgent');
    worker.finish();
    expect(worker.steps).toEqual([{ kind: 'edit', documentId: 1, start: 403, end: 406, insert: 'three' }]);
  });

  test('a long insertion is made in parts', () => {
    const { document, worker } = start();
    document.aim(TEXT);
    worker.finish();
    worker.steps.length = 0;
    const insert = '0123456789'.repeat(10);
    document.aim(TEXT.slice(0, 300) + insert + TEXT.slice(310));
    worker.finish();
    expect(worker.steps.map((step) => step.kind === 'edit' && [step.start, step.end, step.insert.length])).toEqual([
      [300, 310, 24],
      [324, 324, 24],
      [348, 348, 24],
      [372, 372, 24],
      [396, 396, 4],
    ]);
  });

  test('what is not built yet is not replaced', () => {
    const { document, worker } = start();
    document.aim(TEXT);
    worker.take();
    worker.work();
    document.aim(`${TEXT.slice(0, 700)}!${TEXT.slice(700)}`);
    worker.finish();
    expect(worker.steps.every(({ kind }) => kind === 'append')).toBe(true);
  });

  test('an edit waits for the parts on their way, as it would overtake them', () => {
    const { document, worker } = start();
    document.aim(TEXT);
    worker.take();
    worker.take();
    document.aim(`#${TEXT}`);
    expect(document.nextSlot(false)).toBeUndefined();
    worker.work();
    expect(document.nextSlot(false)).toBeUndefined();
    worker.work();
    expect(document.nextSlot(false)).toBe('urgent');
  });

  test('another text altogether is none of its business', () => {
    const { document, worker } = start();
    document.aim(TEXT);
    worker.finish();
    expect(document.aim('0123456789'.repeat(80))).toBe(false);
    expect(document.target).toBe(TEXT);
    expect(document.isThere()).toBe(true);
  });

  test('no part ends inside a surrogate pair', () => {
    const { document, worker } = start();
    document.aim(`x${'😀'.repeat(300)}`);
    worker.finish();
    for (const step of worker.steps) expect(step.kind === 'append' ? step.text : step.insert).not.toMatch(/\p{Cs}/u);
  });
});
