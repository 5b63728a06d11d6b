import { expect, it } from 'vitest';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import type { UnitId } from '@/core/units';
import { openVariables } from './open-variables';
import { createAppStore } from './store';

function open() {
  let ids = 0;
  const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => `v${(ids += 1)}` as UnitId });
  const now = () => store.getState();
  now().clear();
  return { now, names: () => openVariables(now().work.prompt) };
}

it('are those of system texts, turns, the question and documents that a person writes, each once', () => {
  const { now, names } = open();
  now().setText(now().addPart('system'), 'You serve {{company}}.');
  now().setText(now().addTurn('user'), '{{company}} and {{topic}}');
  now().addTexts([{ name: 'Pasted text', text: '{{docs}}' }, { name: 'prompt.md', text: '{{more}}' }]);
  now().setText(now().addPart('question'), 'What of {{topic}}?');
  expect(names()).toEqual(['company', 'topic', 'docs', 'more']);
});

it('are not looked for in code, data and tools, nor in what is switched off', () => {
  const { now, names } = open();
  now().addTexts([{ name: 'App.vue', text: '<p>{{title}}</p>' }, { name: 'a/values.yaml', text: 'x: {{ y }}' }, { name: 'off.txt', text: '{{gone}}' }]);
  now().setText(now().addPart('tools'), '{"name":"a","description":"{{b}}","parameters":{}}');
  now().setEnabled(now().work.prompt.parts.flatMap(({ id, name }) => (name === 'off.txt' ? [id] : [])), false);
  expect(names()).toEqual([]);
});

it('are not looked for in more than can be read in one go', () => {
  const { now, names } = open();
  now().setText(now().addPart('system'), '{{first}}');
  now().addTexts([{ name: 'long.txt', text: `{{second}}${' word'.repeat(50_000)}` }]);
  expect(names()).toEqual(['first']);
});
