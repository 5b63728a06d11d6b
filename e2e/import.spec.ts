import type { Download } from '@playwright/test';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { pdfOf } from '@/test/pdf-files';
import { zipOf } from '@/test/zip-files';
import { dropFiles, expect, expectSound, idle, openApp, paste, resize, test } from './fixtures';
import { chooseModel, partNames, promptList } from './page-parts';

const REQUEST = JSON.stringify({
  model: 'claude-opus-5-5',
  max_tokens: 4096,
  temperature: 0.2,
  metadata: { user_id: 'u-1' },
  system: 'You are brief.',
  tools: [{ name: 'search', description: 'Finds things.', input_schema: { type: 'object', properties: { query: { type: 'string', maxLength: 'DIGITS' } } } }],
  messages: [
    { role: 'user', content: 'Where is the log?' },
    { role: 'assistant', content: [{ type: 'tool_use', id: 't1', name: 'search', input: { query: 'log' } }, { type: 'tool_use', id: 't2', name: 'search', input: { query: 'size' } }] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't2', content: '9 MB', is_error: true, cache_control: { type: 'ephemeral' } }, { type: 'tool_result', tool_use_id: 't1', content: 'logs/today.txt' }, { type: 'text', text: 'And yesterday’s?' }] },
  ],
}).replace('"DIGITS"', '9007199254740993');

const TRANSCRIPT = [
  { type: 'user', uuid: 'a', parentUuid: null, sessionId: 's', message: { role: 'user', content: 'Fix the test' } },
  { type: 'assistant', uuid: 'b', parentUuid: 'a', sessionId: 's', message: { id: 'm', role: 'assistant', model: 'claude-opus-5-5', content: [{ type: 'text', text: 'Done.' }], usage: { input_tokens: 40, cache_read_input_tokens: 1200 } } },
].map((line) => JSON.stringify(line)).join('\n');

async function textOf(saved: Download): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

test('a request and a transcript become parts, saved work is asked about, and what is damaged changes nothing', async ({ page }) => {
  await openApp(page);
  const messages = page.getByRole('region', { name: 'Messages' });
  await paste(page, REQUEST);
  await idle(page);
  expect(await partNames(page)).toEqual(['System', 'Tools', 'Conversation', 'Question']);
  await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue('Claude Opus 5.5');
  await expect(page.getByRole('button', { name: /4,096 reserved for output/ })).toBeVisible();
  await expect(messages).toContainText('Read as Anthropic Messages request: 1 system text, 1 tool, 4 turns, the question.');
  await expect(messages).toContainText('1 number of more than 15 digits: rounded.');
  await expect(messages).toContainText('Kept with the request, not counted: temperature and metadata.');
  const request = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Request for Anthropic (JSON)' }).click();
  const written = JSON.parse(await textOf(await request)) as unknown;
  expect(written).toMatchObject({ model: 'claude-opus-5-5', max_tokens: 4096, temperature: 0.2, metadata: { user_id: 'u-1' } });
  // All that it says is in it again, each result with the call that it came for, though they came in another order.
  expect(written).toEqual(JSON.parse(REQUEST));
  await expect(messages).toContainText('Kept from the imported request: temperature, metadata, is_error of 1 message and cache_control of 1 message.');
  await messages.getByRole('button', { name: 'Undo' }).click();
  await idle(page);
  expect(await partNames(page)).toEqual(['Pasted text']);
  await page.keyboard.press('ControlOrMeta+z');
  await idle(page);

  await test.step('of a long message the rest can be opened, by keyboard too', async () => {
    const blocks = Array.from({ length: 11 }, (_, at) => ({ type: `kind-${at}`, x: 1 }));
    await dropFiles(page, [{ name: 'odd.json', content: JSON.stringify({ model: 'claude-opus-5-5', max_tokens: 100, temperature: 1, messages: [{ role: 'user', content: blocks }] }) }]);
    await idle(page);
    await expect(messages).not.toContainText('kind-9');
    const more = messages.getByRole('button', { name: /^and \d+ more$/ });
    await more.focus();
    await page.keyboard.press('Enter');
    await expect(messages).toContainText('1 block of the type kind-9');
    await expect(messages.getByRole('button', { name: 'Show fewer' })).toBeFocused();
    await messages.getByRole('button', { name: 'Change…' }).last().click();
    await expect(page.getByRole('dialog').getByRole('region', { name: 'Beside the texts' })).toHaveText('Kept with the request, not counted: temperature.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+z');
    await idle(page);
  });

  await test.step('what is sent and not here is a part that is not counted, and nothing fits for sure while it is on', async () => {
    const content = [{ type: 'image', source: { type: 'url', url: 'https://example.org/a.png' } }, { type: 'text', text: 'What is on it?' }];
    const asked = { model: 'claude-opus-5-5', max_tokens: 100, messages: [{ role: 'user', content }] };
    await dropFiles(page, [{ name: 'seen.json', content: JSON.stringify(asked) }]);
    await idle(page);
    expect(await partNames(page)).toEqual(['image by address or id', 'Question']);
    await expect(page.getByText('Uncertain: 1 attachment is not counted').first()).toBeVisible();
    await expect(page.getByRole('region', { name: 'Context window' }).getByRole('listitem').filter({ hasText: 'Documents' })).toHaveText('Documents not counted');
    await page.getByRole('tab', { name: 'Split' }).click();
    await expect(page.getByRole('table', { name: 'Split of the window' }).getByRole('row', { name: /^Documents/ })).toHaveText('Documentsnot counted');
    await page.getByRole('tab', { name: /^Tokens/ }).click();
    const row = promptList(page).getByRole('button', { name: 'image by address or id', exact: true });
    await row.click();
    await expect(page.getByRole('heading', { name: 'What is not here' })).toBeVisible();
    await expect(page.getByText('It is at an address or on the vendor’s server, and not here.').first()).toBeVisible();
    await expectSound(page);
    const again = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'Request for Anthropic (JSON)' }).click();
    expect(JSON.parse(await textOf(await again))).toEqual(asked);
    await row.focus();
    await page.keyboard.press('Delete');
    await idle(page);
    await expect(page.getByText(/^Fits/).first()).toBeVisible();
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('ControlOrMeta+z');
    await idle(page);
  });

  await test.step('a PDF in a request counts as a file or as its text, and a request that is written says that it is missing', async () => {
    const data = Buffer.from(pdfOf([{ lines: ['Words of a page'] }])).toString('base64');
    const content = [{ type: 'document', title: 'report.pdf', source: { type: 'base64', media_type: 'application/pdf', data } }, { type: 'text', text: 'What does it say?' }];
    await dropFiles(page, [{ name: 'asked.json', content: JSON.stringify({ model: 'claude-opus-5-5', max_tokens: 100, messages: [{ role: 'user', content }] }) }]);
    await idle(page);
    await promptList(page).getByRole('button', { name: 'report.pdf', exact: true }).click();
    const note = page.getByRole('group', { name: 'What it was read from' });
    await expect(note).toContainText('Counts as an attached file, which is how the request sends it.');
    await note.getByRole('button', { name: 'Count its text' }).click();
    await idle(page);
    await expect(note).toContainText('Read from PDF, 1 page. The request sends the file itself, which a model may count at more than its text; one that is saved from here has this text in its place.');
    await expectSound(page);
    const again = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'Request for Anthropic (JSON)' }).click();
    expect(await textOf(await again)).toContain('Words of a page');
    await expect(messages).toContainText('1 file that the imported request sends is missing: its text stands in its place, without what else its block says.');
    await note.getByRole('button', { name: 'Count as attached file' }).click();
    await expect(page.getByText('PDF, 1 page', { exact: true })).toBeVisible();
    for (let times = 0; times < 4; times += 1) await page.keyboard.press('ControlOrMeta+z');
    await idle(page);
  });

  await dropFiles(page, [{ name: 'session.jsonl', content: TRANSCRIPT }]);
  await idle(page);
  expect(await partNames(page)).toEqual(['Conversation', 'System prompt and tools']);
  await expect(messages).toContainText('The system prompt and the tools are not all in such a file');
  await test.step('what the transcript reports goes into the form to calibrate, and calibrates nothing by itself', async () => {
    await expect(messages).toContainText('Its last request reports 1,240 input tokens.');
    await messages.getByRole('button', { name: 'Calibrate…' }).click();
    const form = page.getByRole('form', { name: 'Calibrate' });
    const field = form.getByLabel('Reported input_tokens');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('1,240');
    await expect(form).toContainText('Read 1,240 input tokens (40 + 1,200 from cache) of claude-opus-5-5.');
    await expect(form).toContainText(/Counted here: ~\d+, ~1,2\d\d less than reported\. The difference includes the client’s system prompt and tools/);
    await expect(form.getByRole('status')).toBeEmpty();
    // What is in no file can have its size from here too, with one step of undo.
    const size = form.getByRole('button', { name: /^Use ~1,2\d\d for system prompt and tools$/ });
    await size.click();
    await expect(size).toHaveCount(0);
    await expect(form).toContainText('The difference includes what was said after that request');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(size).toBeVisible();
    // The same once the message is gone.
    await field.fill('');
    await page.getByRole('tab', { name: /^Edit/ }).click();
    await page.getByText('session.jsonl: read as Claude Code transcript').locator('..').getByRole('button', { name: 'Change…' }).click();
    const dialog = page.getByRole('dialog', { name: 'How session.jsonl is read' });
    await expect(dialog).toContainText('Its last request reports 1,240 input tokens.');
    await dialog.getByRole('button', { name: 'Calibrate…' }).click();
    await expect(field).toHaveValue('1,240');
    // From every view: by the menu of the part, and by the palette.
    await page.getByRole('button', { name: 'Actions for Conversation' }).click();
    await page.getByRole('menuitem', { name: 'Read as something else…' }).click();
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    for (const words of ['change', 'import', 'format', 'read as']) {
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('combobox', { name: 'Command palette' }).fill(words);
      await expect(page.getByRole('option', { selected: true })).toHaveText('Read session.jsonl as something else…');
      if (words === 'read as') await page.keyboard.press('Enter');
      else await page.keyboard.press('Escape');
    }
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: /^Edit/ }).click();
  });
  await test.step('what the client sends beside it is a part, whose size can be taken from the report of the file', async () => {
    const verdict = page.getByRole('region', { name: 'Context window' }).getByRole('heading');
    await expect(verdict).toContainText('Uncertain');
    await page.getByRole('button', { name: /^System prompt and tools/ }).first().click();
    const take = page.getByRole('button', { name: /^Use about 1,2\d\d tokens$/ });
    await expect(take).toBeVisible();
    await expect(page.getByText(/^The file reports 1,240 tokens for the request that held its first turn\. What of it is in this prompt counts ~\d+ tokens: about 1,2\d\d \(1,2\d\d–1,2\d\d\) are missing\.$/)).toBeVisible();
    await take.click();
    await idle(page);
    await expect(verdict).toContainText('Fits');
    await expect(page.getByText('An estimate, from the usage that the file reports.')).toBeVisible();
    await expect(take).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+z');
    await idle(page);
    await expect(verdict).toContainText('Uncertain');
  });

  const download = page.waitForEvent('download');
  await page.keyboard.press('ControlOrMeta+s');
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('prompt.contextscope.json');
  const content = await textOf(saved);
  await page.getByRole('button', { name: 'Clear' }).click();
  await idle(page);

  await dropFiles(page, [{ name: 'cut.contextscope.json', content: content.slice(0, -10) }]);
  await expect(messages).toContainText('cut.contextscope.json was not opened: it is cut off or damaged');
  await expect(promptList(page).locator('[data-row]')).toHaveCount(0);
  await dropFiles(page, [{ name: 'prompt.contextscope.json', content }]);
  // What was refused is not offered to be opened.
  await messages.getByRole('button', { name: 'Open' }).click();
  await idle(page);
  expect(await partNames(page)).toEqual(['Conversation', 'System prompt and tools']);
  await messages.getByRole('button', { name: 'Undo' }).click();
  await expect(promptList(page).locator('[data-row]')).toHaveCount(0);

  // A second request joins the first, says so, and can take its place instead.
  for (let times = 0; times < 2; times += 1) {
    await paste(page, REQUEST);
    await idle(page);
  }
  await expect(messages).toContainText('Added behind the 4 turns that were here.');
  expect((await partNames(page)).length).toBeGreaterThan(4);
  await messages.getByRole('button', { name: 'Replace instead' }).click();
  await idle(page);
  expect(await partNames(page)).toEqual(['System', 'Tools', 'Conversation', 'Question']);
});

const EXPORT = JSON.stringify(['Rain in Spain', 'A plan'].map((name, at) => ({ uuid: name, name, updated_at: `2026-0${at + 1}-03`, chat_messages: [{ sender: 'human', text: `${name}?` }, { sender: 'assistant', text: 'Yes.' }] })));
const OPENAPI = 'openapi: 3.1.0\ninfo: {title: Pets, version: "1"}\npaths:\n  /pets/{id}:\n    get:\n      summary: Reads a pet\n      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]\n';

test('an export asks which conversation it is, and what was read can be read as something else', async ({ page }) => {
  await openApp(page);
  await dropFiles(page, [{ name: 'export.zip', content: zipOf([{ path: 'users.json', content: '[{"uuid":"u"}]' }, { path: 'conversations.json', content: EXPORT }]) }]);
  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(messages).toContainText('Read as Claude.ai export: 2 turns.“A plan” was taken; 1 other conversation can be chosen in its place.Left out: users.json.');
  await expect(messages).not.toContainText('documents');
  const dialog = page.getByRole('dialog', { name: 'How conversations.json in export.zip is read' });
  await expect(dialog.getByRole('button', { name: /^A plan/ })).toHaveAttribute('aria-current', 'true');
  // The message stands in the dialog, and has no button that would open it.
  await expect(dialog.getByRole('button', { name: 'Undo' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Change…' })).toHaveCount(0);
  await idle(page);
  await expectSound(page);
  await dialog.getByRole('searchbox').fill('spain');
  await expect(dialog.getByRole('button', { name: /^A plan/ })).toHaveCount(0);
  await dialog.getByRole('button', { name: /^Rain in Spain/ }).click();
  await expect(dialog).toHaveCount(0);
  await idle(page);
  await page.goto('#/edit');
  await idle(page);
  await expect(page.getByText('conversations.json: read as Claude.ai export, “Rain in Spain”')).toBeVisible();
  // What it was read from is there after a reload too.
  await page.reload();
  await idle(page);
  await expect(page.getByText('conversations.json: read as Claude.ai export, “Rain in Spain”')).toBeVisible();
  await page.getByRole('button', { name: 'Change…' }).first().click();
  await idle(page);
  await expect(dialog.getByRole('button', { name: /^Rain in Spain/ })).toHaveAttribute('aria-current', 'true');
  await expect(dialog.getByRole('button', { name: /^A plan/ })).toBeVisible();
  await dialog.getByRole('button', { name: /^Plain text/ }).click();
  await idle(page);
  expect(await partNames(page)).toEqual(['conversations.json']);

  // Of hundreds the last is there too, the newest first, and messages do not lie over what else it can be.
  await page.setViewportSize({ width: 360, height: 640 });
  const many = Array.from({ length: 300 }, (_, at) => ({ uuid: `${at}`, name: `Chat ${at}`, updated_at: new Date(Date.UTC(2025, 0, 1 + at)).toISOString(), chat_messages: [{ sender: 'human', text: 'Yes?' }] }));
  await dropFiles(page, [{ name: 'many.json', content: JSON.stringify(many) }]);
  await idle(page);
  const list = page.getByRole('dialog', { name: 'How many.json is read' });
  await expect(list.getByRole('listitem').first()).toContainText('Chat 299');
  await list.getByRole('button', { name: /^plain text/i }).click({ trial: true });
  await list.getByRole('button', { name: 'Show 100 more' }).click();
  await list.getByRole('button', { name: /^Chat 0 / }).click();
  await expect(list).toHaveCount(0);
  await idle(page);
  await page.setViewportSize({ width: 1280, height: 720 });

  await test.step('a file that several sessions were put together in asks which one it is', async () => {
    await dropFiles(page, [{ name: 'all.jsonl', content: [TRANSCRIPT, TRANSCRIPT.replaceAll('"s"', '"t"').replaceAll('"a"', '"c"').replace('"b"', '"d"').replace('Fix the test', 'Write another')].join('\n') }]);
    const sessions = page.getByRole('dialog', { name: 'How all.jsonl is read' });
    await expect(messages).toContainText('“Write another” was taken; 1 other session can be chosen in its place.');
    await expect(sessions.getByRole('region', { name: 'Sessions' })).toContainText('2 sessions');
    await sessions.getByRole('button', { name: /^Fix the test/ }).click();
    await expect(sessions).toHaveCount(0);
    await expect(messages).toContainText('“Fix the test” was taken');
    await idle(page);
  });
  await dropFiles(page, [{ name: 'pets.yaml', content: OPENAPI }]);
  await idle(page);
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Read as OpenAPI document: 1 tool.');
  await dropFiles(page, [{ name: 'cut.yaml', content: OPENAPI.replace('Reads a pet', '"Reads a pet') }]);
  await idle(page);
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('cut.yaml looks like an OpenAPI document, but in its YAML a quote opens at line 6, column 16, and does not close. It was added as text.');

  await test.step('a command of cURL is the request in it, without its headers; for a model of the vendor that its address does not name, one is offered', async () => {
    const body = JSON.stringify({ contents: [{ role: 'user', parts: [{ text: "Where's it?" }] }], tools: [{ type: 'function', function: { name: 'search', description: 'Finds things.', parameters: { type: 'object' } } }] });
    await page.keyboard.press('Escape');
    await paste(page, `curl https://example.org/v1/generate \\\n  -H 'x-goog-api-key: secret-1' \\\n  -d '${body.replaceAll("'", String.raw`'\''`)}'`);
    await idle(page);
    const messages = page.getByRole('region', { name: 'Messages' });
    await expect(messages).toContainText('Read as Gemini request: 1 tool, the question.');
    await expect(messages).toContainText('The body of a cURL command: its address and 1 header (x-goog-api-key) are left out.');
    await expect(messages).toContainText(/The request names no model; it is counted for /);
    await messages.getByRole('button', { name: 'Use Gemini 4 Argon' }).click();
    await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue('Gemini 4 Argon');
  });

  await test.step('a short program is the request in it, which says that nothing was run; a command whose body is in a file says where it is', async () => {
    await paste(page, 'from openai import OpenAI\n\nclient = OpenAI()\nr = client.chat.completions.create(\n    model="gpt-5.5",\n    messages=[{"role": "user", "content": "Why?"}],\n)\nprint(r.choices[0].message.content)\n');
    await idle(page);
    const messages = page.getByRole('region', { name: 'Messages' });
    await expect(messages).toContainText('It was written as Python, which was not run. Read: the arguments of client.chat.completions.create; 3 other statements left out.');
    await paste(page, 'curl https://api.openai.com/v1/chat/completions -d @body.json');
    await idle(page);
    await expect(messages).toContainText('is a command of cURL whose body is in another file, body.json.');
  });

  await test.step('a request in YAML is read, and as plain text takes with it what it set; the stream of an answer says that it is one', async () => {
    const messages = page.getByRole('region', { name: 'Messages' });
    const model = page.getByRole('combobox', { name: 'Model' });
    await paste(page, 'model: claude-opus-5-5\nmax_tokens: 900\nsystem: |\n  Be brief.\nmessages:\n  - role: user\n    content: "Why?"\n');
    await idle(page);
    await expect(messages).toContainText('Read as Anthropic Messages request: 1 system text, the question.');
    await expect(messages).toContainText('It was written as YAML, and is read as the same JSON.');
    await expect(model).toHaveValue('Claude Opus 5.5');
    await messages.getByRole('button', { name: 'Change…' }).last().click();
    await page.getByRole('dialog').getByRole('button', { name: /^plain text/i }).click();
    await idle(page);
    await expect(messages).toContainText('As before the request came: the model and the reserve.');
    await expect(model).toHaveValue('GPT-5.5');
    await paste(page, ': PROCESSING\n\ndata: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"Hi"}}]}\n\ndata: [DONE]\n');
    await idle(page);
    await expect(messages).toContainText('but it is the stream of an answer to one. It was added as text.');
  });

  await test.step('a model that is not known is named below the verdict for as long as another one counts, and variables without a value beside it; a message of what was saved goes with the prompt', async () => {
    const panel = page.getByRole('region', { name: 'Context window' });
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, JSON.stringify({ model: 'mistral-large-latest', messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello {{name}}, what of {{topic}}?' }, { type: 'image_url', image_url: { url: 'https://example.org/a.png' } }] }] }));
    await idle(page);
    const names = panel.getByText('The request names mistral-large-latest, which is not in the catalogue: all figures are those of GPT-5.5.');
    await expect(names).toBeVisible();
    await expect(panel.getByText('2 variables have no value and count as written: {{name}}, {{topic}}')).toBeVisible();
    await page.getByRole('button', { name: 'Export' }).click();
    const saving = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /as text/ }).click();
    await saving;
    const messages = page.getByRole('region', { name: 'Messages' });
    await expect(messages).toContainText('prompt.txt was saved.');
    await messages.getByRole('button', { name: 'Use Mistral Large 4' }).click();
    await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue('Mistral Large 4');
    // It is the user's choice from then on, and comes back with it.
    await expect(panel.getByText(/is not in the catalogue/)).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await expect(names).toBeVisible();
    await panel.getByRole('button', { name: 'Use Mistral Large 4' }).click();
    await expect(panel.getByText(/is not in the catalogue/)).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await expect(names).toBeVisible();
    await chooseModel(page, 'GPT-4o');
    await expect(panel.getByText(/is not in the catalogue/)).toHaveCount(0);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, 'Quite another text.');
    await idle(page);
    await expect(messages).not.toContainText('prompt.txt was saved.');
    await expect(panel.getByText(/variables? ha(?:s|ve) no value/)).toHaveCount(0);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, JSON.stringify({ model: 'qwen3:8b', messages: [{ role: 'user', content: 'Hello' }] }));
    await expect(page.getByRole('button', { name: 'counted as GPT-4o' })).toBeVisible();
    await panel.getByRole('button', { name: 'Use Qwen3 235B A22B 2507' }).click();
    await expect(page.getByRole('button', { name: 'text exact' })).toBeVisible();
  });
});

const item = (type: string, payload: object) => JSON.stringify({ timestamp: 't', type, payload });
const message = (role: string, text: string) => item('response_item', { type: 'message', role, content: [{ type: role === 'user' ? 'input_text' : 'output_text', text }] });
const ROLLOUT = [
  item('session_meta', { base_instructions: { text: 'You are brief.' } }),
  message('user', 'An old question'),
  message('assistant', 'An old answer'),
  item('compacted', { message: 'What was said so far' }),
  ...Array.from({ length: 260 }, (_, at) => message(at % 2 === 0 ? 'assistant' : 'user', `Turn ${at}: ${'word '.repeat((at % 20) * 10)}`)),
].join('\n');

test('the window is shown as it was at any turn, by keys, with its growth and its compactions', async ({ page }) => {
  await page.clock.install();
  await openApp(page);
  await dropFiles(page, [{ name: 'rollout.jsonl', content: ROLLOUT }]);
  await idle(page);
  // What was told makes room after a while, and can be read again.
  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(messages).toContainText('Read as');
  // Until then it lies over nothing that is worked on, and nobody who reads it or goes through its buttons is hurried.
  const [views, told] = [await page.locator('#views').boundingBox(), await messages.boundingBox()];
  expect(views!.y + views!.height).toBeLessThanOrEqual(told!.y);
  await messages.getByText(/^Read as/).hover();
  await page.clock.fastForward(60_000);
  await messages.getByRole('button', { name: 'Undo' }).focus();
  await page.mouse.move(0, 0);
  await page.clock.fastForward(60_000);
  await expect(messages).toContainText('Read as');
  await messages.getByRole('button', { name: 'Undo' }).blur();
  await page.clock.fastForward(19_000);
  await expect(messages).toContainText('Read as');
  await page.clock.fastForward(2000);
  await expect(messages).not.toContainText('Read as');
  const bell = page.getByRole('button', { name: /^Show the last/ });
  const wide = page.viewportSize()!;
  await resize(page, { width: 360, height: 740 });
  // What shows them again on a phone lies over nothing, wherever the page is scrolled to.
  for (const top of [0, 300, 100_000]) {
    await page.evaluate((y) => window.scrollTo(0, y), top);
    const below = await bell.evaluate((button) => {
      const { left, right, top: upper, bottom } = button.getBoundingClientRect();
      const at = (x: number, y: number) => document.elementsFromPoint(x, y).filter((each) => !each.contains(button) && !button.contains(each)).map(({ tagName, textContent }) => `${tagName} ${textContent}`);
      return [...at(left + 1, upper + 1), ...at((left + right) / 2, (upper + bottom) / 2), ...at(right - 1, bottom - 1)];
    });
    expect(below, `scrolled to ${top}`).toEqual([]);
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  await resize(page, wide);
  await bell.click();
  await expect(messages).toContainText('Read as');
  await expect(messages).toBeFocused();
  // Who answers one by a key goes on from the view, and not from the beginning of the page.
  await messages.getByRole('button', { name: 'Dismiss' }).press('Enter');
  await expect(page.locator('#views')).toBeFocused();
  await page.goto('#/split');
  await idle(page);
  const pane = page.getByRole('region', { name: 'Window at a turn' });
  await expect(pane.getByRole('heading', { name: /^Window at turn 263$/ })).toBeVisible();
  // Any turn can be pointed at in the chart.
  await pane.getByRole('img', { name: /^Tokens of system, tools and turns/ }).hover();
  await expect(pane).toContainText(/Turn \d+System, tools and turns: ~?[\d,]+ tokens/);
  const tokens = async () => Number(/In the window\s*~?([\d,]+)/.exec(await pane.innerText().then((text) => text.replace('IN THE WINDOW', 'In the window')))![1]!.replaceAll(',', ''));
  const all = await tokens();
  const slider = pane.getByRole('slider', { name: 'Turn' });
  await slider.focus();
  await slider.press('ArrowLeft');
  await slider.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', 'turn 261 of 263');
  expect(await tokens()).toBeLessThan(all);
  await expect(pane).toContainText('before turn 3');
  await expect(pane).toContainText('1 turn left out');
  await expect(pane).toContainText('259 of 261 in the window now');
  // The window as it was before that: the old question and its answer, without the summary.
  const number = pane.getByRole('textbox', { name: 'Number of the turn' });
  await number.fill('2');
  await number.press('Enter');
  await expect(pane.getByRole('heading', { name: /^Window at turn 2$/ })).toBeVisible();
  await expect(pane).toContainText('in the window no more');
  await expect(pane).toContainText('none known');
  const framing = Number(/([\d,]+) of it framing/.exec(await pane.innerText())![1]);
  expect((await tokens()) - framing).toBe(['You are brief.', 'An old question', 'An old answer'].reduce((sum, text) => sum + countTokens(text), 0));
  // Many turns are laid out only where they are in sight, and all of them can be reached.
  await page.getByRole('button', { name: 'Show turns' }).click();
  // Numbered as everywhere else.
  await expect(promptList(page)).toContainText('Turns 1–2: before a compaction');
  await expect(promptList(page).getByRole('button', { name: /^3 user/ })).toBeVisible();
  const last = promptList(page).getByRole('button', { name: /^263 / });
  expect(await last.evaluate((button) => getComputedStyle(button.parentElement!.parentElement!).contentVisibility)).toBe('auto');
  await promptList(page).getByRole('button', { name: 'Conversation', exact: true }).click();
  // The question stands behind them, and what the client sends beside them.
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await page.getByRole('button', { name: 'Hide turns' }).click();
  // It is there after a reload too.
  await page.reload();
  await idle(page);
  await expect(pane.getByRole('heading', { name: /^Window at turn 263$/ })).toBeVisible();
  await expect(pane).toContainText('Turns 1 to 2 are in the window no more');
  // The charts beside it number the turns in the same way.
  await expect(page.getByText('Turns 3–263 are in the window; a compaction took out those before.')).toBeVisible();
  const bars = page.getByRole('figure', { name: 'Tokens per turn' }).getByRole('img', { name: /^Turns 3–263 are/ });
  await bars.hover();
  await expect(bars).toContainText(/Turns? \d+–\d+\D/);
  await pane.getByRole('button', { name: 'As a table' }).click();
  await expect(pane.getByRole('rowheader', { name: '3, after a compaction' })).toBeVisible();
  await expectSound(page);
  // Turns that are estimates have the sign of one, in the table too.
  await chooseModel(page, 'Claude');
  await idle(page);
  await expect(pane.getByRole('row', { name: /^20 ~[\d,]+ ~[\d,]+ ~/ })).toBeVisible();
});
