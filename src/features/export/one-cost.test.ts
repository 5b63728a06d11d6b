// One request has one cost, wherever it is said.
import { beforeEach, expect, it } from 'vitest';
import { modelCost } from '@/core/pricing/model-cost';
import { formatUsd } from '@/core/pricing/money';
import type { Report } from '@/core/share/report';
import { formatTokens, type ModelId, type UnitId } from '@/core/units';
import { createModelFigures, modelFigures } from '@/state/model-figures';
import { openSnapshot } from '@/state/open-snapshot';
import { offerOf, selectBilledAnswer, selectRequestUsage } from '@/state/price-selectors';
import { selectScenarioRequests } from '@/state/scenario-selectors';
import { selectFill } from '@/state/selectors';
import { type AppStore, createAppStore } from '@/state/store';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { costLine } from './cost-line';
import { answerBasis, jsonOf, markdownOf } from './current-report';

let store: AppStore;
const now = () => store.getState();

beforeEach(() => {
  let ids = 0;
  store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `u${(ids += 1)}` as UnitId });
  store.setState({ catalogue: { status: 'ready', value: openSnapshot(), reason: null } });
  now().setText(now().addPart('documents'), 'some words '.repeat(50));
});

/** The report as it is made of the state, without waiting for counts. */
function reportFigures() {
  return { models: modelFigures({ ...now(), modelTable: { answer: answerBasis(now()) } }), cases: [], variables: undefined, unsetVariables: [] };
}

it('bills the same answer in the scenario, the table, the comparison and the report, and says where it is less than the reserve', () => {
  now().setModelTable({ answer: 'own' });
  const shorter: string[] = [];
  const maker = createModelFigures();
  for (const { id } of now().catalogue.value!.models) {
    now().chooseModel(id);
    const { answerTokens, reserveTokens } = selectBilledAnswer(now());
    const { outputTokens, reasoningTokens } = selectScenarioRequests(now()).request;
    expect(outputTokens + reasoningTokens, id).toBe(answerTokens);
    expect(selectRequestUsage(now()).outputTokens, id).toBe(answerTokens);
    const [fill, offer] = [selectFill(now()), offerOf(now(), id)];
    expect(fill.reserveTokens, id).toBe(reserveTokens);
    const line = costLine(fill, selectBilledAnswer(now()), offer, now().pricesAtMs);
    const cost = modelCost(fill.input, answerTokens, offer, now().pricesAtMs);
    if (cost.kind !== 'priced') continue;
    expect(line, id).toContain(`with ${formatTokens(answerTokens)} of answer`);
    if (cost.priced.totalUsd.digits > 0n) expect(line, id).toContain(formatUsd(cost.priced.totalUsd));
    expect(line.includes('Billed '), id).toBe(answerTokens < reserveTokens);
    if (answerTokens < reserveTokens) shorter.push(id);
  }
  expect(shorter).toEqual(expect.arrayContaining(['meta/llama-4-scout', 'moonshotai/kimi-k2.5']));
  const steps = maker.steps(now());
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const rows = step.value;
  expect(rows.filter(({ isAnswerCapped, cost }) => isAnswerCapped && cost.kind === 'priced').map(({ model }) => model.id)).toEqual(shorter);
});

it('has the name of a model that is not known in its report, for as long as another one counts', () => {
  const named = () => (JSON.parse(jsonOf(now(), reportFigures(), '1.2.3')) as Report).namedModel;
  expect(named()).toBeNull();
  now().changeWork({ prompt: { ...now().work.prompt, namedModel: { name: 'house-model', modelId: now().work.modelId } } }, null);
  expect(named()).toBe('house-model');
  now().chooseModel('meta/llama-4-scout' as ModelId);
  expect(named()).toBeNull();
});

it('has a report of the answers that the page compares: of one length, the cheapest by it', () => {
  now().chooseModel('meta/llama-4-scout' as ModelId);
  const report = JSON.parse(jsonOf(now(), reportFigures(), '0'));
  const chosen = report.models.find(({ id }: { id: string }) => id === 'meta/llama-4-scout');
  expect(chosen).toMatchObject({ reserveTokens: 2_500_000, answerTokens: 8_192, costNote: expect.stringContaining('Billed 8,192 tokens of answer, not the 2,500,000 reserved') });
  expect(report.modelsAnswer).toMatch(/^Every model is billed the same answer, as much of the reserve of Llama 4 Scout as its offer serves: 8,192 of 2,500,000 tokens\./);
  for (const { id, answerTokens, isAnswerCapped } of report.models) expect(answerTokens < 8_192, id).toBe(isAnswerCapped);
  const table = markdownOf(now(), reportFigures(), '0').split('\n').filter((line) => line.includes('| fits |'));
  expect(table.length).toBeGreaterThanOrEqual(10);
  for (const line of table) expect(line.includes('| 8,192 |') || line.includes('†'), line).toBe(true);
  now().setModelTable({ answer: 'own' });
  const own = JSON.parse(jsonOf(now(), reportFigures(), '0'));
  expect(own.modelsAnswer).toContain('its own reserve');
  for (const { id, answerTokens, reserveTokens, costUsd, costNote } of own.models) if (costUsd !== null) expect(answerTokens < reserveTokens, id).toBe(costNote !== null);
});

it('has a report of the reserve that an imported request asks for, and of what the model writes of it', () => {
  const { prompt } = now().work;
  now().replaceWork({ ...now().work, modelId: 'openai/gpt-4o' as ModelId, prompt: { ...prompt, allowedTokens: 20_000 } });
  const report = JSON.parse(jsonOf(now(), reportFigures(), '0'));
  expect(report).toMatchObject({ reserveTokens: 16_384, requestedReserveTokens: 20_000 });
  expect(report.models.find(({ id }: { id: string }) => id === 'openai/gpt-5.5').reserveTokens).toBe(20_000);
  expect(markdownOf(now(), reportFigures(), '0')).toContain('| Reserved for output (the request asks for 20,000) | | | 16,384 |');
});

it('has a report that calls what is in no file of a session what it is', () => {
  now().replaceWork({ ...now().work, prompt: { freeOrder: false, parts: [{ id: 'x' as UnitId, role: 'documents', name: 'System prompt and tools', enabled: true, attachment: { kind: 'absent', what: 'system prompt and tools', items: 1, why: 'unwritten' } }] } });
  expect(markdownOf(now(), reportFigures(), '0')).toMatch(/^\*\*Uncertain: the system prompt and tools are not counted\*\*/);
});
