import { deflateRawSync } from 'node:zlib';
import type { Report } from '@/core/share/report';
import { axe, dropFiles, expect, idle, openApp, paste, resize, test } from './fixtures';
import { chooseModel, exportReport, promptList, row, setFields } from './page-parts';
import { englishText } from './texts';

const region = { name: 'Context window' } as const;

test('the verdict, the bar, the table and the views follow the model, the switches and the limits', async ({ page }) => {
  await openApp(page);
  await test.step('the verdict, the bar and its figures follow the model and the switches', async () => {
    const panel = page.getByRole('region', region);
    const report = await exportReport<Report>(page);
    await expect(panel.getByRole('heading')).toHaveText(`Fits. ~${(922_000 - report.inputTokens).toLocaleString('en-US')} tokens free`);
    await page.getByRole('switch', { name: 'deploy.log in the prompt' }).click();
    const without = await exportReport<Report>(page);
    const log = report.parts.find((part) => part.name === 'deploy.log');
    expect(without.inputTokens).toBe(report.inputTokens - (log?.tokens ?? 0));
    await page.keyboard.press('ControlOrMeta+z');
    expect((await exportReport<Report>(page)).inputTokens).toBe(report.inputTokens);
  });
  await test.step('bar, table and treemap agree to the token, and one selection rules them all', async () => {
    await page.getByRole('tab', { name: /Split/ }).click();
    await idle(page);
    const report = await exportReport<Report>(page);
    const table = page.getByRole('table').first();
    const bar = page.getByRole('group', { name: /in send order/ });
    for (const part of report.parts) {
      const label = part.role === 'history' ? /Turns|Investigation|Conversation|history/i : part.name;
      await expect(table.getByRole('row').filter({ hasText: label }).filter({ hasText: part.tokens.toLocaleString('en-US') }).first()).toBeVisible();
      await expect(bar.getByRole('button', { name: part.name, exact: false }).first()).toHaveAttribute('title', new RegExp(part.tokens.toLocaleString('en-US')));
    }
    await expect(table).toContainText(report.inputTokens.toLocaleString('en-US'));
    await bar.getByRole('button', { name: /deploy\.log/ }).click();
    await expect(row(page, 'deploy.log')).toHaveAttribute('aria-current', 'true');
    await row(page, 'incident-report.md').click();
    await expect(bar.getByRole('button', { name: /incident-report/ })).toHaveAttribute('aria-pressed', 'true');
    await page.getByRole('tab', { name: /^Tokens/ }).click();
    await idle(page);
    await expect(page.getByRole('tabpanel')).toContainText('incident-report.md');
  });
  await test.step('each view has its own address and Back works', async () => {
    await page.getByRole('tab', { name: /Split/ }).click();
    await expect(page).toHaveURL(/#\/split$/);
    await page.getByRole('tab', { name: /^Fit/ }).click();
    await expect(page).toHaveURL(/#\/fit$/);
    await page.getByRole('radio', { name: 'Limits' }).check();
    await expect(page).toHaveURL(/#\/limits$/);
    await expect(page.getByRole('tab', { name: /^Fit/ })).toHaveAttribute('aria-selected', 'true');
    await page.goBack();
    await page.goBack();
    await expect(page.getByRole('tab', { name: /Split/ })).toHaveAttribute('aria-selected', 'true');
    await page.goBack();
    await expect(page.getByRole('tab', { name: /^Tokens/ })).toHaveAttribute('aria-selected', 'true');
    // A tab opens where it was left.
    await page.getByRole('tab', { name: /^Fit/ }).click();
    await page.getByRole('radio', { name: 'Limits' }).check();
    await page.getByRole('tab', { name: /^Tokens/ }).click();
    await page.getByRole('tab', { name: /^Fit/ }).click();
    await expect(page.getByRole('radio', { name: 'Limits' })).toBeChecked();
  });
  await test.step('a served window and the reserve change what fits, and undo brings them back', async () => {
    // The view that the step before left open.
    await expect(page).toHaveURL(/#\/limits$/);
    const served = page.getByRole('textbox', { name: /served window/i });
    await served.fill('8,192');
    await served.press('Enter');
    await idle(page);
    const small = await exportReport<Report>(page);
    expect(small.windowTokens).toBe(8192);
    expect(small.servedWindowTokens).toBe(8192);
    expect(small.reserveTokens).toBe(2048);
    expect(small.verdict).toBe('over');
    const reserve = page.getByRole('textbox', { name: /reserved for output/i });
    await reserve.fill('100');
    await reserve.press('Enter');
    expect((await exportReport<Report>(page)).reserveTokens).toBe(100);
    await page.getByRole('tab', { name: /^Tokens/ }).focus();
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+z');
    expect((await exportReport<Report>(page)).servedWindowTokens).toBeNull();
  });
  await test.step('a model without a public tokenizer shows ~ and a range, never exact', async () => {
    await chooseModel(page, 'Claude Sonnet');
    await idle(page);
    const panel = page.getByRole('region', region);
    await expect(panel.getByRole('heading')).toContainText('~');
    const report = await exportReport<Report>(page);
    for (const part of report.parts) {
      expect(part.exactness).toBe('estimate');
      expect(part.low).toBeLessThan(part.high);
    }
    expect(report.tokenizer.id).toBe('o200k_base');
    await chooseModel(page, 'GPT-5.5');
  });
  await test.step('what is estimated has ~ in the words of the bar too', async () => {
    const bar = page.getByRole('group', { name: /in send order/ });
    await page.getByRole('radio', { name: 'Window', exact: true }).check();
    await chooseModel(page, 'Claude Haiku 4.5');
    await idle(page);
    await expect(bar.getByRole('img', { name: /^Framing, ~[\d,]+ tokens$/ })).toHaveAttribute('title', /^Framing\n~[\d,]+ tokens\n/);
    await expect(bar.getByTitle(/^Free\n~[\d,]+ tokens$/)).toHaveCount(1);
    await page.getByRole('radio', { name: 'Prompt', exact: true }).check();
    await expect(page.getByRole('group', { name: /^The prompt in send order: ~[\d,]+ tokens$/ })).toBeVisible();
  });
  await test.step('a prompt that does not fit says by how much and which limit binds', async () => {
    await paste(page, englishText(120_000));
    await idle(page);
    await chooseModel(page, 'GPT-4');
    await page.getByRole('option', { name: /^GPT-4\b/ }).first().waitFor({ state: 'hidden' });
    await idle(page);
    const report = await exportReport<Report>(page);
    expect(report.model.id).toBe('openai/gpt-4');
    expect(report.verdict).toBe('over');
    expect(report.freeTokens).toBeLessThan(0);
    const panel = page.getByRole('region', region);
    await expect(panel.getByRole('heading')).toHaveText(`Over by ${(-report.headroomTokens).toLocaleString('en-US')} tokens`);
    await expect(panel).toContainText('limit: window');
  });
  await test.step('the fuzzy end of an estimate lies over the selected part and under its outline, on both scales', async () => {
    await chooseModel(page, 'Claude Haiku 4.5');
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, englishText(200_000));
    await idle(page);
    const bar = page.getByRole('group', { name: /in send order/ });
    const band = bar.getByRole('img', { name: /^The input ends between/ });
    for (const scale of ['Prompt', 'Window']) {
      await page.getByRole('radio', { name: scale, exact: true }).check();
      for (const isKeyed of [false, true]) {
        // A pressed arrow key makes the focus visible; a single part stays selected.
        const selected = bar.getByRole('button', { pressed: true });
        if (isKeyed) {
          await selected.focus();
          await page.keyboard.press('ArrowRight');
        }
        // What is painted last is what a pointer would meet, if these took it.
        const onTop = await band.evaluate((element) => {
          const group = element.parentElement!;
          const sheet = [...group.querySelectorAll<HTMLElement>('*')];
          for (const each of sheet) each.style.pointerEvents = 'auto';
          const { left, width, top, height } = element.getBoundingClientRect();
          const stack = document.elementsFromPoint(left + width / 4, top + height / 2);
          const outline = group.querySelector('[data-outline]');
          for (const each of sheet) each.style.pointerEvents = '';
          const at = (found: Element | null) => stack.findIndex((each) => each === found);
          const segment = stack.findIndex((each) => each.closest('[data-part]') !== null);
          return { band: at(element), segment, outline: at(outline) };
        });
        expect(onTop.segment, `${scale}: the selected part lies under the start of the band`).toBeGreaterThan(-1);
        expect(onTop.band, scale).toBeLessThan(onTop.segment);
        expect(onTop.band, scale).toBeGreaterThan(onTop.outline);
      }
    }
    expect(await axe(page)).toEqual([]);
  });
});

test('on a phone the chosen tab is in sight, no view is wider, and the split needs no scrolling sideways, whatever the names', async ({ page }) => {
  await resize(page, { width: 360, height: 740 });
  await test.step('on a phone the chosen tab is in sight, however the view was chosen', async () => {
    await openApp(page, '#/languages');
    const selected = page.getByRole('tab', { selected: true });
    await expect(selected).toHaveText(/Tokenizers/);
    await expect(selected).toBeInViewport({ ratio: 1 });
    await page.goto('./#/tokens');
    await expect(selected).toHaveText(/Tokens/);
    await expect(selected).toBeInViewport({ ratio: 1 });
  });
  await test.step('no view is wider than a phone, and the split needs no scrolling sideways, whatever the names', async () => {
    const views = ['prompt', 'tokens', 'split', 'edit', 'fit', 'limits', 'waste', 'compare', 'align', 'languages', 'tokenizers', 'folder', 'batch', 'versions'];
    const expectNarrow = async (names: string) => {
      for (const view of views) {
        await page.goto(`./#/${view}`);
        await idle(page);
        if (view === 'split') {
          await page.getByRole('button', { name: 'Framing', exact: true }).click();
          for (const table of await page.getByRole('table').all()) {
            expect((await table.boundingBox())?.width, `${view}, ${names}`).toBeLessThanOrEqual(360);
          }
        }
        const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        expect(inner, `${view}, ${names}`).toBe(outer);
      }
    };
    await expectNarrow('names of the sample');
    await dropFiles(page, [
      { name: `${'without_any_break_'.repeat(12)}.md`, content: 'one '.repeat(400) },
      { name: `${'with many words '.repeat(12)}.txt`, content: 'two '.repeat(400) },
    ]);
    await idle(page);
    await expectNarrow('long names');
  });
  await test.step('no limit is cut off, with the longest name binding', async () => {
    await page.goto('./#/limits');
    await setFields(page, { 'Reserved for output': '1,000' });
    await expect(page.getByRole('rowheader', { name: /^Max output/ })).toContainText('binding');
    expect(await page.getByRole('table', { name: 'Limits', exact: true }).evaluate((table) => table.scrollWidth - table.parentElement!.clientWidth)).toBeLessThanOrEqual(0);
  });
  await test.step('shares of an estimate are told as such, and the widest of them fit', async () => {
    await dropFiles(page, [{ name: 'long.txt', content: 'one '.repeat(1_100_000) }]);
    await chooseModel(page, 'Claude Opus 4.5');
    await idle(page);
    await page.goto('./#/split');
    const table = page.getByRole('table', { name: 'Split of the window' });
    await expect(table.getByRole('row', { name: /^long\.txt/ })).toContainText(/~1,\d{3},\d{3}~\d+\.\d\s%~\d+\.\d\s%~\d\.\d\d$/);
    // All of the input is exactly all of it.
    await expect(table.getByRole('row', { name: /^Input/ })).toContainText(/~1,\d{3},\d{3}~\d+\.\d\s%100\.0\s%~\d\.\d\d$/);
    await expect(page.locator('[data-part]').last()).toHaveAttribute('title', /\n~\d+\.\d\u00a0% of the input$/);
    expect((await table.boundingBox())?.width).toBeLessThanOrEqual(360);
    const legend = page.getByRole('region', { name: 'Context window' }).getByRole('listitem');
    for (const item of await legend.all()) expect(await item.evaluate((each) => each.scrollWidth - each.clientWidth), await item.innerText()).toBeLessThanOrEqual(0);
  });
  await test.step('the name of the chosen model is seen from its beginning, and a usual one whole', async () => {
    const picker = page.getByRole('combobox', { name: 'Model' });
    expect(await picker.evaluate((field) => field.scrollWidth - field.clientWidth)).toBe(0);
    await chooseModel(page, 'Nemotron 3 Nano Omni');
    await expect.poll(() => picker.evaluate((field) => [field.scrollWidth > field.clientWidth, field.scrollLeft])).toEqual([true, 0]);
    await chooseModel(page, 'Claude Opus 4.5');
  });
  await test.step('a text size of the browser is that of the page, which has room for it', async () => {
    const client = await page.context().newCDPSession(page);
    await client.send('Page.setFontSizes', { fontSizes: { standard: 24 } });
    for (const view of ['tokens', 'split', 'models', 'folder']) {
      await page.goto(`./#/${view}`);
      await page.reload();
      await idle(page);
      await expect(page.locator('body')).toHaveCSS('font-size', '19.5px');
      expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBe(360);
      // The name of the model has a line of its own.
      expect((await page.getByRole('combobox', { name: 'Model' }).boundingBox())!.width, view).toBeGreaterThan(300);
      if (view === 'tokens') expect((await page.locator('[data-token]').first().boundingBox())!.height).toBeGreaterThan(26);
      if (view === 'models') expect((await page.getByRole('gridcell', { name: /^Fits/ }).first().boundingBox())!.height).toBeGreaterThan(60);
    }
    await client.send('Page.setFontSizes', { fontSizes: { standard: 16 } });
    await page.reload();
    await idle(page);
  });
  await test.step('the figures of the verdict have the width that they need on screens between a phone and a desktop', async () => {
    const lines = () => page.getByRole('region', { name: 'Context window' }).locator('p').first().evaluate((figures) => Math.round(figures.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(figures).lineHeight)));
    await resize(page, { width: 768, height: 1024 });
    expect(await lines()).toBe(3);
    await resize(page, { width: 1024, height: 768 });
    expect(await lines()).toBe(2);
  });
});

test('hundreds of parts stay within the page', async ({ page }) => {
  await openApp(page);
  // A few parts glide to their places where motion is wanted; hundreds that did would hold the page up.
  const gliding = async () => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const count = await page.locator('[data-part]').evaluateAll((parts) => parts.filter((part) => Number.parseFloat(getComputedStyle(part).transitionDuration) > 0).length);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    return count;
  };
  expect(await gliding()).toBeGreaterThan(3);
  await dropFiles(page, Array.from({ length: 300 }, (_, index) => ({ name: `f${index}.txt`, content: `file ${index}` })));
  await idle(page);
  expect((await exportReport<Report>(page)).parts).toHaveLength(300);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(width).toBe(0);
  await expect(page.locator('[data-part]')).toHaveCount(300);
  expect(await gliding()).toBe(0);
  await test.step('of thousands only what is in sight is drawn, and keys reach all of them', async () => {
    await page.evaluate((hash) => (location.hash = hash), linkOfParts(5000));
    await page.getByRole('button', { name: 'Replace mine' }).click();
    const rows = promptList(page).locator('[data-row]');
    await expect(row(page, 'p0')).toBeVisible();
    await idle(page);
    expect(await rows.count()).toBeLessThan(80);
    expect(await page.locator('[data-part]').count()).toBe(1);
    const bar = page.getByRole('group', { name: /in send order/ });
    const merged = await bar.getByRole('img', { name: /^Documents: / }).evaluateAll((marks) => marks.map((mark) => /: (\d+) parts, (\d+) tokens$/.exec(mark.getAttribute('aria-label') ?? '')?.slice(1).map(Number) ?? []));
    expect(merged.length).toBeLessThan(500);
    // The selected part has a mark of its own.
    expect(merged.reduce(([parts = 0, tokens = 0], [more = 0, counted = 0]) => [parts + more, tokens + counted], [1, 3])).toEqual([5000, 15_000]);
    const item = (name: string) => promptList(page).getByRole('listitem').filter({ has: page.locator(`[data-row][title="${name}"]`) });
    await expect(item('p0')).toHaveAttribute('aria-setsize', '5000');
    await row(page, 'p0').click();
    await page.keyboard.press('End');
    await expect(row(page, 'p4999')).toBeFocused();
    await expect(row(page, 'p4999')).toBeInViewport();
    await expect(item('p4999')).toHaveAttribute('aria-posinset', '5000');
    await page.keyboard.press('Delete');
    await expect(row(page, 'p4998')).toBeFocused();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Shift+ArrowUp');
    await expect(row(page, 'p4996')).toBeFocused();
    await expect(page.getByRole('toolbar', { name: 'Selected parts' })).toContainText('2 selected');
    // A key that follows one that moves a part is not taken back by it.
    await row(page, 'p4996').click();
    await page.evaluate(() => {
      const press = (init: KeyboardEventInit) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, cancelable: true, ...init }));
      press({ altKey: true });
      press({});
      return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    });
    await expect(row(page, 'p4994')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(row(page, 'p4996')).toBeFocused();
    // Scrolled out of sight, the row that has the focus keeps it.
    await rows.last().hover();
    await page.mouse.wheel(0, -40_000);
    await expect(row(page, 'p4996')).not.toBeInViewport();
    await expect(row(page, 'p4996')).toBeFocused();
    expect(await rows.count()).toBeLessThan(80);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Home');
    await expect(row(page, 'p0')).toBeInViewport();
    // On paper there is a view and no list.
    await page.emulateMedia({ media: 'print' });
    await expect(row(page, 'p0')).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await expect(row(page, 'p0')).toBeInViewport();
    await row(page, 'p1').locator('xpath=ancestor::*[@role="listitem"]//*[@draggable="true"]').dragTo(row(page, 'p5'));
    await expect(item('p1')).toHaveAttribute('aria-posinset', /^[56]$/);
  });
});

/** Of documents without texts, "p0" and so on, with three tokens each. */
function linkOfParts(count: number): string {
  const parts = Array.from({ length: count }, (_, index) => ({ role: 'documents', id: `${index}`, name: `p${index}`, enabled: true, attachment: { kind: 'withheld', fileName: 'p', mediaType: '', sizeBytes: 9, characters: 9, tokens: 3, low: 3, high: 3, exactness: 'exact', countedWith: 'o200k_base' } }));
  const work = { schemaVersion: 5, modelId: 'openai/gpt-5.5', untouchedSample: false, settings: [], calibrations: [], prompt: { freeOrder: false, parts } };
  return `#/share/1.${deflateRawSync(JSON.stringify({ by: '0.1.0', work, texts: [] })).toString('base64url')}`;
}
