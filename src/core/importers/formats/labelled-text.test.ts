import { expect, it } from 'vitest';
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
