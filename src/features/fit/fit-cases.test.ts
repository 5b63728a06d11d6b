import { afterEach, describe, expect, it } from 'vitest';
import { succeed } from '@/core/result';
import type { CaseId } from '@/core/prompt/template-case';
import type { ModelId, UnitId } from '@/core/units';
import { filledCases } from '@/state/case-plan';
import { selectModels } from '@/state/selectors';
import { createAppStore } from '@/state/store';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { settled } from '@/test/settled';
import { applyAction } from './apply-action';
import { startFitting, type ShownPlan } from '@/state/fit-planner';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** One token for each two units, answered at once; the plan of a prompt with a template in a window of 8,192 tokens. */
async function open() {
  let ids = 0;
  const tokenizer = { ...fakeTokenizer(), count: ({ text }: { text: { length: number } }) => Promise.resolve(succeed({ tokens: Math.ceil(text.length / 2) })) };
  const store = createAppStore({ tokenizer, makeId: () => `f${(ids += 1)}` as UnitId });
  store.getState().clear();
  store.getState().addTexts([
    { name: 'mail.txt', text: 'Answer {{name}}   \nabout {{docs}}, and once more {{docs}}\n' },
    { name: 'notes.txt', text: `Notes of {{size}}   \n${'words of notes. '.repeat(60)}` },
    { name: 'plain.txt', text: 'plain words. '.repeat(50) },
  ]);
  store.getState().chooseModel('openai/gpt-4' as ModelId);
  let plan: ShownPlan | null = null;
  stops.push(startFitting(store, (next) => (plan = next)));
  const now = async () => {
    await settled(store);
    return plan!;
  };
  return { store, now };
}

describe('a prompt with variables', () => {
  it('is made to fit in its worst case where only that is over, and in the typical one by choice', async () => {
    const { store, now } = await open();
    expect((await now()).shownCase).toBeNull();
    const { setVariable } = store.getState();
    setVariable('docs', { typical: { kind: 'tokens', size: 200 }, worst: { kind: 'tokens', size: 100_000 } });
    const worst = await now();
    expect(worst).toMatchObject({ shownCase: { id: 'worst', other: { verdict: 'fits' }, unset: ['name', 'size'] }, before: { verdict: 'over' } });
    expect(worst.actions[0]).toMatchObject({ title: 'Switch off mail.txt', effect: { isEnough: true, verdict: 'Makes it fit' } });
    expect(worst.actions[0]!.effect.savedTokens).toBeGreaterThan(200_000);
    store.getState().chooseCase('typical');
    const typical = await now();
    expect(typical).toMatchObject({ shownCase: { id: 'typical', other: { verdict: 'over' } }, before: { verdict: 'fits' } });
    expect(typical.actions.find(({ title }) => title === 'Switch off mail.txt')?.effect.savedTokens).toBeLessThan(1_000);
  });

  it('that fits in both is shown as it is typically, and needs no choice where both are the same', async () => {
    const { store, now } = await open();
    store.getState().setVariable('docs', { typical: { kind: 'tokens', size: 200 }, worst: { kind: 'tokens', size: 300 } });
    expect(await now()).toMatchObject({ shownCase: { id: 'typical', other: { verdict: 'fits' } } });
    store.getState().setVariable('docs', { typical: { kind: 'tokens', size: 200 }, worst: null });
    expect(await now()).toMatchObject({ shownCase: { other: null } });
    store.getState().setVariable('docs', { typical: null, worst: null });
    store.getState().setVariable('nowhere', { typical: { kind: 'tokens', size: 200 }, worst: null });
    expect((await now()).shownCase).toBeNull();
  });

  it('is made to fit in the larger of both cases where the worst value is the smaller one', async () => {
    const { store, now } = await open();
    store.getState().chooseCase('worst');
    store.getState().setVariable('docs', { typical: { kind: 'tokens', size: 9_000 }, worst: { kind: 'text', text: 'one' } });
    const { before, shownCase } = await now();
    expect([before.verdict, shownCase?.id, shownCase?.other]).toEqual(['over', 'worst', null]);
  });

  it.each([null, 'typical', 'worst'] as const)('is offered models that hold both cases (%s)', async (id) => {
    const { store, now } = await open();
    const { openSnapshot } = await import('@/state/open-snapshot');
    store.setState({ catalogue: { status: 'ready', value: openSnapshot(), reason: null } });
    store.getState().setPricesAt(Date.parse('2026-11-27T12:00:00Z'));
    store.getState().chooseModel('openai/gpt-5.5' as ModelId);
    if (id !== null) store.getState().chooseCase(id);
    store.getState().setVariable('docs', { typical: { kind: 'tokens', size: 200 }, worst: { kind: 'tokens', size: 200_000 } });
    const { shownCase, actions } = await now();
    expect(shownCase?.id).toBe(id ?? 'typical');
    const models = actions.flatMap(({ change }) => (change.kind === 'choose-model' ? selectModels(store.getState()).filter((model) => model.id === change.modelId) : []));
    expect(models.length).toBeGreaterThan(1);
    // Twice in the text.
    for (const { name, windowTokens } of models) expect(windowTokens.value, name).toBeGreaterThan(400_000);
  });

  it.each(['typical', 'worst'] as const)('has in its %s case after each action what was said of it', async (id: CaseId) => {
    const { store, now } = await open();
    store.getState().chooseCase(id);
    store.getState().setVariable('docs', { typical: { kind: 'tokens', size: 20 }, worst: { kind: 'tokens', size: 9_000 } });
    store.getState().setVariable('name', { typical: { kind: 'text', text: 'Ann   \n' }, worst: { kind: 'text', text: 'A long   \nname   \n'.repeat(9) } });
    store.getState().setVariable('size', { typical: { kind: 'characters', size: 100 }, worst: { kind: 'characters', size: 1_000 } });
    const { actions, before } = await now();
    const done = actions.filter(({ change }) => change.kind !== 'choose-model');
    expect(done.map(({ change }) => change.kind).toSorted()).toEqual(['rewrite', 'switch-off', 'switch-off', 'switch-off']);
    stops.splice(0).forEach((stop) => stop());
    for (const action of done) {
      applyAction(store, action, null);
      await settled(store);
      const after = (await filledCases(store)).find((each) => each.id === id)?.fill;
      // Without any variable in the prompt both cases are the prompt.
      expect(after?.input.tokens, action.title).toBe(before.input.tokens - action.effect.savedTokens);
      store.getState().undo();
      await settled(store);
    }
  });
});
