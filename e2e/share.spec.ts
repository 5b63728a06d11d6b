import { randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import type { Report } from '@/core/share/report';
import { dropFiles, expect, expectSound, idle, openApp, paste, resize, test } from './fixtures';
import { chooseModel, exportReport, partNames, row } from './page-parts';

const openDialog = async (page: Page) => {
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Share as a link' }).click();
  await idle(page);
};
const linkIn = (page: Page) => page.getByRole('textbox', { name: 'Link' }).inputValue();
const heldIn = (link: string) => inflateRawSync(Buffer.from(link.slice(link.indexOf('#/share/1.') + 10), 'base64url')).toString();
const fragmentOf = (payload: string) => `#/share/1.${deflateRawSync(payload).toString('base64url')}`;
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Shared work' });
/** As somebody does who pastes a link into the address of a page that is open. */
const follow = async (page: Page, fragment: string) => {
  await page.evaluate((hash) => { location.hash = hash; }, fragment);
  await expect(page.getByRole('dialog', { name: 'Shared work' })).toBeVisible();
  await idle(page);
};

test('a link without texts goes round: same figures, no text, one step of undo', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openApp(page);
  await dropFiles(page, [{ name: 'plan.md', content: 'A secret plan to ship on Friday. '.repeat(80) }]);
  await chooseModel(page, 'GPT-5.5 Pro');
  await idle(page);
  const before = await exportReport<Report>(page);
  await openDialog(page);
  await expectSound(page);
  const { width = 1280, height = 720 } = page.viewportSize() ?? {};
  await resize(page, { width: 360, height: 740 });
  expect((await page.getByText(/^None: only names/).boundingBox())!.width).toBeGreaterThan(240);
  await resize(page, { width, height });
  const link = await linkIn(page);
  expect(link.length).toBeLessThan(2000);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  // With the text it is an explicit choice, and another link.
  await page.getByRole('checkbox', { name: /plan\.md/ }).check();
  await idle(page);
  await expect(page.getByText('1 of 1, 2.6 KB')).toBeVisible();
  const withText = await linkIn(page);
  await page.keyboard.press('Escape');

  const fresh = await context.newPage();
  await fresh.goto(`./${new URL(link).hash}`);
  await idle(fresh);
  const dialog = fresh.getByRole('dialog', { name: 'Shared work' });
  await expect(dialog).toContainText('1 part without text');
  await expect(dialog).toContainText('plan.md');
  expect(new URL(fresh.url()).hash).toBe('#/tokens');
  await expect(dialog.getByRole('button', { name: 'Keep mine' })).toBeFocused();
  await expect(dialog).toContainText('in the place of your part, your model and settings');
  // Nobody has said what to do with it yet, however often the page is loaded anew; its texts are never in the address.
  for (let load = 0; load < 5; load += 1) {
    await fresh.reload();
    await idle(fresh);
    await expect(dialog).toContainText('plan.md');
    expect(new URL(fresh.url()).hash).toBe('#/tokens');
  }
  await dialog.getByRole('button', { name: 'Replace mine' }).click();
  await idle(fresh);
  const after = await exportReport<Report>(fresh);
  expect(after.inputTokens).toBe(before.inputTokens);
  expect(after.model).toEqual(before.model);
  expect(after.parts[0]).toMatchObject({ name: 'plan.md', role: 'documents', characters: 2640, tokens: before.parts[0]?.tokens, kind: 'withheld', counted: true });
  await row(fresh, 'plan.md').click();
  await expect(fresh.getByText('stated by the link', { exact: true })).toHaveCount(2);
  await expect(fresh.getByRole('banner')).toContainText('stated by the link');
  // What was not looked at is said, where there is nothing else, where nothing is found, and above what is.
  await fresh.goto('#/waste');
  await expect(fresh.getByText('Nothing to look through1 part has no text here and was not looked at.')).toBeVisible();
  await dropFiles(fresh, [{ name: 'well.txt', content: 'All is well.\n' }]);
  await expect(fresh.getByText(/^Nothing found1 part has no text here and was not looked at\.Looked for/)).toBeVisible();
  await dropFiles(fresh, [{ name: 'odd.txt', content: 'od\u200bd\n' }]);
  await expect(fresh.getByRole('list', { name: 'Findings' })).toBeVisible();
  await expect(fresh.getByText('1 part has no text here and was not looked at.', { exact: true })).toBeVisible();
  for (const left of [2, 1]) {
    await fresh.keyboard.press('ControlOrMeta+z');
    await expect.poll(async () => (await partNames(fresh)).length).toBe(left);
  }
  await fresh.goto('#/tokens');
  await idle(fresh);
  await fresh.getByRole('button', { name: 'Export' }).click();
  await fresh.getByRole('menuitem', { name: 'Prompt as text' }).click();
  await expect(fresh.getByRole('region', { name: 'Messages' })).toContainText('Nothing was saved: the prompt has no text here.1 part is left out: its text is not here.');
  await expect(fresh.getByRole('region', { name: 'Context window' })).toContainText('stated by the link)');
  await fresh.getByRole('button', { name: 'Export' }).click();
  await fresh.getByRole('menuitem', { name: 'Report on one page (print)' }).click();
  const sheet = fresh.getByRole('dialog', { name: 'Report on one page' });
  await expect(sheet.getByRole('row', { name: /plan\.md/ })).toContainText('stated by the link');
  await expect(sheet).toContainText('The counts of the part are stated by the link');
  await expect(sheet).not.toContainText('Counted on the page itself');
  await fresh.keyboard.press('Escape');
  await test.step('the table of models calls stated counts so', async () => {
    await fresh.goto('./#/models/table');
    await idle(fresh);
    await fresh.getByRole('searchbox').fill('GPT-4o mini');
    await expect(fresh.locator('[data-model="openai/gpt-4o-mini"]').getByRole('gridcell', { name: /^\d+ ?stated$/ })).toHaveCount(1);
  });
  await chooseModel(fresh, 'Claude');
  await idle(fresh);
  await chooseModel(page, 'Claude');
  await idle(page);
  const { tokens, low, high } = (await exportReport<Report>(page)).parts[0]!;
  expect(tokens).toBeGreaterThan(before.parts[0]!.tokens);
  expect((await exportReport<Report>(fresh)).parts[0]).toMatchObject({ exactness: 'estimate', tokens, low, high });
  await chooseModel(page, 'GPT-5.5 Pro');
  await idle(page);
  await expectSound(fresh);
  // What came from a link is kept as any work is.
  await fresh.reload();
  await idle(fresh);
  expect(await partNames(fresh)).toEqual(['plan.md']);
  await expect(dialog).toHaveCount(0);
  expect(await fresh.evaluate(() => sessionStorage.length)).toBe(0);
  await fresh.close();

  await follow(page, new URL(withText).hash);
  await expect(page.getByRole('dialog', { name: 'Shared work' })).toContainText('1 part with text');
  await page.getByRole('button', { name: 'Replace mine' }).click();
  await idle(page);
  expect((await exportReport<Report>(page)).parts).toEqual(before.parts);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await idle(page);
  expect(await exportReport<Report>(page)).toEqual(before);

  // What is kept of an imported request is named, and a key in it stays here unless it is wanted; the link can be pasted, too.
  await paste(page, JSON.stringify({ model: 'claude-opus-5-5', max_tokens: 9, metadata: { user_id: 'ann' }, mcp_servers: [{ type: 'url', url: 'https://example.org', name: 'tools', authorization_token: 'very-secret' }], messages: [{ role: 'user', content: 'What is new?' }] }));
  await idle(page);
  await openDialog(page);
  const share = page.getByRole('dialog', { name: 'Share as a link' });
  await share.getByRole('button', { name: 'Include all' }).click();
  await idle(page);
  const kept = share.getByRole('checkbox', { name: 'With its fields, and its messages as they came' });
  await expect(share).toContainText('metadata and mcp_servers');
  await expect(share).toContainText('authorization_token in mcp_servers looks like a secret: left out with the others, unless you tick this.');
  await expect(kept).not.toBeChecked();
  expect(heldIn(await linkIn(page))).not.toContain('very-secret');
  await expectSound(page);
  await kept.check();
  await idle(page);
  const whole = await linkIn(page);
  expect(heldIn(whole)).toContain('very-secret');
  await page.keyboard.press('Escape');
  await page.locator('body').click({ position: { x: 1, y: 1 } });
  await paste(page, whole);
  await idle(page);
  await page.getByRole('button', { name: 'Look at the work' }).click();
  await expect(dialogOf(page)).toContainText('mcp_servers');
  await page.keyboard.press('Escape');
  // A part that is named as secrets are is told once its text is to go along.
  await dropFiles(page, [{ name: '.env', content: 'KEY=1' }]);
  await idle(page);
  await openDialog(page);
  await expect(share).not.toContainText('the name of a secret');
  await share.getByRole('button', { name: 'Include all' }).click();
  await expect(share).toContainText('1 part has the name of a secret: .env. Who has the link can read what stands there.');
  await share.getByRole('button', { name: 'Leave it out' }).click();
  await expect(share).not.toContainText('the name of a secret');
  await expect(share.getByRole('checkbox', { name: /^\.env/ })).not.toBeChecked();
});

test('a bad, newer or hostile link says so and changes nothing', async ({ page }) => {
  await openApp(page);
  await dropFiles(page, [{ name: 'mine.md', content: 'my own words' }]);
  await idle(page);
  const before = await exportReport<Report>(page);
  const manifest = (...parts: object[]) => JSON.stringify({
    by: '<img src=x onerror=alert(1)>',
    texts: [],
    work: { schemaVersion: 4, modelId: 'no-such/model', untouchedSample: false, settings: [], calibrations: [], prompt: { freeOrder: false, parts, requestFields: { format: 'openai-chat', json: '{"temperature":0.1,"user":"<b>"}' } } },
  });
  const withheld = { role: 'system', id: '1', name: '<script>alert(1)</script>', enabled: true, attachment: { kind: 'withheld', fileName: 'x', mediaType: 'text/plain', sizeBytes: 9, characters: 9, tokens: 3, low: 3, high: 3, exactness: 'exact', countedWith: 'o200k_base' } };
  const refused: [fragment: string, words: string][] = [
    ['#/share/1.!!!', 'cut off or damaged'],
    ['#/share/1.AAAA', 'cut off or damaged'],
    [fragmentOf(manifest(withheld)).slice(0, -9), 'cut off or damaged'],
    ['#/share/7.AAAA', 'newer version'],
    [fragmentOf('{"work":{"schemaVersion":999}}'), 'a newer version of this page wrote it (999); reload this page to have the newest'],
    [fragmentOf('x'.repeat(40_000_000)), 'more than any link'],
    [fragmentOf(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`), 'something else than this page made it. Ask for the work as a file.'],
    [fragmentOf(manifest({ role: 'system', id: '1', name: 'no text', enabled: true, __proto__: { a: 1 } })), 'a text is missing'],
    [fragmentOf(manifest({ ...withheld, attachment: { ...withheld.attachment, characters: 5_000_000, sizeBytes: 5_000_000 } })), 'a count that no tokenizer makes'],
    [fragmentOf('{"__proto__":{"by":"1"},"constructor":{}}'), 'The link was not opened: it is damaged, or something else than this page made it. Ask for it again, or for the work as a file.'],
  ];
  for (const [fragment, words] of refused) {
    await follow(page, fragment);
    await expect(page.getByRole('alert')).toContainText(words);
    // There is nothing else to take, so nothing to keep.
    await page.getByRole('dialog', { name: 'Shared work' }).getByText('Close', { exact: true }).click();
  }
  await follow(page, `${fragmentOf(manifest(withheld, { ...withheld, id: '2', name: '' }))}?utm_source=chat).`);
  const dialog = page.getByRole('dialog', { name: 'Shared work' });
  await expect(dialog).toContainText('<script>alert(1)</script>');
  await expect(dialog).toContainText('unnamed');
  await expect(dialog).toContainText('not known here');
  await expect(dialog).toContainText('Kept fieldstemperature and user, of an imported request; not counted');
  await expectSound(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  // Figures of models are held to the rules for typed ones, field by field; what passes is text, and offered where it is as it is not here.
  const dated = (value: unknown) => ({ value, asOf: '2026-11-20', source: 'you' });
  const figures = {
    models: { 'own/evil': { name: dated('\u202e<img src=x onerror=alert(1)>'), windowTokens: dated(9_000) }, 'openai/gpt-5.5': { windowTokens: dated(-1), maxOutputTokens: dated(64_000), html: dated('<b>') } },
    offers: { 'openai:gpt-5.5': { model: 'anthropic/claude-opus-5-5', input: dated(0) } },
  };
  await follow(page, fragmentOf(JSON.stringify({ ...(JSON.parse(manifest(withheld)) as object), figures })));
  await expect(dialog.getByRole('list', { name: 'Refused figures' }).getByRole('listitem')).toHaveText([
    'models openai/gpt-5.5 windowTokens is no whole number of tokens from 1 on',
    'models openai/gpt-5.5 html is not a field of this format',
    'offers openai:gpt-5.5 model is anthropic/claude-opus-5-5, and the offer is of another model here',
  ]);
  await expect(dialog.getByRole('checkbox', { name: 'Add the model <img src=x onerror=alert(1)>' })).toBeChecked();
  await expect(dialog.getByRole('list', { name: 'Figures of GPT-5.5' }).getByRole('listitem')).toHaveText(/^Max output: [\d,]+ → 64,000 set by the sender, 2026-11-20$/);
  await expectSound(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  // Few bytes may be many parts.
  await follow(page, fragmentOf(manifest(...Array.from({ length: 5000 }, (_, index) => ({ ...withheld, id: String(index) })))));
  await expect(dialog.getByRole('listitem')).toHaveCount(101);
  await expect(dialog).toContainText('and 4,900 more');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(new URL(page.url()).hash).toBe('#/tokens');
  expect(await exportReport<Report>(page)).toEqual(before);
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);

  // A long link is one to be careful with, and a longer one none; where copying is refused, one key does it.
  await dropFiles(page, [{ name: 'noise.txt', content: randomBytes(3000).toString('hex') }]);
  await openDialog(page);
  await page.getByRole('checkbox', { name: /noise\.txt/ }).check();
  await expect(page.getByText('Some chat and mail programs cut links beyond 2,000; a saved file is safer.')).toBeVisible();
  await idle(page);
  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError')); });
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('All of it is selected: copy it with Ctrl+C or ⌘C.')).toBeVisible();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(await linkIn(page));
  await page.keyboard.press('Escape');
  await dropFiles(page, [{ name: 'more.txt', content: randomBytes(100_000).toString('hex') }]);
  await openDialog(page);
  await page.getByRole('checkbox', { name: /more\.txt/ }).check();
  await expect(page.getByRole('alert')).toContainText('Too large for a link');
  const saved = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Save work as a file' }).click();
  await saved;
});
