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

async function expectInRange(sender: AppStore, receiver: AppStore, id: CaseId | null) {
  const [own, theirs] = [await shown(sender, id, true), new Map((await shown(receiver, id, false)).map(({ model, fill }) => [model.id, fill]))];
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
