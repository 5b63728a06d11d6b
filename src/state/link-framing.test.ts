// Who opens a link without texts sees of every model's framing the sender's own figure, or a range that it is in: as it comes,
// with a part switched off and on, and with another model.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Count, isApproximate } from '@/core/tokenize/count';
import type { ModelId } from '@/core/units';
import { countedStore, countForModels, loadEncoders, openedLink } from '@/test/counted-store';
import { modelFigures } from './model-figures';
import { selectModel, selectOverheadLines } from './selectors';
import type { AppStore } from './store';

beforeAll(loadEncoders, 60_000);

const ANOTHER = 'another model';
/** A system text, tools, what is said in turns, two documents and a question. */
type Texts = readonly [system: string, tools: string, turns: readonly string[], documents: readonly string[], question: string];
const PROMPTS: Readonly<Record<string, Texts>> = {
  'no white space at the ends': ['Be brief and kind', '', ['Who wrote 1984', 'George Orwell, in 1948'], ['# Notes\n1, 2, 3', 'ends in 42'], 'Why 👩‍👩‍👧'],
  'line breaks at the ends': ['Be brief.\n', '', ['\nHello\n', ' Nevertheless, yes.\n\n', '\tx'], [' \n', 'A list:\n- one\n'], '\n\n  Why?\n'],
  'blank texts and blanks': ['  ', '', ['', ' \n', '\u3000\u2028'], ['\n\n', '\t', '\u00a0'], ' '],
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

async function wrongIn(sender: AppStore, receiver: AppStore, when: string): Promise<readonly string[]> {
  await countForModels(sender, true);
  await countForModels(receiver, false);
  const theirs = new Map(modelFigures(receiver.getState()).map(({ model, fill }) => [model.id, fill]));
  const rows = modelFigures(sender.getState()).flatMap(({ model, fill }) => {
    const their = theirs.get(model.id)!;
    return (when === ANOTHER ? (['overhead'] as const) : (['overhead', 'input'] as const)).flatMap((key) => (isTold(fill[key], their[key]) ? [] : [`${when}: ${model.id}, ${key}: ${JSON.stringify(fill[key])} was ${JSON.stringify(their[key])}`]));
  });
  const lines = new Map(selectOverheadLines(sender.getState()).map(({ id, count }) => [id, count]));
  const wrongLines = selectOverheadLines(receiver.getState()).flatMap(({ id, count }) => (isTold(lines.get(id) ?? { ...count, tokens: 0 }, count) ? [] : [`${when}: line ${id}: ${JSON.stringify(lines.get(id))} was ${JSON.stringify(count)}`]));
  return [...rows, ...wrongLines];
}

describe.each(Object.keys(PROMPTS))('a prompt that is left out, with %s', (name) => {
  it.each(MODELS)('%s', { timeout: 120_000 }, async (modelId) => {
    const sender = await countedStore((store) => write(store, PROMPTS[name]!, modelId), true);
    const receiver = await openedLink(sender);
    const wrong = [...(await wrongIn(sender, receiver, 'opened'))];
    expect(selectOverheadLines(receiver.getState())).toEqual(selectOverheadLines(sender.getState()));
    const both = async (when: string, change: (store: AppStore) => void) => {
      for (const store of [sender, receiver]) change(store);
      wrong.push(...(await wrongIn(sender, receiver, when)));
    };
    const ids = (store: AppStore) => store.getState().work.prompt.parts.map(({ id }) => id);
    await both('the first is off', (store) => store.getState().setEnabled([ids(store)[0]!], false));
    await both('the last is off too', (store) => store.getState().setEnabled([ids(store).at(-1)!], false));
    await both('all are on again', (store) => store.getState().setEnabled(ids(store), true));
    expect(selectOverheadLines(receiver.getState())).toEqual(selectOverheadLines(sender.getState()));
    const next = MODELS[(MODELS.indexOf(modelId) + 1) % MODELS.length]!;
    // The texts themselves are not counted anew here.
    await both(ANOTHER, (store) => store.getState().chooseModel(next as ModelId));
    expect(selectModel(receiver.getState()).id).toBe(next);
    expect(wrong).toEqual([]);
  });
});
