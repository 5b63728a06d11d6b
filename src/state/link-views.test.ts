// A link opens in the case that was in view, with the same total. The oracle of every model's range is the whole text, with the
// values written into it by this test and counted by the real tokenizers.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CaseId, type VariableCases, type VariableValue, valueOf } from '@/core/prompt/template-case';
import { type Count, isApproximate } from '@/core/tokenize/count';
import type { ModelId, UnitId } from '@/core/units';
import { countedStore, countForModels, loadEncoders, openedLink } from '@/test/counted-store';
import { activitiesOf, settled } from '@/test/settled';
import { watchCases } from './case-plan';
import { modelFigures } from './model-figures';
import { selectFill, selectOverheadLines } from './selectors';
import type { AppStore } from './store';

beforeAll(loadEncoders, 60_000);

type Choice = CaseId | null;
type Role = 'system' | 'tools' | 'documents' | 'question' | 'user' | 'assistant';
interface Row {
  readonly role: Role;
  readonly text: string;
  readonly isOn: boolean;
}
type Values = Readonly<Record<string, VariableCases>>;

const CHOICES: readonly Choice[] = [null, 'typical', 'worst'];
const MODELS = ['openai/gpt-5.5', 'openai/gpt-4', 'google/gemma-3-27b-it', 'anthropic/claude-opus-5-5', 'meta/llama-3.3-70b-instruct', 'mistral/open-mistral-nemo', 'deepseek/deepseek-v3', 'alibaba/qwen3-235b-a22b-2507', 'cohere/command-r-08-2024', 'google/gemini-3.1-pro-preview'] as const;
const TOOL = JSON.stringify([{ type: 'function', function: { name: 'find', description: 'Finds {{a}} now.', parameters: { type: 'object', properties: { q: { type: 'string', description: 'What {{b}} is' } } } } }]);
const written = (text: string): VariableValue => ({ kind: 'text', text });
const size = (kind: 'tokens' | 'characters', count: number): VariableValue => ({ kind, size: count });

function write(store: AppStore, rows: readonly Row[], modelId: string, textOf: (row: Row) => string): void {
  const { addPart, addTurn, clear, chooseModel, setEnabled, setText } = store.getState();
  clear();
  for (const row of rows) {
    const id = row.role === 'user' || row.role === 'assistant' ? addTurn(row.role) : addPart(row.role);
    setText(id, textOf(row));
    if (!row.isOn) setEnabled([id], false);
  }
  chooseModel(modelId as ModelId);
}

/** The text with the values in it, and the tokens that are given for them; NaN: characters, which nobody can count. */
function filled({ role, text, isOn }: Row, values: Values, id: Choice): { readonly text: string; readonly tokens: number } {
  let tokens = 0;
  const whole = text.replace(/\{\{\s*([abc])(?:\|trim)?\s*\}\}/g, (place, name: string) => {
    const value = id === null ? null : valueOf(values, name, id);
    if (value === null) return place;
    if (value.kind === 'text') return role === 'tools' ? JSON.stringify(value.text).slice(1, -1) : value.text;
    if (isOn) tokens += value.kind === 'tokens' ? value.size : NaN;
    return '';
  });
  return { text: whole, tokens };
}

const running = (store: AppStore) => [...activitiesOf(store), ...store.getState().counting.keys()];

async function choose(store: AppStore, id: Choice): Promise<void> {
  store.getState().chooseCase(id);
  await settled(store, running, 60_000);
}

const isTold = (truth: number, their: Count) => Number.isNaN(truth) || (their.low <= truth && truth <= their.high && (isApproximate(their.exactness) || truth === their.tokens));
const inputs = (store: AppStore) => new Map(modelFigures(store.getState()).map(({ model, fill }) => [model.id, fill.input]));

async function senderOf(rows: readonly Row[], values: Values, modelId: string, seen: Choice): Promise<AppStore> {
  const sender = await countedStore((store) => {
    watchCases(store, () => undefined);
    // From the first on: nothing has been counted as it is written then but for the figures beside the case.
    store.getState().chooseCase(seen);
    write(store, rows, modelId, ({ text }) => text);
    for (const [name, cases] of Object.entries(values)) store.getState().setVariable(name, cases);
  }, false);
  await choose(sender, seen);
  return sender;
}

/** What is false where the link is opened. */
async function faultsOf(rows: readonly Row[], values: Values, modelId: string, seen: Choice, withTexts: boolean): Promise<readonly string[]> {
  const faults: string[] = [];
  const sender = await senderOf(rows, values, modelId, seen);
  const receiver = await openedLink(sender, new Set<UnitId>(withTexts ? sender.getState().work.prompt.parts.map(({ id }) => id) : []));
  watchCases(receiver, () => undefined);
  await settled(receiver, running, 60_000);
  expect(receiver.getState().shownCase?.id).toBe(sender.getState().shownCase?.id);
  for (const id of CHOICES) {
    for (const store of [sender, receiver]) await choose(store, id);
    // Ends of ranges are rounded for each turn here, and for all of them together there.
    const [own, theirs] = [sender, receiver].map((store) => {
      const { input, overhead } = selectFill(store.getState());
      return JSON.stringify([input.tokens, input.exactness, overhead]);
    });
    if (own !== theirs) faults.push(`${id}: ${own} became ${theirs}`);
    const whole = await countedStore((store) => write(store, rows, modelId, (row) => filled(row, values, id).text), true);
    const given = rows.reduce((sum, row) => sum + filled(row, values, id).tokens, 0);
    // No worst case is the smaller one, whatever was typed; which one that is says the sender.
    await countForModels(sender, true);
    await countForModels(receiver, withTexts);
    const [truths, ranges, theirRanges] = [inputs(whole), inputs(sender), inputs(receiver)];
    for (const [model, { tokens }] of truths) {
      const truth = id === 'worst' ? ranges.get(model)!.tokens : tokens + given;
      if (!isTold(truth, ranges.get(model)!)) faults.push(`${id}: ${model} is ${truth}, and not ${JSON.stringify(ranges.get(model))}`);
      if (!isTold(Number.isNaN(truth) ? ranges.get(model)!.tokens : truth, theirRanges.get(model)!)) faults.push(`${id}: ${model} is ${truth}, and by the link ${JSON.stringify(theirRanges.get(model))}`);
    }
  }
  return faults;
}

const TEXTS = ['Answer {{a}} about {{b}} please.', '{{a}}', '\n {{ b }} \n', 'No variables here.', '{{a}}{{b}}{{c}}', 'x{{c}}\n\n', ' {{c|trim}}: "{{a}}" и {{b}} 文書', ''];
const anyRow = (role: Role, texts = TEXTS) => fc.record({ role: fc.constant(role), text: fc.constantFrom(...texts), isOn: role === 'user' || role === 'assistant' ? fc.constant(true) : fc.boolean() });
const anyRows: fc.Arbitrary<readonly Row[]> = fc
  .tuple(...[anyRow('system'), anyRow('tools', [TOOL]), fc.tuple(anyRow('user'), anyRow('assistant')), anyRow('documents'), anyRow('question').map((row) => ({ ...row, isOn: true }))].map((each) => fc.option(each as fc.Arbitrary<Row | [Row, Row]>)))
  .map((rows) => rows.flatMap((row) => row ?? []));
const anyValue = fc.option(
  fc.oneof(
    fc.constantFrom('', 'Ann', 'abc', 'two "words"\n', '\n\n', ' \t', '文書 '.repeat(20), 'Nevertheless, '.repeat(30), '🙂', 'తెలుగు భాష ఆంధ్ర '.repeat(9), '123456789 '.repeat(12), 'ភាសាខ្មែរគឺជា').map(written),
    fc.constantFrom(size('tokens', 0), size('tokens', 700), size('characters', 3), size('characters', 400)),
  ),
);
const anyValues: fc.Arbitrary<Values> = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.record({ typical: anyValue, worst: anyValue }), { minKeys: 1, noNullPrototype: true });

it('opens in the case in view, with the same total, and for every model with a range that holds what the whole text counts', { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyRows, anyValues, fc.constantFrom(...MODELS), fc.constantFrom(...CHOICES), fc.boolean(), async (rows, values, modelId, seen, withTexts) => {
      expect(await faultsOf(rows, values, modelId, seen, withTexts)).toEqual([]);
    }),
    { numRuns: 6 },
  );
});

const on = (role: Role, text: string): Row => ({ role, text, isOn: true });
const both = (value: VariableValue): VariableCases => ({ typical: value, worst: null });

describe('holds also', () => {
  it.each<[string, readonly Row[], Values]>([
    ['for values in a script of which other tokenizers have few words', [on('question', 'Answer {{a}}.')], { a: both(written('తెలుగు భాష ఆంధ్ర '.repeat(9))) }],
    ['for digits, which some tokenizers take one by one', [on('question', 'Add {{a}}')], { a: both(written('123456789'.repeat(40))) }],
    ['for texts of the same size in both cases', [on('question', 'Say {{a}}')], { a: { typical: written('the'.repeat(9)), worst: written('xqz'.repeat(9)) } }],
    ['for a text as long as a size in the other case', [on('question', '{{a}}{{a}}')], { a: { typical: size('characters', 3), worst: written('xqz') } }],
    ['around tools with values in them', [on('tools', TOOL), on('question', 'Go on.')], { a: both(written('文書 '.repeat(40))), b: both(written('"quoted"\n'.repeat(9))) }],
    ['for characters in several turns', [on('user', 'Hi {{a}}'), on('assistant', 'Yes {{a}}{{b}}'), on('question', 'And {{b}}?')], { a: both(size('characters', 401)), b: both(size('characters', 33)) }],
  ])('%s', { timeout: 120_000 }, async (_, rows, values) => {
    for (const modelId of ['openai/gpt-5.5', 'google/gemma-3-27b-it'] as const) expect(await faultsOf(rows, values, modelId, 'typical', false)).toEqual([]);
  });

  it('for the framing of the text as written, though a case was in view when the link was made', { timeout: 120_000 }, async () => {
    const rows = [on('system', 'Serve {{a}}.\n'), on('question', '\n{{b}}')];
    for (const modelId of ['google/gemma-3-27b-it', 'mistral/open-mistral-nemo', 'alibaba/qwen3-235b-a22b-2507']) {
      const sender = await senderOf(rows, { a: both(written('\n\nAnn')), b: both(written(' ')) }, modelId, 'typical');
      // It is written while the case is in view.
      const last = '\n\n  {{b}}, {{a}} \n';
      sender.getState().setText(sender.getState().work.prompt.parts.at(-1)!.id, last);
      await settled(sender, running, 60_000);
      const receiver = await openedLink(sender);
      const plain = await countedStore((store) => write(store, [rows[0]!, on('question', last)], modelId, ({ text }) => text), false);
      await choose(sender, null);
      await choose(receiver, null);
      for (const store of [sender, receiver]) expect(selectOverheadLines(store.getState())).toEqual(selectOverheadLines(plain.getState()));
      expect(selectFill(receiver.getState()).input).toEqual(selectFill(plain.getState()).input);
    }
  });
});
