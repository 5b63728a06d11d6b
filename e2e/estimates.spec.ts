import type { Report } from '@/core/share/report';
import { loadEncoder } from '@/test/load-encoder';
import { axe, dropFiles, expect, idle, openApp, paste, pasteIntoFocus, resize, test } from './fixtures';
import { chooseModel, exportReport, partNames, promptList } from './page-parts';
import { englishText } from './texts';

const CLAUDE = 'Claude Opus 5.5';

test('a prompt is a range, narrowed by a reported count, or counted by a tokenizer that is assumed or known', async ({ page }) => {
  await openApp(page);
  await test.step('a model without a public tokenizer is a range, which a reported count narrows', async () => {
    await paste(page, englishText(40_000));
    await chooseModel(page, CLAUDE);
    await idle(page);
    const panel = page.getByRole('region', { name: 'Context window' });
    await expect(panel).toContainText(/~[\d,]+ in \([\d,]+–[\d,]+, estimated\)/);
    await expect(panel.getByRole('img', { name: /The input ends between [\d,]+ and [\d,]+ tokens/ })).toBeVisible();
    const before = await exportReport<Report>(page);
    expect(before.parts[0]?.exactness).toBe('estimate');
    expect(before.inputHigh - before.inputLow).toBeGreaterThan(before.inputTokens * 0.2);

    await page.getByRole('banner').getByRole('button', { name: /estimate by o200k/ }).click();
    const form = page.getByRole('form', { name: 'Calibrate' });
    await expect(form.getByLabel('Reported input_tokens')).toBeFocused();
    await form.getByLabel('Reported input_tokens').fill('a lot');
    await form.getByRole('button', { name: 'Apply' }).click();
    await expect(form.getByRole('alert')).toContainText('whole number above 0');
    await form.getByLabel('Reported input_tokens').fill(String(before.inputTokens * 40));
    await form.getByLabel('Reported input_tokens').press('Enter');
    await expect(form.getByRole('alert')).toContainText('Check that the report is of this prompt');
    const reported = Math.round(before.inputTokens * 1.1);
    await form.getByLabel('Reported input_tokens').fill(reported.toLocaleString('en-US'));
    await form.getByLabel('Day of the report').fill('2026-11-20');
    await form.getByLabel('Reported input_tokens').press('Enter');
    await expect(form.getByRole('status')).toContainText(`Calibrated on ${reported.toLocaleString('en-US')} tokens, 2026-11-20`);
    await expect(page.getByRole('banner').getByText('calibrated')).toBeVisible();
    await idle(page);
    const after = await exportReport<Report>(page);
    expect(after.parts[0]?.exactness).toBe('calibrated');
    expect(Math.abs(after.inputTokens - reported)).toBeLessThanOrEqual(1);
    expect(after.inputHigh - after.inputLow).toBeLessThan((before.inputHigh - before.inputLow) / 3);
    // The same text in the same family is the same count in every place.
    const { tokens, low, high } = after.parts[0]!;
    expect(after.tokenizers.find(({ id }) => id === 'claude-new')).toMatchObject({ tokens, low, high, exactness: 'calibrated' });
    await page.getByRole('tab', { name: /Tokenizers/ }).click();
    await idle(page);
    const chosen = page.getByRole('table', { name: 'Tokens by tokenizer' }).getByRole('row').filter({ hasText: `chosen: ${CLAUDE}` });
    await expect(chosen).toContainText(`~${tokens.toLocaleString('en-US')}`);
    await expect(chosen).toContainText('calibrated');
  });
  await test.step('an assumed tokenizer counts without a tilde, and there is nothing to calibrate', async () => {
    await page.goto('./#/limits');
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, englishText(5_000));
    await chooseModel(page, 'GPT-6 Sol');
    await idle(page);
    await expect(page.getByRole('banner').getByText('tokenizer assumed')).toBeVisible();
    const { parts } = await exportReport<Report>(page);
    expect(parts[0]).toMatchObject({ exactness: 'mapping-assumed', low: parts[0]?.tokens, high: parts[0]?.tokens });
    await expect(promptList(page).getByText(parts[0]?.tokens.toLocaleString('en-US') ?? '', { exact: true })).toBeVisible();
    await expect(page.getByRole('form', { name: 'Calibrate' })).toBeHidden();
  });
  await test.step('Gemini 2.5 counts with the vocabulary of Gemma 3', async () => {
  const text = `${englishText(3_000)}\n  naïve 東京 हिन्दी\t\tx = {"a": [1, 22, 333]}\n`;
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, text);
    await chooseModel(page, 'Gemini 2.5 Pro');
    await idle(page);
    const report = await exportReport<Report>(page);
    expect(report.tokenizer.id).toBe('gemma3');
    expect(report.parts[0]).toMatchObject({ exactness: 'exact', tokens: (await loadEncoder('gemma3')).count(text) });
  });
});

test('a calibration: kept, reset and undone, read from a response or a transcript, without a violation', async ({ page }) => {
  await openApp(page, '#/limits');
  await chooseModel(page, CLAUDE);
  await idle(page);
  await test.step('a calibration is kept across a reload, goes by Reset and comes back by Undo', async () => {
    const total = page.getByRole('region', { name: 'Context window' }).getByText(/^~[\d,]+$/).first();
    const before = await total.textContent();
    const form = page.getByRole('form', { name: 'Calibrate' });
    await form.getByLabel('Reported input_tokens').fill('14,000');
    await form.getByLabel('Day of the report').fill('2026-11-20');
    await form.getByRole('button', { name: 'Apply' }).click();
    await expect(form.getByRole('status')).toContainText('Calibrated on 14,000 tokens, 2026-11-20');
    await idle(page);
    const calibrated = await total.textContent();
    expect(calibrated).not.toBe(before);
    await page.reload();
    await idle(page);
    await expect(form.getByRole('status')).toContainText('Calibrated on 14,000 tokens, 2026-11-20');
    await expect(total).toHaveText(calibrated ?? '');
    await form.getByRole('button', { name: 'Reset' }).click();
    await expect(form.getByRole('status')).toBeEmpty();
    await expect(total).toHaveText(before ?? '');
    await page.getByRole('tab', { name: /Fit/ }).click();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(form.getByRole('status')).toContainText('2026-11-20');
  });
  await test.step('a pasted response fills the form in, and Apply calibrates on it', async () => {
    await page.getByRole('form', { name: 'Calibrate' }).getByRole('button', { name: 'Reset' }).click();
    await expect(page.getByRole('form', { name: 'Calibrate' }).getByRole('status')).toBeEmpty();
    const parts = await partNames(page);
    const form = page.getByRole('form', { name: 'Calibrate' });
    const field = form.getByLabel('Reported input_tokens');
    await field.focus();
    const response = { id: 'msg_1', model: 'claude-opus-5-5', created_at: '2026-01-20T12:00:00Z', usage: { input_tokens: 1_240, cache_read_input_tokens: 12_760, output_tokens: 5 } };
    await pasteIntoFocus(page, JSON.stringify(response, null, 2));
    await expect(form).toContainText('Read 14,000 input tokens (1,240 + 12,760 from cache) of claude-opus-5-5.');
    await expect(field).toHaveValue('14,000');
    await expect(form.getByLabel('Day of the report')).toHaveValue('2026-01-20');
    await expect(form.getByRole('status')).toBeEmpty();
    await field.press('Enter');
    await expect(form.getByRole('status')).toContainText('Calibrated on 14,000 tokens, 2026-01-20');
    await expect(form).not.toContainText('Read 14,000');

    // A file that is dropped on the form is read there, and becomes no document.
    await dropFiles(page, [{ name: 'reply.json', content: JSON.stringify({ usage: { inputTokens: 13_000, outputTokens: 5 } }) }], form);
    await expect(field).toHaveValue('13,000');
    expect(await partNames(page)).toEqual(parts);
    await field.fill('');

    // A number is pasted as a number; what is neither says so, and leaves the figure.
    await field.focus();
    await pasteIntoFocus(page, '12,500');
    await expect(field).toHaveValue('12,500');
    await pasteIntoFocus(page, '{"choices": []}');
    await expect(form.getByRole('alert')).toContainText('This JSON reports no input tokens.');
    await pasteIntoFocus(page, 'quite a lot');
    await expect(form.getByRole('alert')).toContainText('This is not JSON.');
    await expect(field).toHaveValue('12,500');
    expect(await partNames(page)).toEqual(parts);
  });
  await test.step('a transcript is chosen with the keyboard, read to its last report, and its model is compared', async () => {
    await page.getByRole('form', { name: 'Calibrate' }).getByRole('button', { name: 'Reset' }).click();
    await expect(page.getByRole('form', { name: 'Calibrate' }).getByRole('status')).toBeEmpty();
    const parts = await partNames(page);
    const turn = (id: string, tokens: number) =>
      JSON.stringify({ type: 'assistant', timestamp: '2026-01-21T12:00:00.000Z', message: { id, model: 'claude-sonnet-4-6', usage: { input_tokens: 9, cache_read_input_tokens: tokens - 9 } } });
    const padding = JSON.stringify({ type: 'user', message: { role: 'user', content: 'words '.repeat(500) } });
    const transcript = [...Array.from({ length: 1_500 }, () => padding), turn('a', 12_000), turn('a', 12_000), '{"type": "assi', turn('b', 14_000)].join('\n');
    const form = page.getByRole('form', { name: 'Calibrate' });
    // Asked for some steps before: a dialog that opens before the browser was told is not reported.
    const chooser = page.waitForEvent('filechooser');
    await form.getByLabel('Reported input_tokens').focus();
    await page.keyboard.press('Tab');
    await expect(form.getByLabel('From a response…')).toBeFocused();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles({ name: 'session.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(transcript) });
    await expect(form).toContainText('Read 14,000 input tokens (9 + 13,991 from cache) of claude-sonnet-4-6, the last of 2 reports. 1 line could not be read as JSON.');
    await expect(form).toContainText('claude-sonnet-4-6 has another tokenizer than Claude 4.7 and later');
    await expect(form.getByLabel('Day of the report')).toHaveValue('2026-01-21');
    expect(await axe(page)).toEqual([]);
    await form.getByRole('button', { name: 'Apply' }).press('Enter');
    await expect(form.getByRole('status')).toContainText('Calibrated on 14,000 tokens, 2026-01-21');
    expect(await partNames(page)).toEqual(parts);
  });
  await test.step('axe finds nothing in the form and the end of the bar', async () => {
    await page.getByRole('form', { name: 'Calibrate' }).getByRole('button', { name: 'Reset' }).click();
    await expect(page.getByRole('form', { name: 'Calibrate' }).getByRole('status')).toBeEmpty();
    const form = page.getByRole('form', { name: 'Calibrate' });
    await form.getByLabel('Reported input_tokens').fill('14000');
    await form.getByRole('button', { name: 'Apply' }).click();
    await expect(form.getByRole('status')).toContainText('Calibrated on 14,000 tokens');
    await form.getByLabel('Reported input_tokens').fill('3');
    await form.getByLabel('Reported input_tokens').press('Enter');
    await expect(form.getByRole('alert')).toContainText('less than the framing');
    for (const { colorScheme, width } of [{ colorScheme: 'light', width: 1280 }, { colorScheme: 'dark', width: 360 }] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await resize(page, { width, height: 740 });
      await idle(page);
      expect(await axe(page), `${colorScheme}, ${width} px`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    }
  });
});

test.describe('a vocabulary that does not load', () => {
  test.use({ expectedFaults: [/gemma3.*\.js/, /Failed to load resource/] });

  test('leaves labelled estimates by the base encoding, other models as they are, and Retry', async ({ page }) => {
    let isBroken = true;
    await page.route(/gemma3.*\.js$/, (route) => (isBroken ? route.abort() : route.continue()));
    await openApp(page);
    await paste(page, englishText(5_000));
    await chooseModel(page, 'Gemini 2.5 Pro');
    await idle(page);
    const panel = page.getByRole('region', { name: 'Context window' });
    await expect(panel).toContainText('The vocabulary gemma3 did not load');
    await expect(panel).toContainText('Estimates by o200k stand in.');
    const fallback = (await exportReport<Report>(page)).parts[0];
    expect(fallback?.exactness).toBe('estimate');
    await chooseModel(page, 'GPT-5.5');
    await idle(page);
    await expect(panel).not.toContainText('did not load');
    expect((await exportReport<Report>(page)).parts[0]?.exactness).toBe('exact');
    await chooseModel(page, 'Gemini 2.5 Pro');
    await idle(page);
    isBroken = false;
    await panel.getByRole('button', { name: 'Retry' }).click();
    await idle(page);
    const counted = (await exportReport<Report>(page)).parts[0];
    expect(counted?.exactness).toBe('exact');
    expect(counted?.tokens).toBeGreaterThanOrEqual(fallback?.low ?? Infinity);
    expect(counted?.tokens).toBeLessThanOrEqual(fallback?.high ?? 0);
  });
});
