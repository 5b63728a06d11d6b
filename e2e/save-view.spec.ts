import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { SaxesParser } from 'saxes';
import type { Report } from '@/core/share/report';
import { dropFiles, dropFolder, expect, expectSound, idle, openApp, resize, test } from './fixtures';
import { exportReport } from './page-parts';

/** Chooses an entry of the Export menu and gives the files that come of it. */
async function save(page: Page, entry: string, files = 1): Promise<{ name: string; bytes: Buffer }[]> {
  const saved: { name: string; bytes: Promise<Buffer> }[] = [];
  const take = (download: { suggestedFilename(): string; path(): Promise<string> }) => saved.push({ name: download.suggestedFilename(), bytes: download.path().then((path) => readFile(path)) });
  page.on('download', take);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
  await idle(page);
  await expect.poll(() => saved.length).toBe(files);
  page.off('download', take);
  return Promise.all(saved.map(async ({ name, bytes }) => ({ name, bytes: await bytes })));
}

test('the bar, charts, tables, the prompt and requests are saved as files, and a report is laid out for paper', async ({ page }) => {
  await openApp(page, '#/split');
  await dropFiles(page, [{ name: '=HYPERLINK("evil").md', content: 'words '.repeat(300) }, { name: '<script>alert(1)</script>\uffff.md', content: 'more words '.repeat(200) }]);
  await idle(page);

  const [bar] = await save(page, 'Window bar (SVG)');
  const svg = bar!.bytes.toString();
  expect(bar!.name).toBe('contextscope-window.svg');
  expect(svg).toContain('&lt;script&gt;');
  expect(svg).toMatch(/>GPT-5\.5 · \d{4}-\d\d-\d\d · [^]*[\d,]+ tokens<\/text>/);
  expect(svg).not.toMatch(/<script|<foreignObject|var\(--/);
  const [png] = await save(page, 'Window bar (PNG)');
  expect(png!.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(png!.bytes.readUInt32BE(16)).toBe(1920);

  const [treemap, chart] = await save(page, 'Charts of this view (SVG)', 2);
  expect(treemap!.name).toBe('Treemap.svg');
  const areas = treemap!.bytes.toString();
  expect(areas).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(areas).toMatch(/<title>Treemap of Input, ~?[\d,]+ tokens<\/title>/);
  // Whose figures they are, and of which day, goes with them: a picture is seen without the page.
  const origin = /GPT-5\.5 · \d{4}-\d\d-\d\d</;
  expect(areas).toMatch(origin);
  expect(areas).toMatch(/>Documents<\/text>[^]*>Framing<\/text>/);
  expect(areas).toContain('>&lt;script&gt;');
  expect(areas).not.toMatch(/<script|<foreignObject|<style|class=|var\(--|light-dark/);
  expect(chart!.name).toBe('Tokens per document.svg');
  expect(chart!.bytes.toString()).toMatch(origin);
  expect(chart!.bytes.toString()).toMatch(/>↑ tokens<[^]*>document →</);
  expect(chart!.bytes.toString()).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(chart!.bytes.toString()).not.toMatch(/<script|<foreignObject|<style|class=|var\(--/);
  // A name may have characters that XML has not: whoever reads the file strictly would stop there.
  for (const each of [svg, areas, chart!.bytes.toString()]) new SaxesParser().write(each).close();
  for (const { bytes } of await save(page, 'Charts of this view (PNG)', 2)) expect(bytes.length).toBeGreaterThan(2000);

  const [csv] = await save(page, 'Tables of this view (CSV)');
  expect(csv!.name).toBe('Split of the window.csv');
  expect(csv!.bytes.toString()).toContain(`"'=HYPERLINK(""evil"").md`);
  expect(csv!.bytes.toString()).toMatch(/\r\nInput,~?\d+,/);
  // A sign that joins a row to those above it is no part of its name: a spreadsheet would read it as a formula.
  expect(csv!.bytes.toString()).toMatch(/\r\nReserved for output,128000,[^]*\r\nFree,\d+,[^]*\r\nWindow,1050000,/);
  // Each row says what it is to a sum: a group is its parts once more.
  const [head, ...lines] = csv!.bytes.toString().trimEnd().split('\r\n').map((line) => line.split(','));
  expect(head!.at(-1)).toBe('Row');
  const sumOf = (...kinds: readonly string[]) => lines.reduce((sum, cells) => (kinds.includes(cells.at(-1)!) ? sum + Number(cells[1]) : sum), 0);
  const total = (name: string) => Number(lines.find(([first, ...cells]) => first === name && cells.at(-1) === 'total')![1]);
  expect(sumOf('part')).toBeGreaterThan(0);
  expect(sumOf('part')).toBe(sumOf('group'));
  expect(sumOf('part', 'framing')).toBe(total('Input'));
  expect(sumOf('part', 'framing', 'reserve', 'free', 'beyond')).toBe(total('Window'));
  const [markdown] = await save(page, 'Tables of this view (Markdown)');
  expect(markdown!.bytes.toString()).toContain('&lt;script&gt;');
  expect(markdown!.bytes.toString()).toMatch(/\| Documents \|.*\| group \|/);

  expect((await save(page, 'Prompt as text'))[0]!.bytes.toString()).toContain('words words words');
  const [request] = await save(page, 'Request for OpenAI (JSON)');
  expect(JSON.parse(request!.bytes.toString())).toMatchObject({ messages: [{ role: 'user', content: [{ type: 'text' }, { type: 'text' }] }] });
  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(messages).toContainText('openai-request.json was saved.Its model is gpt-5.5.');
  await expect(messages).toContainText('2 documents are texts of the user’s message, without their names');
  const [other] = await save(page, 'Request for Anthropic (JSON), model to fill in');
  await expect(messages).toContainText('anthropic-request.json was saved.Put the model into it in the place of YOUR_ANTHROPIC_MODEL: GPT-5.5, which is chosen here, is none of Anthropic’s.');
  expect(JSON.parse(other!.bytes.toString())).toMatchObject({ model: 'YOUR_ANTHROPIC_MODEL', max_tokens: 128_000, messages: [{ role: 'user', content: [{ type: 'document' }, { type: 'document' }] }] });

  await page.evaluate(() => { globalThis.print = () => { document.title = 'printed'; }; });
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Report on one page (print)' }).click();
  const sheet = page.getByRole('dialog', { name: 'Report on one page' });
  await expect(sheet.getByRole('table', { name: 'Parts by size' })).toContainText('Input');
  await expect(sheet.getByText('My prompt', { exact: true })).toBeVisible();
  await expect(sheet).toContainText(/One request: ~?\$[\d.]+, with 128,000 tokens of answer and all input uncached\. Price of \d{4}-\d\d-\d\d, by \S/);
  await expectSound(page);
  const { width = 1280, height = 720 } = page.viewportSize() ?? {};
  await resize(page, { width: 360, height: 740 });
  const rows = sheet.getByRole('table', { name: 'Parts by size' });
  expect(await rows.evaluate((table) => table.getBoundingClientRect().right - table.closest('dialog')!.getBoundingClientRect().right), 'the table ends within the dialog').toBeLessThan(0);
  expect((await rows.getByRole('rowheader').first().boundingBox())!.width, 'names have room').toBeGreaterThan(70);
  // Of a report that is higher than the dialog the button is in sight all the same.
  await resize(page, { width: 1280, height: 440 });
  await sheet.getByRole('img').evaluate((bar) => bar.closest('[tabindex="0"]')!.scrollTo(0, 0));
  await expect(sheet.getByRole('button', { name: 'Print' })).toBeInViewport({ ratio: 1 });
  await resize(page, { width, height });
  await sheet.getByRole('button', { name: 'Print' }).click();
  await expect(page).toHaveTitle('printed');
  // What is said of the files saved before stands over the report, and not on the paper.
  await expect(messages).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(messages).toBeHidden();
  await expect(page.getByRole('img', { name: /Fits/ })).toBeVisible();

  // Without the report it is the view that goes on paper: all of it, and nothing that is pressed to go elsewhere.
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: /^Fits/ })).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('tablist')).toBeHidden();
  await expect(page.getByRole('region', { name: 'Prompt', exact: true })).toBeHidden();
  await expect(page.getByRole('table', { name: 'Split of the window' })).toBeVisible();
  await expect(page.getByText('Model: GPT-5.5, OpenAI')).toBeVisible();
  await expect(page.getByRole('radiogroup')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^(Position|Show where|Not now)$/ })).toHaveCount(0);
  expect(await page.locator('#views *').evaluateAll((all) => all.filter((each) => each.scrollHeight > each.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(each).overflowY)).map((each) => each.className))).toEqual([]);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('body'), 'on paper the ink is dark in any theme').toHaveCSS('color', 'rgb(18, 22, 28)');
});

test('the tables of a view are saved whole, with a head and without buttons, and what has none says where there is some', async ({ page }, testInfo) => {
  await openApp(page, '#/models');
  await dropFiles(page, [{ name: 'a.md', content: 'words '.repeat(300) }]);
  const show = async (view: string) => {
    await page.evaluate((hash) => { location.hash = hash; }, `#/${view}`);
    await idle(page);
  };
  const tables = async (files = 1) =>
    (await save(page, 'Tables of this view (CSV)', files)).map(({ name, bytes }) => {
      // What the page puts into words so that they break well is no part of a table.
      expect(bytes.toString(), name).not.toMatch(/[\p{Cf}\u00a0\u202f]/u);
      return { name, rows: bytes.toString().trimEnd().split('\r\n') };
    });
  await idle(page);

  const messages = page.getByRole('region', { name: 'Messages' });
  const grid = page.getByRole('grid', { name: 'Models against this prompt' });
  const [models] = await tables();
  expect(models!.name).toBe('Models against this prompt.csv');
  expect(models!.rows[0]).toMatch(/^Model,Fits,Tokens/);
  expect(models!.rows.some((row) => row.startsWith('GPT-5.5'))).toBe(true);
  // Amounts to the last digit, and not as they are rounded for the screen.
  const at = models!.rows[0]!.split(',').indexOf('Request (USD)');
  expect(models!.rows.find((row) => row.startsWith('GPT-5.5'))!.split(',')[at]).toMatch(/^3\.84\d{3,}$/);
  expect(models!.rows.length).toBe(Number(await grid.getAttribute('aria-rowcount')));
  await save(page, 'Charts of this view (SVG)', 0);
  await expect(messages).toContainText('The charts of this view are under “Charts”.');

  // On paper the whole of it, all columns within the page, in the place of the rows in sight.
  const onPaper = async (check: () => Promise<void>) => {
    await page.emulateMedia({ media: 'print' });
    await check();
    await page.emulateMedia({ media: 'screen' });
  };
  const { width = 1280, height = 720 } = page.viewportSize() ?? {};
  await resize(page, { width: 1047, height });
  await onPaper(async () => {
    const printed = page.getByRole('table', { name: 'Models against this prompt, printed' });
    await expect(printed.getByRole('row')).toHaveCount(models!.rows.length);
    await expect(grid).toBeHidden();
    await expect(page.getByText(`All ${models!.rows.length - 1} rows.`)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1047);
    expect((await printed.boundingBox())!.width).toBeLessThanOrEqual(1047);
  });
  await expect(grid).toBeVisible();
  await resize(page, { width, height });
  await show('compare');
  await page.getByRole('radio', { name: 'Chart', exact: true }).click();
  await idle(page);
  const chart = page.getByRole('figure', { name: 'Tokens by tokenizer' }).locator('svg');
  await onPaper(() => expect.poll(async () => (await chart.boundingBox())?.height ?? 0).toBeGreaterThan(200));
  // A page has no room for two panes side by side: the second would lie beyond its edge.
  await resize(page, { width: 1700, height });
  await idle(page);
  await onPaper(async () => {
    const [pane, figure] = [await page.getByRole('table', { name: /tokenizer/i }).boundingBox(), await page.getByRole('figure', { name: 'Tokens by tokenizer' }).boundingBox()];
    expect(figure!.y).toBeGreaterThanOrEqual(pane!.y + pane!.height);
  });
  await resize(page, { width, height });
  await show('tokens');
  await onPaper(async () => {
    await expect(page.getByText(/^All \d+ rows\.$/)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Tokens of a.md' })).toBeHidden();
    await expect(page.getByText('Point at a token')).toBeHidden();
    await expect(page.getByRole('table', { name: 'Parts, printed' }).getByRole('row')).toHaveText([/^a\.mdDocuments\d+ tokens$/]);
    await expect(page.getByRole('radiogroup')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Find/ })).toBeHidden();
    expect(await page.locator('[data-printed] [data-token]').count()).toBeGreaterThan(290);
    // It ends where the view does.
    expect(await page.evaluate(() => document.querySelector('#root > div')!.getBoundingClientRect().bottom - document.querySelector('#views')!.lastElementChild!.getBoundingClientRect().bottom), 'height below').toBeLessThan(10);
  });

  await show('limits');
  const [limits] = await tables();
  expect(limits!.rows[0]).toBe('Limit,Stated,Left now,Left now estimated,Source,As of');
  expect(limits!.rows.filter((row) => /^[^"]*,,,,$/.test(row))).toEqual([]);
  expect(new Set(limits!.rows).size).toBe(limits!.rows.length);

  // What was found can be handed on, with what can be done.
  await show('waste');
  const [waste] = await tables();
  expect(waste!.name).toBe('What takes tokens and says little.csv');
  expect(waste!.rows.slice(0, 2)).toEqual([expect.stringMatching(/^Kind,Found,Where,Places,Tokens less without it,May it go,Note$/), expect.stringMatching(/^Trailing white space,.*,"a\.md, line 1",1,\d+,/)]);
  await show('fit');
  const [fit] = await tables();
  expect(fit!.rows[0]).toMatch(/^What can be done,What it touches,Tokens less,/);
  expect(fit!.rows.some((row) => row.startsWith('Switch off a.md,'))).toBe(true);
  // The report has the same, whatever view is shown.
  const { inputTokens, plans } = await exportReport<Report>(page);
  expect(plans!.inputTokens).toBe(inputTokens);
  const off = plans!.fixes.find(({ action }) => action === 'Switch off a.md')!;
  expect(off.savedTokens + off.inputTokensAfter).toBe(inputTokens);
  expect(Number(off.savedUsdPerRequest)).toBeGreaterThan(0);
  expect(plans!.waste).toMatchObject([{ id: 'trailing-space', placeCount: 1, places: [{ part: 'a.md', line: 1 }] }]);

  await show('versions');
  await page.getByRole('button', { name: 'Keep as A' }).first().click();
  await idle(page);
  const [figures] = await tables();
  expect(figures!.name).toBe('A and B in figures.csv');
  expect(figures!.rows.some((row) => row.startsWith('Input tokens,'))).toBe(true);
  // It is no row of the table.
  expect(figures!.rows.at(-2)).toBe('');
  expect(figures!.rows.at(-1)).toMatch(/^"?Both are counted with the model and the settings as they are now\. The cost is of all input uncached and an answer of 128,000 tokens\./);
  await dropFiles(page, [{ name: 'new.md', content: 'new words' }]);
  await idle(page);
  const changed = (await tables(2)).find(({ name }) => name === 'Where A and B differ.csv')!;
  expect(changed.rows[0]).toMatch(/^Part,Role,Difference,Tokens in A,Tokens in B,B − A/);
  expect(changed.rows[1]).toMatch(/^new\.md,Documents,added,,2,2$/);
  await page.keyboard.press('ControlOrMeta+z');
  await idle(page);

  await show('edit');
  // All lines of the text are printed, under the name of the part.
  await resize(page, { width: 700, height: 500 });
  const field = page.locator('[data-text-field]');
  const cut = () => field.evaluate((host) => host.shadowRoot!.querySelector('.cm-content')!.getBoundingClientRect().bottom - host.getBoundingClientRect().bottom);
  expect(await cut()).toBeGreaterThan(1);
  await onPaper(async () => {
    await expect.poll(cut).toBeLessThanOrEqual(1);
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeVisible();
  });
  await resize(page, { width, height });
  await save(page, 'Tables of this view (CSV)', 0);
  await expect(messages).toContainText('Nothing in this view can be saved as a table now. Split, Limits, Models, Cost, Position, Memory, Tokenizers, Folder, Batch and A/B have some.');

  const folder = testInfo.outputPath('project');
  await mkdir(join(folder, 'deep'), { recursive: true });
  await writeFile(join(folder, 'deep', 'one.md'), 'one two three');
  await writeFile(join(folder, 'two.md'), 'four');
  await dropFolder(page, folder);
  await idle(page);
  const saved = await tables(2);
  expect(saved.find(({ name }) => name === 'Files of the folder.csv')?.rows.toSorted()).toEqual(['Path,Bytes,Tokens,In the prompt,Bytes in the prompt,Tokens in the prompt', 'deep/one.md,13,3,yes,13,3', 'two.md,4,1,yes,4,1']);
  await onPaper(async () => expect(page.getByRole('table', { name: 'Files of the folder, printed' }).getByRole('row')).toHaveText(['NameFilesSizeTokensIn the prompt', 'deep/113 B3yes', 'two.md4 B1yes']));
  expect(saved.find(({ name }) => name === 'Tokens of the prompt.csv')?.rows[0]).toBe('Of what,Tokens,Tokens estimated,Row');

  await page.getByRole('button', { name: 'Each as a prompt' }).click();
  await idle(page);
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption({ label: 'Claude Opus 5.5' });
  await idle(page);
  expect((await tables())[0]!.rows[0]).toBe('Model,p50 half up to,p50 half up to estimated,p95 95 % up to,p95 95 % up to estimated,Max largest,Max largest estimated,Fit (%),Fit note,All tokens,All tokens low,All tokens high,All tokens estimated,Cost of input uncached (USD),Cost of input uncached estimated,Cost of answers,Cost of all (USD),Cost of all estimated,Cost of all note');

  await onPaper(async () => expect(page.getByRole('table', { name: 'Rows of the prompts, printed' }).getByRole('row')).toHaveCount(3));

  // Charts that are drawn without a library, with their names, their colours and what is said below them.
  const charts = async (files = 1) => (await save(page, 'Charts of this view (SVG)', files)).map(({ name, bytes }) => ({ name, svg: bytes.toString() }));
  const [sizes] = await charts();
  expect(sizes!.svg).toMatch(/GPT-5\.5 · \d{4}-\d\d-\d\d<[^]*>↑ rows<[^]*>tokens of a row →</);
  expect(sizes!.name).toBe('Rows by size.svg');
  expect(sizes!.svg).toContain('<title>Rows by size</title><desc>Tokens of GPT-5.5, framing included, for 2 rows.');
  expect(sizes!.svg).toMatch(/<rect [^>]*fill="rgb\([^>]*\)"/);
  await show('position/length');
  const ofLength = await charts(2);
  const heat = ofLength.find(({ name }) => name.startsWith('Mean of 6 models'))!.svg;
  expect(heat).toMatch(/<rect [^>]*fill="rgb\(\d+ \d+ \d+\)"\/><text [^>]*>91\.4<\/text>/);
  expect(heat).toContain('>Across: position in the prompt.');
  expect(heat).toMatch(/>6 models · \d{4}-\d\d-\d\d</);
  const lines = ofLength.find(({ name }) => name === 'Score by length.svg')!.svg;
  expect(lines).toMatch(/<g transform="translate\([\d. ]+\)"><svg [^]*<\/svg><\/g><text [^>]*>Mistral-Nemo<\/text>/);
  expect(lines).toMatch(/>↑ score, points of 100<[^]*>tokens in the prompt →</);
  await show('cost/conversation');
  const growth = await charts(2);
  expect(growth.map(({ name }) => name)).toEqual(['Window.svg', 'Cost so far.svg']);
  for (const { svg } of growth) expect(svg).toMatch(/>\S[^<]* · \d{4}-\d\d-\d\d</);
  expect(growth[0]!.svg).toMatch(/>↑ tokens in the window<[^]*>turn →</);
  expect(growth[1]!.svg).toMatch(/>↑ US dollars so far<[^]*>turn →</);
  await show('position/rot');
  const rot = await charts(2);
  expect(rot.map(({ name }) => name)).toEqual(['Score by place in the prompt.svg', 'Score by length.svg']);
  for (const { svg } of rot) expect(svg).toMatch(/>[^<]*(?:mean of|RULER)[^<]* · \d{4}-\d\d-\d\d</);
  // Bars say whose they are, what they measure and what stands beside them.
  for (const [view, axis, names] of [['compare', 'tokens of the text', 'tokenizers'], ['languages', 'tokens, as many times those of English', 'languages'], ['cost', 'US dollars a request', 'what is paid for']] as const) {
    await show(view);
    // On a page of this width one of the two is shown.
    if (view === 'compare') await page.getByRole('radio', { name: 'Chart', exact: true }).click();
    await idle(page);
    const [bars] = await charts();
    expect(bars!.svg, view).toMatch(/>\S[^<]* · \d{4}-\d\d-\d\d</);
    expect(bars!.svg, view).toContain(`>${axis} →<`);
    expect(bars!.svg, view).toContain(`>${names}<`);
  }
  // One picture after the other, all as they were when they were asked for.
  await show('memory');
  const widths = (await save(page, 'Charts of this view (PNG)', 3)).map(({ bytes }) => bytes.readUInt32BE(16));
  expect(new Set(widths).size, String(widths)).toBe(1);
  for (const { svg } of [sizes!, ...ofLength]) expect(svg).not.toMatch(/<script|<foreignObject|<style|class=|var\(--|light-dark/);
});
