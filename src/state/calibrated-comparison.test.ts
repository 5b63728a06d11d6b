import { beforeEach, expect, it, vi } from 'vitest';
import { calibrate } from '@/core/tokenize/calibrate';
import type { ModelId, UnitId } from '@/core/units';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { calibrationInput } from './calibration-input';
import { tokenizerFigures } from './comparison-figures';
import { comparedUnits, comparingOf } from './comparing';
import { startCounting } from './counting';
import { selectFill, selectFocusedPart, selectModel, selectPartCounts } from './selectors';
import { type AppStore, createAppStore } from './store';

const figuresOf = ({ tokens, low, high, exactness }: { tokens: number; low: number; high: number; exactness: string }) => ({ tokens, low, high, exactness });

let store: AppStore;
let answerAll: () => Promise<void>;
beforeEach(() => {
  vi.useFakeTimers();
  const tokenizer = fakeTokenizer();
  let ids = 0;
  store = createAppStore({ tokenizer, makeId: () => `calibrated${(ids += 1)}` as UnitId });
  answerAll = async () => {
    for (let key = tokenizer.openKeys()[0]; key !== undefined; key = tokenizer.openKeys()[0]) {
      await tokenizer.answer(key);
      await vi.advanceTimersByTimeAsync(200);
    }
  };
  store.getState().clear();
  store.getState().chooseModel('anthropic/claude-opus-5-5' as ModelId);
  startCounting(store, tokenizer);
});

/** The row of a tokenizer, as the comparison and the report make it. */
function compared(scope: 'part' | 'prompt') {
  const state = store.getState();
  const units = comparedUnits(scope, state.work.prompt, selectFocusedPart(state));
  const rows = tokenizerFigures(state.comparison, { units, model: selectModel(state), withOlder: false, calibrations: state.work.calibrations, scope });
  const count = rows.find(({ tokenizer }) => tokenizer.id === 'claude-new')?.count;
  if (count === undefined || count === null) throw new Error('not counted');
  return count;
}

it('the row of a calibrated family is the window’s count, of the prompt and of each part, also after more was added', async () => {
  store.getState().addTexts([{ name: 'a', text: 'a'.repeat(7001) }, { name: 'b', text: 'b'.repeat(333) }]);
  comparingOf(store).start();
  await answerAll();
  const input = calibrationInput(store.getState());
  const made = calibrate({ ...input!, reportedTokens: 11_024, date: '2026-11-20' });
  if (!made.ok) throw new Error(made.error.kind);
  store.getState().calibrate(made.value);
  expect(compared('prompt')).toEqual(selectFill(store.getState()).parts);

  store.getState().addTexts([{ name: 'c', text: 'c'.repeat(2017) }]);
  for (const size of [401, 77, 5]) store.getState().setText(store.getState().addTurn('user'), 'd'.repeat(size));
  await answerAll();
  expect(compared('prompt')).toEqual(selectFill(store.getState()).parts);
  for (const { id } of store.getState().work.prompt.parts) {
    store.getState().select(id);
    const count = selectPartCounts(store.getState()).get(id)!;
    expect(count.exactness).toBe('calibrated');
    expect(compared('part'), id).toEqual(figuresOf(count));
  }
});
