// Who opens a link without texts sees of every model's framing the sender's own figure, or a range that it is in: as it comes,
// with a part switched off and on, and with another model.
import { beforeAll, describe, expect, it } from 'vitest';
import type { StatedFraming } from '@/core/prompt/attachment';
import type { Part } from '@/core/prompt/part';
import { type Count, isApproximate } from '@/core/tokenize/count';
import type { ModelId } from '@/core/units';
import { countedStore, countForModels, loadEncoders, openedLink } from '@/test/counted-store';
import { modelFigures } from './model-figures';
import { selectModel, selectOverheadLines } from './selectors';
import type { AppStore } from './store';

beforeAll(loadEncoders, 60_000);

const TOOLS = '[{"type":"function","function":{"name":"find","description":"Finds \\"it\\".","parameters":{"type":"object","properties":{"q":{"type":"string"}}}}},{"name":"stop","description":"Stops."}]';
const MANY_TOOLS = JSON.stringify(Array.from({ length: 10 }, (_, index) => ({ type: 'function', function: { name: `weather_${index}`, description: `Says how the weather of day ${index} will be in a city.`, parameters: { type: 'object', properties: { city: { type: 'string', description: 'Its name' } }, required: ['city'] } } })));
/** A system text, tools, what is said in turns, two documents and a question. */
type Texts = readonly [system: string, tools: string, turns: readonly string[], documents: readonly string[], question: string];
const PROMPTS: Readonly<Record<string, Texts>> = {
  'no white space at the ends': ['Be brief and kind', '', ['Who wrote 1984', 'George Orwell, in 1948'], ['# Notes\n1, 2, 3', 'ends in 42'], 'Why 👩‍👩‍👧'],
  'line breaks at the ends': ['Be brief.\n', '', ['\nHello\n', ' Nevertheless, yes.\n\n', '\tx'], [' \n', 'A list:\n- one\n'], '\n\n  Why?\n'],
  'blank texts and blanks': ['  ', '', ['', ' \n', '\u3000\u2028'], ['\n\n', '\t', '\u00a0'], ' '],
  'tools': ['Be kind.', TOOLS, ['\n// a comment', '"quoted",\n'], ['\u3000次の文書。\u3000'], 'Go on.'],
  'tools and nothing before them': ['', `\n${TOOLS}\n`, [], [], '  /help  '],
  'many tools': ['Be kind.', MANY_TOOLS, ['How is it in Oslo?'], [], 'And tomorrow?'],
  'long words and signs': [' ുവനന്തപുരം', '', ['=-=-=-=-=-=-=-=-\n', ' გადაწყვეტილ'], ['|------------------------------------------\n'], `${'🙂'.repeat(40)}\n\n`],
};
const MODELS = ['google/gemma-3-27b-it', 'meta/llama-3.3-70b-instruct', 'mistral/open-mistral-nemo', 'alibaba/qwen3-235b-a22b-2507', 'alibaba/qwen2.5-72b-instruct', 'deepseek/deepseek-v3', 'cohere/command-r-08-2024', 'openai/gpt-5.5'];

function write(store: AppStore, [system, tools, turns, documents, question]: Texts, modelId: string): void {
  const { addPart, addTurn, clear, chooseModel } = store.getState();
  clear();
  const add = (role: 'system' | 'tools' | 'documents' | 'question', text: string) => {
    const known = new Set(store.getState().work.prompt.parts.map(({ id }) => id));
    addPart(role);
    store.getState().setText(store.getState().work.prompt.parts.find(({ id }) => !known.has(id))!.id, text);
  };
  add('system', system);
  if (tools !== '') add('tools', tools);
  for (const [index, text] of turns.entries()) store.getState().setText(addTurn((['user', 'assistant', 'tool'] as const)[index]!), text);
  for (const text of documents) add('documents', text);
  add('question', question);
  chooseModel(modelId as ModelId);
}

function isTold({ tokens }: Count, their: Count): boolean {
  return their.low <= tokens && tokens <= their.high && (isApproximate(their.exactness) || tokens === their.tokens);
}

interface Pair {
  readonly sender: AppStore;
  readonly receiver: AppStore;
}

type Key = 'overhead' | 'input';

async function wrongIn({ sender, receiver }: Pair, when: string, keys: readonly Key[]): Promise<readonly string[]> {
  await countForModels(sender, true);
  // Texts that came along are counted.
  await countForModels(receiver, true);
  const theirs = new Map(modelFigures(receiver.getState()).map(({ model, fill }) => [model.id, fill]));
  const rows = modelFigures(sender.getState()).flatMap(({ model, fill }) => {
    const their = theirs.get(model.id)!;
    return keys.flatMap((key) => (isTold(fill[key], their[key]) ? [] : [`${when}: ${model.id}, ${key}: ${JSON.stringify(fill[key])} was ${JSON.stringify(their[key])}`]));
  });
  const lines = new Map(selectOverheadLines(sender.getState()).map(({ id, count }) => [id, count]));
  const wrongLines = selectOverheadLines(receiver.getState()).flatMap(({ id, count }) => (isTold(lines.get(id) ?? { ...count, tokens: 0 }, count) ? [] : [`${when}: line ${id}: ${JSON.stringify(lines.get(id))} was ${JSON.stringify(count)}`]));
  return [...rows, ...wrongLines];
}

const idsOf = (store: AppStore) => store.getState().work.prompt.parts.map(({ id }) => id);

/** As it comes, and changed. */
async function expectTold(pair: Pair, modelId: string): Promise<void> {
  const keys: readonly Key[] = ['overhead', 'input'];
  const wrong = [...(await wrongIn(pair, 'opened', keys))];
  const both = async (when: string, change: (store: AppStore) => void, compared = keys) => {
    for (const store of [pair.sender, pair.receiver]) change(store);
    wrong.push(...(await wrongIn(pair, when, compared)));
  };
  await both('the first is off', (store) => store.getState().setEnabled([idsOf(store)[0]!], false));
  await both('the last is off too', (store) => store.getState().setEnabled([idsOf(store).at(-1)!], false));
  await both('all are on again', (store) => store.getState().setEnabled(idsOf(store), true));
  // The texts themselves are not counted anew here.
  const next = MODELS[(MODELS.indexOf(modelId) + 1) % MODELS.length]!;
  await both('another model', (store) => store.getState().chooseModel(next as ModelId), ['overhead']);
  expect(selectModel(pair.receiver.getState()).id).toBe(next);
  expect(wrong).toEqual([]);
}

const sent = (name: string, modelId: string) => countedStore((store) => write(store, PROMPTS[name]!, modelId), true);

/** What links of before said. */
function asOlder(store: AppStore): void {
  const { work } = store.getState();
  const { statedFraming: _, ...prompt } = work.prompt;
  const parts = prompt.parts.map((part): Part => {
    if (!('attachment' in part) || part.attachment.kind !== 'withheld') return part;
    const { blankEnds: _ends, framing, ...rest } = part.attachment;
    const { tools: _tools, parameterTokens: _parameters, ...around } = framing ?? {};
    return { ...part, attachment: { ...rest, ...(framing === undefined ? {} : { framing: around as StatedFraming }) } };
  });
  store.getState().replaceWork({ ...work, prompt: { ...prompt, parts } });
}

describe.each(Object.keys(PROMPTS))('a prompt with %s', (name) => {
  it.each(MODELS.slice(0, 4))('that is left out, %s', { timeout: 120_000 }, async (modelId) => {
    const sender = await sent(name, modelId);
    const pair = { sender, receiver: await openedLink(sender) };
    const expectSame = () => expect(selectOverheadLines(pair.receiver.getState())).toEqual(selectOverheadLines(sender.getState()));
    expectSame();
    for (const isOn of [false, true]) for (const store of [sender, pair.receiver]) store.getState().setEnabled(idsOf(store), isOn);
    expectSame();
    await expectTold(pair, modelId);
  });

  it.each([MODELS[0]!, MODELS[2]!])('of which every other part goes along, %s', { timeout: 120_000 }, async (modelId) => {
    for (const odd of [0, 1]) {
      const sender = await sent(name, modelId);
      const receiver = await openedLink(sender, new Set(idsOf(sender).filter((_, index) => index % 2 === odd)));
      expect(selectOverheadLines(receiver.getState())).toEqual(selectOverheadLines(sender.getState()));
      await expectTold({ sender, receiver }, modelId);
    }
  });

  it('in an older link has a range', { timeout: 120_000 }, async () => {
    for (const modelId of [MODELS[2]!, MODELS[7]!]) {
      const sender = await sent(name, modelId);
      const receiver = await openedLink(sender);
      asOlder(receiver);
      await expectTold({ sender, receiver }, modelId);
    }
  });
});

it('what surely meets nothing stays exact for every model, whatever is switched off', { timeout: 120_000 }, async () => {
  const sender = await sent('no white space at the ends', 'openai/gpt-5.5');
  const receiver = await openedLink(sender);
  for (const off of [[], [1], [2]]) {
    for (const store of [sender, receiver]) {
      store.getState().setEnabled(off.map((index) => idsOf(store)[index]!), false);
      await countForModels(store, true);
    }
    const exact = (store: AppStore) => modelFigures(store.getState()).flatMap(({ model, fill }) => (fill.overhead.exactness === 'exact' ? [model.id] : []));
    // These templates join the system text, and one of them results of tools, to words or line breaks of their own.
    expect(exact(receiver)).toEqual(exact(sender).filter((id) => id !== 'mistral/open-mistral-nemo' && id !== 'google/gemma-3-27b-it'));
    expect(exact(receiver).length).toBeGreaterThan(5);
  }
});
