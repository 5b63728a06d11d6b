import { dropFiles, expect, idle, openApp, paste, test } from './fixtures';
import { partNames, promptList } from './page-parts';

const REQUEST = JSON.stringify({
  model: 'claude-opus-5-5',
  max_tokens: 4096,
  system: 'You are brief.',
  tools: [{ name: 'search', description: 'Finds things.', input_schema: { type: 'object', properties: { query: { type: 'string' } } } }],
  messages: [
    { role: 'user', content: 'Where is the log?' },
    { role: 'assistant', content: [{ type: 'tool_use', id: 't1', name: 'search', input: { query: 'log' } }] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't1', content: 'logs/today.txt' }, { type: 'text', text: 'And yesterday’s?' }] },
  ],
});

const TRANSCRIPT = [
  { type: 'user', uuid: 'a', parentUuid: null, sessionId: 's', message: { role: 'user', content: 'Fix the test' } },
  { type: 'assistant', uuid: 'b', parentUuid: 'a', sessionId: 's', message: { id: 'm', role: 'assistant', model: 'claude-opus-5-5', content: [{ type: 'text', text: 'Done.' }] } },
].map((line) => JSON.stringify(line)).join('\n');

test('a request and a transcript become parts, saved work is asked about, and what is damaged changes nothing', async ({ page }) => {
  await openApp(page);
  const messages = page.getByRole('region', { name: 'Messages' });
  await paste(page, REQUEST);
  await idle(page);
  expect(await partNames(page)).toEqual(['System', 'Tools', 'Conversation', 'Question']);
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue('Claude Opus 5.5');
  await expect(page.getByRole('button', { name: /4,096 reserved for output/ })).toBeVisible();
  await expect(messages).toContainText('Read as Anthropic Messages request: 1 system text, 1 tool, 3 turns, the question.');
  await messages.getByRole('button', { name: 'Undo' }).click();
  await idle(page);
  expect(await partNames(page)).toEqual(['Pasted text']);
  await page.keyboard.press('ControlOrMeta+z');
  await idle(page);

  await dropFiles(page, [{ name: 'session.jsonl', content: TRANSCRIPT }]);
  await idle(page);
  expect(await partNames(page)).toEqual(['Conversation']);
  await expect(messages).toContainText('The system prompt and the tools are not all in such a file');

  const download = page.waitForEvent('download');
  await page.keyboard.press('ControlOrMeta+s');
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('prompt.contextscope.json');
  const chunks: Buffer[] = [];
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
  const content = Buffer.concat(chunks).toString('utf8');
  await page.getByRole('button', { name: 'Clear' }).click();
  await idle(page);

  await dropFiles(page, [{ name: 'cut.contextscope.json', content: content.slice(0, -10) }]);
  await messages.getByRole('button', { name: 'Open' }).click();
  await expect(messages).toContainText('cut.contextscope.json was not opened: it is cut off or damaged');
  await expect(promptList(page).locator('[data-row]')).toHaveCount(0);
  await dropFiles(page, [{ name: 'prompt.contextscope.json', content }]);
  await messages.getByRole('button', { name: 'Open' }).last().click();
  await idle(page);
  expect(await partNames(page)).toEqual(['Conversation']);
  await messages.getByRole('button', { name: 'Undo' }).click();
  await expect(promptList(page).locator('[data-row]')).toHaveCount(0);
});
