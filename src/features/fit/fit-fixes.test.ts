// What the view of waste mends in one press is offered where a prompt is to be made to fit, too.
import { afterEach, expect, it, vi } from 'vitest';
import { EMPTY_PROMPT } from '@/core/prompt/edit';
import type { Part, Turn } from '@/core/prompt/part';
import type { ModelId, UnitId } from '@/core/units';
import { openQuickStore } from '@/test/quick-store';
import { applyAction } from './apply-action';
import { type ShownPlan, startFitting } from '@/state/fit-planner';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** A file of 2,000 characters is read ten times: 10,000 tokens in a window of 8,192, and 1,000 without the older reads. */
const READ = JSON.stringify({ name: 'Read', input: { file_path: 'src/a.ts' } });
const turns = Array.from({ length: 20 }, (_, at): Turn => ({ id: `h${at}` as UnitId, speaker: at % 2 === 0 ? 'assistant' : 'tool', text: at % 2 === 0 ? READ : 'of a file '.repeat(200) }));
const history: Part = { id: 'h' as UnitId, role: 'history', name: 'Conversation', enabled: true, turns };
const page: Part = { id: 'p' as UnitId, role: 'documents', name: 'page.html', enabled: true, text: `<p>text</p><!-- ${'unseen '.repeat(200)}-->\n` };

it('makes it fit: files that were read again go, ranked among the others, and each step of undo takes one fix back', async () => {
  const { store, settled } = openQuickStore();
  store.getState().chooseModel('openai/gpt-4' as ModelId);
  const { work } = store.getState();
  store.getState().replaceWork({ ...work, prompt: { ...EMPTY_PROMPT, parts: [page, history] } });
  const imported = store.getState().work;
  let plan: ShownPlan | null = null;
  stops.push(startFitting(store, (next) => (plan = next)));
  const actionsNow = async () => {
    await settled();
    await vi.waitFor(() => expect(plan?.work).toBe(store.getState().work));
    return plan!.actions;
  };
  const inPlace = async (title: string) => (await actionsNow()).find((action) => action.title === title)!;

  const reads = await inPlace('Leave out repeated reads');
  expect(reads).toMatchObject({ detail: expect.stringMatching(/^9 older results of reading src\/a\.ts, with the same text as a newer one\. A note stands in place/), effect: { verdict: 'Makes it fit' } });
  const own = plan!.actions.filter(({ change }) => change.kind !== 'choose-model').map(({ title }) => title);
  expect(own.indexOf(reads.title)).toBeLessThan(own.indexOf('Remove comments'));
  applyAction(store, reads, null);
  const afterReads = store.getState().work;
  const comments = await inPlace('Remove comments');
  applyAction(store, comments, null);
  expect((await actionsNow()).map(({ title }) => title)).not.toContain('Leave out repeated reads');
  store.getState().undo();
  expect(store.getState().work).toBe(afterReads);
  store.getState().undo();
  expect(store.getState().work).toBe(imported);
  store.getState().undo();
  expect(store.getState().work).toBe(work);
});
