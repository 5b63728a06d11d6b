import type { Report } from '@/core/share/report';
import { dropFiles, expect, idle, openApp, paste, test } from './fixtures';
import { exportReport, partNames, row } from './page-parts';

const editor = { name: /^Text of/ } as const;

test('parts are written and undone: what is typed counts, line endings stay, and what is dropped or added becomes parts', async ({ page }) => {
  await openApp(page, '#/edit');
  await test.step('files dropped on the editor become parts', async () => {
    await page.getByRole('textbox', editor).click();
    await page.getByRole('textbox', editor).evaluate((element) => {
      const data = new DataTransfer();
      data.items.add(new File(['dropped'], 'dropped.txt', { type: 'text/plain' }));
      for (const type of ['dragenter', 'dragover', 'drop']) {
        element.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
      }
    });
    await idle(page);
    expect(await partNames(page)).toEqual(['dropped.txt']);
  });
  await test.step('typing counts as you go, and Ctrl+Z undoes typing first', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, 'hello');
    await idle(page);
    const text = page.getByRole('textbox', editor);
    await text.click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(' world');
    await idle(page);
    expect((await exportReport<Report>(page)).parts[0]).toMatchObject({ tokens: 2, characters: 11 });
    await text.click();
    for (let step = 0; step < 8 && (await text.textContent()) !== 'hello'; step += 1) await page.keyboard.press('ControlOrMeta+z');
    await expect(text).toHaveText('hello');
    await idle(page);
    expect(await partNames(page)).toEqual(['Pasted text']);
  });
  await test.step('editing keeps line endings', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await dropFiles(page, [
      { name: 'crlf.txt', content: 'one\r\ntwo\r\n' },
      { name: 'mixed.txt', content: 'one\r\ntwo\nthree\rfour' },
    ]);
    await idle(page);
    for (const [name, before] of [['crlf.txt', 10], ['mixed.txt', 19]] as const) {
      await row(page, name).click();
      await page.getByRole('tab', { name: /Edit/ }).click();
      await idle(page);
      await page.getByRole('textbox', editor).click();
      await page.keyboard.press('ControlOrMeta+Home');
      await page.keyboard.type('X');
      await idle(page);
      const part = (await exportReport<Report>(page)).parts.find((other) => other.name === name);
      expect(part?.characters, name).toBe(before + 1);
    }
  });
  await test.step('parts of every role and turns can be added and written', async () => {
    await page.getByRole('button', { name: 'Clear' }).click();
    for (const [item, words] of [['System text', 'Be exact.'], ['Question', 'Why?'], ['Document', 'Facts.'], ['User turn', 'Hello.'], ['Assistant turn', 'Hi.']] as const) {
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('menuitem', { name: item }).click();
      await idle(page);
      await page.getByRole('textbox', editor).click();
      await page.keyboard.type(words);
      await idle(page);
    }
    const report = await exportReport<Report>(page);
    expect(report.parts.map((part) => part.role)).toEqual(['system', 'history', 'documents', 'question']);
    expect(report.parts.every((part) => part.tokens > 0)).toBe(true);
    // One system message, two turns, one user message with document and question: 3 + 1 each, and 3 for the reply.
    expect(report.overheadTokens).toBe(4 * 4 + 3);
  });
  await test.step('adding a part puts the focus into its editor', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Document' }).click();
    await idle(page);
    await page.keyboard.type('written at once');
    await expect(page.getByRole('textbox', { name: 'Text of Untitled document' })).toHaveText('written at once');
  });
});

test('a 10 MB paste into the editor does not freeze it', async ({ page }) => {
  await openApp(page, '#/edit');
  await paste(page, 'start');
  await idle(page);
  await dropFiles(page, [{ name: 'big.log', content: `${'2026-11-20 12:00:00 INFO request handled in 12 ms\n'.repeat(200_000)}` }]);
  await page.getByRole('textbox', { name: 'Text of big.log' }).click();
  const before = Date.now();
  await page.keyboard.type('typed');
  await expect(page.getByRole('textbox', { name: 'Text of big.log' })).toContainText('typed');
  expect(Date.now() - before).toBeLessThan(5000);
  await idle(page, 60_000);
});

test('undo in the editor never runs backwards, and redo brings everything back', async ({ page }) => {
  await openApp(page);
  await paste(page, 'base');
  await idle(page);
  await page.getByRole('tab', { name: /Edit/ }).click();
  await idle(page);
  const text = page.getByRole('textbox', editor);
  const type = async (words: string) => {
    await text.click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(words);
    await idle(page);
    await page.getByRole('tab', { name: /Edit/ }).focus();
    await idle(page);
  };
  await type(' one');
  await type(' two');
  await expect(text).toHaveText('base one two');
  await text.click();
  const seen = new Set<string>();
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('ControlOrMeta+z');
    await idle(page);
    if (!(await text.isVisible()) || (await text.getAttribute('aria-label')) !== 'Text of Pasted text') break;
    const now = (await text.textContent()) ?? '';
    if (seen.has(now)) expect([...seen].at(-1), 'a text that was left does not come back').toBe(now);
    seen.add(now);
  }
  expect([...seen].at(-1)).toBe('base');
  for (let step = 0; step < 14; step += 1) await page.keyboard.press('ControlOrMeta+Shift+z');
  await idle(page);
  await row(page, 'Pasted text').click();
  await idle(page);
  // A small z is what Caps Lock makes of it: redo stays where it has led.
  await expect(page.getByRole('textbox', editor)).toHaveText('base one two');
});
