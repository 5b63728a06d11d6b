// Rows of batch files and their results, as each vendor documents them: what is sent is counted, and what came back is the answer, or told.
import { describe, expect, it } from 'vitest';
import { asCounted } from './row-answer';
import { lineRow } from './row-prompt';

function read(record: object) {
  const row = lineRow(JSON.stringify(record));
  if (!row.ok) return row.error.kind;
  const { imported, text, taken, answer, asks, name } = asCounted(row.value, false);
  return { name, question: imported?.question ?? text, answer: answer?.turns.map((turn) => turn.text), taken: taken === undefined ? undefined : [taken.from, taken.leftOut], limit: asks.maxOutputTokens, model: asks.modelId };
}

describe('a row of a batch file', () => {
  const contents = [{ role: 'user', parts: [{ text: 'Q' }] }];

  it('of Bedrock is the text or the messages of its model, with the limit as that calls it', () => {
    const of = (modelInput: object) => read({ recordId: 'r', modelInput });
    expect(of({ inputText: 'Q', textGenerationConfig: { maxTokenCount: 88 } })).toMatchObject({ name: 'r', question: 'Q', limit: 88 });
    expect(of({ prompt: 'Q', max_gen_len: 77 })).toMatchObject({ name: 'r', question: 'Q', limit: 77 });
    expect(of({ messages: [{ role: 'user', content: [{ text: 'Q' }] }], inferenceConfig: { maxTokens: 66 } })).toMatchObject({ name: 'r', question: 'Q', limit: 66 });
  });

  it('of a server of Hugging Face, of RAGAS, and of what a user and an assistant say is its text, and what is beside it', () => {
    expect(read({ inputs: 'Q', parameters: { max_new_tokens: 55 } })).toMatchObject({ question: 'Q', limit: 55 });
    expect(read({ user_input: 'Q', retrieved_contexts: ['One', 'Two'], response: 'So.', reference: 'R' })).toMatchObject({ question: 'Q\nOne\nTwo', answer: ['So.'], taken: [['user_input', 'retrieved_contexts'], ['response', 'reference']] });
    expect(read({ system: 'S', user: 'Q', assistant: 'So.' })).toMatchObject({ question: 'Q', answer: ['So.'], taken: [['user', 'system'], ['assistant']] });
    // A user by name.
    expect(read({ user: 'alice', action: 'login' })).toMatchObject({ question: '{"user":"alice","action":"login"}' });
    expect(read({ user: 'alice', text: 'Q' })).toMatchObject({ question: 'Q', taken: [['text'], ['user']] });
    expect(read({ inputs: { text: 'Q' } })).not.toMatchObject({ question: 'Q' });
  });

  it('of texts for embeddings is all of its texts, line by line, and names its model', () => {
    expect(read({ custom_id: 'r', method: 'POST', url: '/v1/embeddings', body: { model: 'text-embedding-3-small', input: ['One', 'Two'] } })).toMatchObject({ name: 'r', question: 'One\nTwo', model: 'text-embedding-3-small' });
    expect(read({ custom_id: 'r', body: { model: 'm', prompt: ['One', 'Two'], max_tokens: 5 } })).toMatchObject({ question: 'One\nTwo', model: 'm', limit: 5 });
    expect(read({ custom_id: 'r', body: { model: 'm', input: [1, 2] } })).not.toMatchObject({ question: '1\n2' });
  });

  it('with what came back has that as its answer, which is not counted as input and told', () => {
    const request = { contents };
    const sent = [['request'], ['response']];
    expect(read({ status: '', request, response: { candidates: [{ content: { role: 'model', parts: [{ text: 'The ' }, { text: 'answer' }] } }] } })).toMatchObject({ question: 'Q', answer: ['The answer'], taken: sent });
    const body = { choices: [{ message: { role: 'assistant', content: 'So.' } }] };
    for (const response of [body, { status_code: 200, body }]) expect(read({ request: { messages: [{ role: 'user', content: 'Q' }] }, response })).toMatchObject({ question: 'Q', answer: ['So.'], taken: sent });
    const modelInput = { messages: [{ role: 'user', content: 'Q' }] };
    const returned = [{ role: 'assistant', content: [{ type: 'text', text: 'So.' }] }, { output: { message: { role: 'assistant', content: [{ text: 'So.' }] } } }];
    for (const modelOutput of returned) expect(read({ recordId: 'r', modelInput, modelOutput })).toMatchObject({ question: 'Q', answer: ['So.'], taken: [['modelInput'], ['modelOutput']] });
    const output = [{ type: 'reasoning', summary: [] }, { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'So.' }] }];
    expect(read({ request: { model: 'gpt-5.5', input: 'Q' }, response: { output } })).toMatchObject({ question: 'Q', answer: ['So.'], taken: sent });
    // What is no text is told all the same.
    expect(read({ recordId: 'r', modelInput, modelOutput: { embedding: [1] } })).toMatchObject({ answer: undefined, taken: [['modelInput'], ['modelOutput']] });
  });

  it('of questions with several answers has the first, and other answers are told', () => {
    expect(read({ id: 'q', context: 'The sky is blue.', question: 'What?', answers: { text: ['blue', 'Blue'], answer_start: [11] } })).toMatchObject({ question: 'What?\nThe sky is blue.', answer: ['blue'], taken: [['question', 'context'], ['answers']] });
    expect(read({ instruction: 'Add', input: '1, 2', output: ['3', '4'] })).toMatchObject({ question: 'Add\n1, 2', taken: [['instruction', 'input'], ['output']] });
    expect(read({ question: 'What?', answers: [] })).toMatchObject({ answer: undefined, taken: undefined });
    expect(read({ prompt: [{ role: 'user', content: 'Q' }], completions: ['a', 'b'], labels: [true, false] })).toMatchObject({ question: 'Q', taken: [['prompt'], ['completions', 'labels']] });
  });
});
