// Pairs of answers of which one was preferred, in the forms that data sets have: TRL's dataset_formats.md, and the cards of hh-rlhf and UltraFeedback.
import { describe, expect, it } from 'vitest';
import { importText } from '@/core/importers/formats/registry';
import { lastOf } from '@/core/importers/steps';
import { batchRowsInSteps } from './batch-rows';
import { asCounted } from './row-answer';
import { lineRow } from './row-prompt';

const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown) => ({ role: 'assistant', content });
const [asked, liked, other] = ['What colour is the sky?', 'It is blue.', 'It is green.'];

function counted(record: object, isWhole = false) {
  const read = lineRow(JSON.stringify(record));
  if (!read.ok) return read.error.kind;
  const { imported, text, taken, answer, isRawJson } = asCounted(read.value, isWhole);
  return { system: imported?.system.map((each) => each.text) ?? [], turns: imported?.turns.map((turn) => turn.text) ?? [], question: imported?.question ?? text, answer: answer?.turns.map((turn) => turn.text), taken: taken === undefined ? undefined : [taken.from, taken.leftOut], isRawJson };
}

describe('a pair of answers', () => {
  it('beside its prompt, or with it in both, is the prompt and the answer that was preferred, however it is written', () => {
    const row = { system: [], turns: [], question: asked, answer: [liked], isRawJson: false };
    const beside = [['prompt'], ['chosen', 'rejected']];
    const within = [['chosen'], ['rejected']];
    expect(counted({ prompt: [user(asked)], chosen: [assistant(liked)], rejected: [assistant(other)] })).toEqual({ ...row, taken: beside });
    expect(counted({ prompt: asked, chosen: liked, rejected: other })).toEqual({ ...row, taken: beside });
    expect(counted({ prompt: asked, chosen: [assistant([{ type: 'text', text: liked }])], rejected: [assistant(other)] })).toEqual({ ...row, taken: beside });
    expect(counted({ chosen: [user(asked), assistant(liked)], rejected: [user(asked), assistant(other)] })).toEqual({ ...row, taken: within });
    expect(counted({ prompt: asked, chosen: [user(asked), assistant(liked)], rejected: [user(asked), assistant(other)], score_chosen: 5 })).toEqual({ ...row, taken: within });
    const said = (from: string, value: string) => ({ from, value });
    expect(counted({ chosen: [said('human', asked), said('gpt', liked)], rejected: [said('human', asked), said('gpt', other)] })).toEqual({ ...row, taken: within });
    expect(counted({ prompt: [user(asked)], chosen: [user(asked), assistant(liked)], rejected: [user(asked), assistant(other)] })).toEqual({ ...row, taken: beside });
  });

  it('with tools is no list of these, as a row and as a file', () => {
    const tools = [{ type: 'function', function: { name: 'weather', description: 'W', parameters: { type: 'object', properties: {} } } }];
    const pair = { chosen: [user(asked), assistant(liked)], rejected: [user(asked), assistant(other)], tools };
    expect(counted(pair)).toMatchObject({ question: asked, answer: [liked], taken: [['chosen', 'tools'], ['rejected']] });
    for (const record of [pair, { prompt: asked, completion: liked, tools }]) expect(importText(`${JSON.stringify(record)}\n`.repeat(3)), JSON.stringify(record)).toBeNull();
  });

  it('has all of its conversation before the answer as input, with the system prompt beside it, and all of it where that is asked for', () => {
    const before = [user('Hi'), assistant('Hello'), user(asked)];
    const pair = { system: 'S', prompt: 'Hi', chosen: [...before, assistant(liked)], rejected: [...before, assistant(other)] };
    expect(counted(pair)).toMatchObject({ system: ['S'], turns: ['Hi', 'Hello'], question: asked, answer: [liked], taken: [['chosen', 'system'], ['rejected']] });
    expect(counted(pair, true)).toMatchObject({ turns: ['Hi', 'Hello', asked, liked], question: '', answer: [liked] });
    // A prompt that is not in the conversation is the one that counts.
    expect(counted({ prompt: 'Answer shortly: what colour?', chosen: [user(asked), assistant(liked)], rejected: [assistant(other)] })).toMatchObject({ question: 'Answer shortly: what colour?', answer: [liked], taken: [['prompt'], ['chosen', 'rejected']] });
  });

  it('of texts that go on is cut where the answer begins in both', () => {
    const before = '\n\nHuman: Hi\n\nAssistant: Hello\n\nHuman: What?\n\nAssistant:';
    expect(counted({ chosen: `${before} It is blue.`, rejected: `${before} It is green.` })).toMatchObject({ question: before, answer: [' It is blue.'], taken: [['chosen'], ['rejected']], isRawJson: false });
    const chatml = '<|im_start|>user\nWhat?<|im_end|>\n<|im_start|>assistant\n';
    expect(counted({ chosen: `${chatml}Blue`, rejected: `${chatml}Green` })).toMatchObject({ question: chatml, answer: ['Blue'] });
    expect(counted({ chosen: 'It is blue.', rejected: 'It is green.' })).toMatchObject({ isRawJson: true });
  });

  it('is a row of a list too, as any record with a prompt by its name is, and other records are none', () => {
    const kindOf = (record: unknown) => lastOf(batchRowsInSteps(JSON.stringify([record, record], null, 1))).kind;
    const rows = [{ prompt: asked, completion: 'x' }, { prompt: asked }, { chosen: [user(asked), assistant(liked)], rejected: [assistant(other)] }, { chosen: 'a', rejected: 'b' }, { question: asked, answer: liked }, { question: asked, context: 'Sky', answers: { text: ['blue'] } }];
    expect(rows.map(kindOf)).toEqual(rows.map(() => 'list'));
    expect([user(asked), { name: 'A', text: 'B' }, { question: asked, likes: 3 }, { message: 'A', answer: 4 }, { chosen: 1, rejected: 2 }].map(kindOf)).toEqual(Array(5).fill('values'));
  });
});
