// Who opens a link without texts sees of every model, in every case of the variables, a range that the sender's count is in;
// and what is called exact is the same.
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseId, VariableCases } from '@/core/prompt/template-case';
import { type Count, isApproximate } from '@/core/tokenize/count';
import type { ModelId } from '@/core/units';
import { countedStore, countForModels, loadEncoders, openedLink } from '@/test/counted-store';
import { filledCases } from './case-plan';
import { modelFigures } from './model-figures';
import type { AppStore } from './store';

beforeAll(loadEncoders, 60_000);

const MIXED = '次の文書を読んで {{q}} に答えてください。\nاقرأ {{doc}} ثم أجب عن {{ q }}.\nПрочитай {{doc}} и ответь на {{q}}.\ndef ask(doc="{{doc}}"):\n    return f"{{q}}"\n';
const size = (kind: 'tokens' | 'characters', count: number) => ({ kind, size: count });
const text = (value: string) => ({ kind: 'text' as const, text: value });

const VARIABLES: Readonly<Record<string, Readonly<Record<string, VariableCases>>>> = {
  'no values': {},
  'sizes and a text': { doc: { typical: size('characters', 700), worst: size('tokens', 3_000) }, q: { typical: text('日本語の質問'), worst: null } },
  'long texts': { doc: { typical: text('한국어 문서입니다. '.repeat(40)), worst: text('ภาษาไทย '.repeat(300)) }, q: { typical: null, worst: text('\n\n') } },
};
const TEXTS: Readonly<Record<string, string>> = { mixed: MIXED.repeat(4), 'blank at its ends': `\n\n  \u3000${MIXED}\n\n\t `, 'one line': 'Say {{q}} of {{doc}}.' };

async function shown(store: AppStore, id: CaseId | null, isAll: boolean) {
  const found = id === null ? undefined : (await filledCases(store)).find((each) => each.id === id && each.isFilled);
  store.setState({ shownCase: found?.shown ?? null });
  await countForModels(store, isAll);
  return modelFigures(store.getState());
}

/** `isAll`: who opens it has texts to count. */
async function expectInRange(sender: AppStore, receiver: AppStore, id: CaseId | null, isAll = false) {
  const [own, theirs] = [await shown(sender, id, true), new Map((await shown(receiver, id, isAll)).map(({ model, fill }) => [model.id, fill]))];
  const wrong = own.flatMap(({ model, fill }) => {
    const their = theirs.get(model.id)!;
    return (['parts', 'overhead', 'input'] as const).flatMap((key) => (isTold(fill[key], their[key]) ? [] : [`${model.id}, ${key}: ${JSON.stringify(fill[key])} was ${JSON.stringify(their[key])}`]));
  });
  expect(wrong).toEqual([]);
}

function isTold({ tokens }: Count, their: Count): boolean {
  return their.low <= tokens && tokens <= their.high && (isApproximate(their.exactness) || tokens === their.tokens);
}

describe.each(Object.keys(TEXTS))('a text that is left out, %s', (name) => {
  it.each(Object.keys(VARIABLES))('with %s', { timeout: 120_000 }, async (values) => {
    for (const [modelId, role] of [['openai/gpt-5.5', 'documents'], ['google/gemma-3-27b-it', 'question'], ['anthropic/claude-opus-5-5', 'system']] as const) {
      const sender = await countedStore((store) => {
        store.getState().clear();
        store.getState().addPart(role);
        store.getState().setText(store.getState().work.prompt.parts[0]!.id, TEXTS[name]!);
        for (const [variable, own] of Object.entries(VARIABLES[values]!)) store.getState().setVariable(variable, own);
        store.getState().chooseModel(modelId as ModelId);
      }, true);
      const receiver = await openedLink(sender);
      for (const id of values === 'no values' ? [null] : ([null, 'typical', 'worst'] as const)) await expectInRange(sender, receiver, id);
    }
  });
});

describe('a text that goes along, beside one that does not', () => {
  const inPlaces: Readonly<Record<string, string>> = { 'values at its ends': '{{q}}\nSay it of {{doc}}', 'values in it': 'Say "{{q}}" of {{doc}}, and {{doc}}.' };
  const values: Readonly<Record<string, Readonly<Record<string, VariableCases>>>> = {
    prose: { doc: { typical: text('  A text of some length, in 3 lines.\n'.repeat(9)), worst: text('Another one.\n\n'.repeat(80)) }, q: { typical: text(' Why?\n'), worst: size('tokens', 400) } },
    'other scripts': { doc: { typical: text('日本語の文書です。'.repeat(20)), worst: text('ภาษาไทย '.repeat(300)) }, q: { typical: text('👩‍👩‍👧🙂'), worst: text('\n \n') } },
    'one without blanks': { doc: { typical: text('a b c d e f '.repeat(10)), worst: text('ไทยไทย'.repeat(90)) }, q: { typical: text('abc'), worst: text('ab\n') } },
  };
  it.each(Object.keys(inPlaces).flatMap((place) => Object.keys(values).map((name) => [place, name] as const)))('%s, %s', { timeout: 120_000 }, async (place, name) => {
    for (const modelId of ['google/gemma-3-27b-it', 'mistral/open-mistral-nemo', 'openai/gpt-5.5'] as const) {
      const sender = await countedStore((store) => {
        store.getState().clear();
        for (const [role, own] of [['system', 'Answer {{q}}'], ['question', inPlaces[place]!]] as const) {
          store.getState().addPart(role);
          store.getState().setText(store.getState().work.prompt.parts.at(-1)!.id, own);
        }
        for (const [variable, own] of Object.entries(values[name]!)) store.getState().setVariable(variable, own);
        store.getState().chooseModel(modelId as ModelId);
      }, true);
      const receiver = await openedLink(sender, new Set([sender.getState().work.prompt.parts[1]!.id]));
      for (const id of [null, 'typical', 'worst'] as const) await expectInRange(sender, receiver, id, true);
    }
  });
});
