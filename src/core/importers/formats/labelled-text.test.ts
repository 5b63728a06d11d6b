import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textsOf } from './imported-parts';
import { importText } from './registry';
import { mayBeFormat } from '@/core/importers/format-telltale';

it('a conversation under headings that are labels, with or without a colon', () => {
  const said = '## Steps\nUser: x\n#### Tool\n```\n### User\n```';
  expect(importText(`### System\nS\n\n### User\n\nA\n\n### Assistant\r\n${said}\n\n### **User**\nC\n`)).toMatchObject({
    format: 'labelled', system: [{ text: 'S' }], turns: [{ speaker: 'user', text: 'A' }, { speaker: 'assistant', text: said }], question: 'C',
  });
  expect(importText('# You\nA\n# ChatGPT said:\nB')).toMatchObject({ format: 'labelled', turns: [{ speaker: 'user', text: 'A' }, { speaker: 'assistant', text: 'B' }] });
  expect(mayBeFormat('\n### User\nA\n### Assistant\nB') && mayBeFormat('## **assistant**\r\nA')).toBe(true);
  // One side alone, headings that say more, and a first side that is inside a fence.
  for (const text of ['### User\nA\n### User\nB', '### User guide\nA\n### Assistant\nB', '### User\nA\n```\n### Assistant\n```', '### User\nA\n## Assistant\nB', 'User\nA\nAssistant\nB']) expect(importText(text)).toBeNull();
});

it('a conversation below a title, which is kept as a document with all that stands below it', () => {
  const chat = '# How to cook rice\n\nExported on 2026-11-28\nhttps://chat.example/c/1\n\n## User\n\nA\n\n## Assistant\n### Steps\nUser: x\n\n## **User**\nB\n';
  expect(mayBeFormat(chat)).toBe(true);
  expect(importText(chat)).toMatchObject({
    format: 'labelled',
    documents: [{ name: 'How to cook rice', text: '# How to cook rice\n\nExported on 2026-11-28\nhttps://chat.example/c/1' }],
    turns: [{ speaker: 'user', text: 'A' }, { speaker: 'assistant', text: '### Steps\nUser: x' }],
    question: 'B',
  });
  expect(importText('# Rice\r\n#### You:\r\nUser: A\r\n#### ChatGPT:\r\nB\r\n#### You:\r\nC\r\n#### ChatGPT:\r\nD\r\n')).toMatchObject({ documents: [{ name: 'Rice', text: '# Rice' }], turns: [{ text: 'User: A' }, { text: 'B' }, { text: 'C' }, { text: 'D' }] });
  // A text about roles has each once; one with other headings, or much, before the first label holds a conversation and is none.
  const turns = '## User\nA\n## Assistant\nB\n## User\nC\n';
  const others = ['# Roles\n## System\nS\n## User\nA\n## Assistant\nB', '# Roles\n## User\nA\n## User\nB\n## Assistant\nC', `# Report\n## Methods\nM\n${turns}`, `# Report\n${'Words of a text.\n'.repeat(60)}${turns}`, `# A\n# B\n${turns}`, `# Format\n\`\`\`\n${turns}\`\`\``, `Report\n${turns}`, '# Rice\n# User\nA\n# Assistant\nB\n# User\nC'];
  expect(others.map((text) => importText(text))).toEqual(others.map(() => null));
  expect(mayBeFormat('# Report\n\nAll users said:\n## Users')).toBe(false);
});

it('a conversation below a title loses nothing but its labels and the blanks around what is said', () => {
  const line = fc.constantFrom('words', '', '# One', '### Steps', 'User: x', '- of a list', '```', '  code');
  const said = fc.array(line, { maxLength: 5 }).map((lines) => ['so', ...lines, 'end'].join('\n'));
  const label = fc.constantFrom('User', 'Assistant', 'Human', 'ChatGPT said:', '**You**');
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 20 }).filter((each) => each.trim() !== ''), fc.array(fc.tuple(label, said), { maxLength: 6 }), (title, more) => {
      const turns = [['User', 'a'], ['Assistant', 'b'], ['User', 'c'], ...more] as const;
      const imported = importText(`# Of ${title.replace(/\s/g, ' ')}\n\n${turns.map(([who, words]) => `## ${who}\n\n${words}\n\n`).join('')}`);
      expect(textsOf(imported!).join('\n').split('\n').filter((each) => each !== '' && !/^## /.test(each)).toSorted()).toEqual([`# Of ${title.replace(/\s/g, ' ')}`.trimEnd(), ...turns.flatMap(([, words]) => words.split('\n'))].filter((each) => each !== '').toSorted());
    }),
  );
});

it('labels in small letters and between brackets, and nothing that has such keys', () => {
  const said = (text: string) => {
    const { turns = [], question = '' } = importText(text) ?? {};
    return [...turns.map(({ speaker, text: each }) => `${speaker}: ${each}`), ...(question === '' ? [] : [`question: ${question}`])];
  };
  expect(said('user: how are you?\nassistant: well, thanks\nUser: no label\n')).toEqual(['user: how are you?', 'assistant: well, thanks\nUser: no label']);
  expect(said('user: a\nassistant: b\nnote: c\nuser: d')).toEqual(['user: a', 'assistant: b\nnote: c', 'question: d']);
  expect(said('[SYSTEM]\nS\n[USER]\nA [USER] b\n\n[ASSISTANT] B\n[USER]: C\n')).toEqual(['user: A [USER] b', 'assistant: B', 'question: C']);
  expect(mayBeFormat('user: a') && mayBeFormat('\n[USER]\nA')).toBe(true);
  const others = ['user: root\nassistant: bob\n', 'user: the one\nassistant: the other\npassword: x y\n', 'user: one side alone\nuser: again', '[user]\nname = a b\n[assistant]\nname = c d\n', '[USER] logged in\n[USER] logged out\n', '["USER"]'];
  expect(others.map((text) => importText(text))).toEqual(others.map(() => null));
});

it('ChatML by its marks, with every text as it is', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((each) => !/[\r\n]$/.test(each) && !each.includes('<|'));
  fc.assert(
    fc.property(fc.array(fc.record({ role: fc.constantFrom('user', 'assistant', 'tool'), text }), { minLength: 1, maxLength: 6 }), fc.constantFrom('', '\n'), (all, gap) => {
      const written = `${all.map(({ role, text: said }) => `<|im_start|>${role}\n${said}${gap}<|im_end|>\n`).join('')}<|im_start|>assistant\n`;
      const imported = importText(written)!;
      const turns = [...imported.turns.map(({ speaker, text: said }) => [speaker, said]), ...(all.at(-1)!.role === 'user' ? [['user', imported.question]] : [])];
      expect([turns, imported.notes]).toEqual([all.map(({ role, text: said }) => [role, said]), [{ kind: 'left-out', what: 'mark of ChatML', count: all.length * 2 + 1 }]]);
    }),
  );
  expect(importText('<|im_start|>system\nS<|im_end|>\n<|im_start|>user\nQ<|im_end|>')).toMatchObject({ format: 'labelled', system: [{ text: 'S' }], question: 'Q' });
  expect(mayBeFormat('<|im_start|>user\nQ')).toBe(true);
  const others = ['<|im_start|>system\nS<|im_end|>', '<|im_start|>user\nQ<|im_end|> and more', '<|im_start|>nobody\nQ<|im_end|>', '<|im_start|>user\nA<|im_start|>assistant\nB<|im_end|>', 'ChatML: <|im_start|>user\nQ<|im_end|>'];
  expect(others.map((each) => importText(each))).toEqual(others.map(() => null));
});
