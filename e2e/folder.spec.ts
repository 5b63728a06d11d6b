import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Locator } from '@playwright/test';
import { docxOf } from '@/test/office-files';
import { pdfOf } from '@/test/pdf-files';
import { zipOf } from '@/test/zip-files';
import { dropFiles, dropFolder, expect, expectSound, idle, openApp, resize, test } from './fixtures';
import { partNames, promptList } from './page-parts';

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  '.gitignore': '*.log\n!keep.log\n/out-of-git/\n',
  'README.md': '# Example\n\n```js\nrun()\n```\n',
  'src/index.ts': 'export const answer = 42;\n',
  'src/deep/.gitignore': 'generated.ts\r\n',
  'src/deep/generated.ts': 'export {};\n',
  'src/deep/kept.ts': 'export const kept = true;\n',
  'src/deep/debug.log': 'debug',
  'keep.log': 'kept',
  'out-of-git/x.ts': 'x',
  'node_modules/left/index.js': 'module.exports = 1;',
  'logo.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0),
  'notes.docx': docxOf('<w:p><w:r><w:t>Dear all</w:t></w:r></w:p>'),
  'in/sjis.txt': Uint8Array.of(0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x0a),
  'in/paper.pdf': pdfOf([{ lines: ['First page'] }]),
};
const MANY = 300;

function makeFolder(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'contextscope-drop-')), 'project');
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const [path, content] of Object.entries(FILES)) write(path, content);
  for (let index = 0; index < MANY; index += 1) write(`many/d${index % 10}/f${index}.ts`, `export const value${index} = ${index};\n`);
  symlinkSync(folder, join(folder, 'src', 'loop'));
  execFileSync('git', ['init', '-q', '.'], { cwd: folder });
  return folder;
}

test('a dropped folder is pruned as git does, counted, chosen from and built into a prompt', async ({ page }) => {
  const folder = makeFolder();
  await openApp(page);
  await dropFolder(page, folder);
  await idle(page, 60_000);

  const tree = page.getByRole('tree', { name: 'Files of the folder' });
  const item = (name: RegExp) => tree.getByRole('treeitem', { name });
  await expect(page.getByRole('status').filter({ hasText: '306 files' })).toBeVisible();
  await expect(item(/^many\/\s*300\s*files\s*[\d.]+ KB\s*2,400\s*tokens$/)).toBeVisible();
  await tree.focus();
  await page.getByRole('button', { name: 'Sort by name' }).click();
  await tree.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  await expect(item(/^src\/\s*3\s*files/)).toHaveAttribute('id', (await tree.getAttribute('aria-activedescendant')) ?? '');
  await page.keyboard.press('ArrowRight');
  await expect(item(/^index\.ts\s*26 B\s*\d+\s*tokens$/)).toBeVisible();
  await expect(item(/loop/)).toHaveCount(0);

  const left = page.getByRole('list', { name: 'Reasons' });
  await expect(left).toContainText('.gitignore 1 folder, 2 files');
  await expect(left).toContainText('dependencies 1 folder');
  await expect(left).toContainText('version control 1 folder');
  await expect(left).toContainText('not text 3 files');
  await expect(left).toContainText('text in another encoding 1 file');

  // Documents are not counted here, and are read as if they were dropped by themselves: one step of undo.
  await expect(page.getByText('2 documents and 1 text in another encoding can be read and added to the prompt, each as a part.')).toBeVisible();
  await page.getByRole('button', { name: 'Add the 3 documents' }).click();
  await idle(page, 60_000);
  expect(await partNames(page)).toEqual(['in/paper.pdf', 'in/sjis.txt', 'notes.docx']);
  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(messages).toContainText('3 documents were read.');
  await messages.getByRole('button', { name: 'Undo' }).click();
  await idle(page);
  expect(await partNames(page)).not.toContain('in/paper.pdf');

  // What is no text says what it is, and can be a text all the same.
  await left.getByText('not text', { exact: true }).click();
  await expect(left).toContainText('it is a PNG image, not text.');
  await left.getByRole('button', { name: 'Add as text anyway' }).click();
  await idle(page);
  await expect(messages).toContainText('logo.png was added as text in');
  expect(await partNames(page)).toContain('logo.png');
  await messages.getByRole('button', { name: 'Undo' }).click();
  await idle(page);
  expect(await partNames(page)).not.toContain('logo.png');
  await left.getByText('not text', { exact: true }).click();

  // What is taken out stays out for a folder of this name.
  await page.getByRole('button', { name: 'Sort by tokens' }).click();
  await tree.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect(item(/^many/)).toHaveAttribute('aria-checked', 'false');
  await idle(page);
  const total = page.getByRole('table', { name: 'Tokens of the prompt' });
  await expect(page.getByText('What is chosen here stays in this browser; saved files and links hold the prompt alone.')).toBeVisible();
  await expect(total).toContainText('6 files');
  await expectSound(page, 'folder');

  const { width = 1280, height = 720 } = page.viewportSize() ?? {};
  await resize(page, { width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  // A name is cut only where its row has no room left: between name and figure there is but a gap.
  const rooms = await tree.getByRole('treeitem').evaluateAll((rows) => rows.map((row) => row.lastElementChild!.getBoundingClientRect().left - row.firstElementChild!.getBoundingClientRect().right));
  expect(Math.max(...rooms)).toBeLessThan(10);
  // The fields of the patterns stand below each other, and begin and end together.
  const [only, without] = await Promise.all(['Only files', 'Without'].map((name) => page.getByRole('textbox', { name }).boundingBox()));
  expect([without!.x, without!.width]).toEqual([only!.x, only!.width]);
  expect(without!.y).toBeGreaterThan(only!.y);
  await resize(page, { width, height });
  await page.getByRole('radio', { name: 'Markdown' }).check();
  appendFileSync(join(folder, 'keep.log'), ' and more');
  rmSync(join(folder, 'src/deep/kept.ts'));
  await idle(page);
  await expect(total.getByRole('row', { name: /^Together/ })).toContainText(/~\d/);
  const promised = Number((await total.getByRole('row', { name: /^Together/ }).innerText()).replace(/\D/g, ''));
  // What is being built goes on while another view is open, and can be cancelled from here again.
  const build = page.getByRole('button', { name: 'Build prompt' });
  const hold = (isHeld: boolean) =>
    page.evaluate((isNow) => {
      const own = globalThis as typeof globalThis & { release?: () => void; read?: typeof Blob.prototype.arrayBuffer };
      own.read ??= Blob.prototype.arrayBuffer;
      const read = own.read;
      own.release?.();
      const held = new Promise<void>((resolve) => (own.release = resolve));
      Blob.prototype.arrayBuffer = isNow ? async function (this: Blob) { await held; return read.call(this); } : read;
    }, isHeld);
  await hold(true);
  await build.click();
  await page.getByRole('tab', { name: 'Tokens', exact: true }).click();
  await page.goBack();
  await expect(page.getByRole('progressbar', { name: 'Reading files for the prompt' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Building the prompt: 1 of 6 files' })).toBeVisible();
  await expect(build).toBeDisabled();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await hold(false);
  await idle(page);
  await build.click();
  await idle(page);
  await expect(page.getByRole('alert', { name: 'Files with a problem' })).toContainText('src/deep/kept.ts is not in the prompt: it could not be read');
  await expect(page.getByRole('alert', { name: 'Files with a problem' })).toContainText('keep.log was changed since it was counted');
  expect(await partNames(page)).toEqual(['project']);
  const built = Number((await promptList(page).getByRole('region', { name: 'Documents' }).getByTitle(/^[\d,]+ tokens/).innerText()).replace(/\D/g, ''));
  // Framing is an estimate, one file has grown and one is gone.
  expect({ built, isNear: Math.abs(built - promised) < 40, promised }).toMatchObject({ isNear: true });
  await page.goto('./#/edit');
  await idle(page);
  await expect(page.getByRole('textbox', { name: /project/ })).toContainText('````md');
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await idle(page);
  expect(await partNames(page)).not.toContain('project');

  // Dropped again, what was taken out is out.
  await dropFolder(page, folder);
  await idle(page, 60_000);
  await expect(item(/^many/)).toHaveAttribute('aria-checked', 'false');
  // That is said, and can be answered, as another folder of the same name may have been meant.
  const recalled = page.getByRole('status').filter({ hasText: 'Your choice of last time for “project” is applied.' });
  await recalled.getByRole('button', { name: 'Start afresh' }).click();
  await expect(item(/^many/)).toHaveAttribute('aria-checked', 'true');
  await expect(recalled).toHaveCount(0);
  await messages.getByRole('button', { name: 'Apply it again' }).click();
  await expect(item(/^many/)).toHaveAttribute('aria-checked', 'false');
  await page.getByRole('textbox', { name: 'Only files' }).fill('*.{tsx,none}');
  await expect(page.getByRole('status').filter({ hasText: '*.{tsx,none} matches no file' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Only files' }).fill('!x');
  await expect(page.getByRole('status').filter({ hasText: '!x matches no file' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Only files' }).fill('./**/*.{tsx,ts}');
  await idle(page);
  await expect(total).toContainText('1 file,');
  // What is chosen is what is shown, beside all of it; what is out stands back.
  await expect(page.getByRole('status').filter({ hasText: /^1 of 305 files, 26 B of [\d.]+ KB$/ })).toBeVisible();
  const mixed = item(/^src\/\s*1 of 2\s*files\s*26 of 40 B\s*\d+ of \d+\s*tokens$/);
  await expect(mixed).toHaveAttribute('aria-checked', 'mixed');
  await expectSound(page, 'folder of which a part is chosen');
  const inkOf = (row: Locator) => row.evaluate((element) => getComputedStyle(element).color);
  expect(await inkOf(item(/^many\/\s*300\s*files/))).not.toBe(await inkOf(mixed));
  await expect(page.getByRole('button', { name: 'Sort by tokens' })).toHaveAccessibleDescription(/all files, chosen or not/);
  await resize(page, { width: 360, height: 740 });
  const onPhone = item(/^src\/\s*\d+ of \d+\s*tokens$/);
  const [inRow, figure] = await Promise.all([onPhone, onPhone.locator('> :last-child')].map((each) => each.boundingBox()));
  expect(figure!.height).toBeLessThanOrEqual(inRow!.height);
  expect(figure!.width).toBeLessThan(60);
  await resize(page, { width, height });
  await page.getByRole('textbox', { name: 'Without' }).fill('**');
  await expect(page.getByRole('status').filter({ hasText: 'leaves no file' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Without' }).fill('');
  await idle(page);
  // Patterns hold as they are typed: one press builds, and with them. The button stays where it is meanwhile.
  const place = await build.boundingBox();
  await page.getByRole('textbox', { name: 'Without' }).pressSequentially('*.md');
  await page.getByRole('textbox', { name: 'Only files' }).fill('');
  await page.mouse.move(place!.x + 20, place!.y + 10);
  await page.mouse.down();
  await page.mouse.up();
  await idle(page);
  expect(await partNames(page)).toEqual(['project']);
  await page.goto('./#/edit');
  await idle(page);
  await expect(page.getByRole('textbox', { name: /project/ })).toContainText('keep.log');
  await expect(page.getByRole('textbox', { name: /project/ })).not.toContainText('README.md');
  await page.keyboard.press('Escape');
  await messages.getByRole('button', { name: 'Undo' }).click();
  await idle(page);
  await page.goto('./#/folder');
  await idle(page);
  await page.getByRole('textbox', { name: 'Without' }).fill('');

  // A ZIP of the same folder is the same folder.
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...args], { cwd: folder });
  git('add', '-A');
  git('commit', '-qm', 'all');
  git('archive', '--prefix=project/', '-o', '../project.zip', 'HEAD');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('button', { name: 'Open ZIP' }).setInputFiles(join(dirname(folder), 'project.zip'));
  await idle(page, 60_000);
  await expect(page.getByRole('status').filter({ hasText: '305 files' })).toBeVisible();
  await expect(item(/^many/)).toHaveAttribute('aria-checked', 'false');
  await page.getByRole('button', { name: 'Add the 3 documents' }).click();
  await idle(page, 60_000);
  await expect(messages).toContainText('in/sjis.txt was read as text in');
  expect(await partNames(page)).toEqual(expect.arrayContaining(['in/paper.pdf', 'in/sjis.txt', 'notes.docx']));
  await messages.getByRole('button', { name: 'Undo' }).click();
  await idle(page);

  // Another folder of that name is another one: nothing of the choice holds for it, unless it is wanted there too.
  const other = join(dirname(folder), 'other', 'project');
  mkdirSync(join(other, 'many'), { recursive: true });
  for (const name of ['many/list.txt', 'engine.rs', 'wheel.rs']) writeFileSync(join(other, name), 'text');
  writeFileSync(join(other, 'page.html'), '<!doctype html><style>p{color:red}</style><p>One word\n');
  const inner = join(other, 'one/two/three/four/five/six/seven/eight/nine');
  mkdirSync(inner, { recursive: true });
  writeFileSync(join(inner, 'in-level-ten.txt'), 'words');
  writeFileSync(join(other, 'feed.xml'), '<document>news</document>\n');
  await dropFolder(page, other);
  await idle(page);
  await expect(item(/^many/)).toHaveAttribute('aria-checked', 'true');
  const apart = page.getByRole('status').filter({ hasText: 'Your choice for another folder “project” is not applied.' });
  await apart.getByRole('button', { name: 'Apply it' }).click();
  await expect(item(/^many/)).toHaveAttribute('aria-checked', 'false');
  await expect(apart).toHaveCount(0);

  // The tag that ends a file in a shape stands in a file: that is said until another shape is chosen, and when it is built.
  await page.getByRole('radio', { name: 'XML tags' }).check();
  const clash = page.getByRole('status').filter({ hasText: 'feed.xml contains </document>, which the XML tags use too' });
  await expect(clash).toBeVisible();
  await build.click();
  await idle(page);
  await expect(page.getByRole('alert', { name: 'Files with a problem' })).toContainText('feed.xml contains </document>');
  await messages.getByRole('button', { name: 'Undo' }).click();
  await idle(page);
  await page.getByRole('radio', { name: 'Markdown' }).check();
  await expect(clash).toHaveCount(0);

  // A page counts as its source, which is said, or as its text; the choice stays in its place while all is read anew.
  await expect(page.getByRole('radio', { name: 'Source' })).toBeChecked();
  await expect(item(/^page\.html\s*54 B/)).toBeVisible();
  await page.getByRole('radio', { name: 'Readable text' }).check();
  await idle(page);
  await expect(page.getByRole('radio', { name: 'Readable text' })).toBeFocused();
  await expect(item(/^page\.html\s*9 B\s*3\s*tokens$/)).toBeVisible();

  // However deep a name stands, it has room to be read, and its level is told.
  await item(/^one\//).click();
  for (let step = 0; step < 17; step += 1) await page.keyboard.press('ArrowRight');
  await expect(item(/in-level-ten\.txt/)).toHaveAttribute('aria-level', '10');
  expect((await item(/in-level-ten\.txt/).getByText('in-level-ten.txt').boundingBox())!.width).toBeGreaterThan(60);

  // What is dropped beside a folder stands beside it.
  writeFileSync(join(dirname(folder), 'loose.md'), 'Look here first.');
  await dropFolder(page, folder, join(dirname(folder), 'loose.md'));
  await idle(page, 60_000);
  await expect(page.getByRole('heading', { name: '2 items', exact: true })).toBeVisible();
  await expect(item(/^project\/\s*305\s*files/)).toBeVisible();
  await expect(item(/^loose\.md/)).toBeVisible();
  rmSync(dirname(folder), { recursive: true, force: true });

  // Dropped anywhere else, whatever its name is, it is added as its texts, and can be opened as a folder in their place.
  await page.goto('./#/tokens');
  await idle(page);
  const before = await partNames(page);
  await dropFiles(page, [{ name: 'small.download', content: zipOf([{ path: 'small/a.txt', content: 'one' }, { path: 'small/b.json', content: '{"messages":[{"role":"user","content":"Why?"}]}' }]) }]);
  await idle(page);
  expect(await partNames(page)).not.toEqual(before);
  await page.getByRole('button', { name: 'Open as a folder' }).click();
  await idle(page);
  await expect(page.getByRole('status').filter({ hasText: '2 files' })).toBeVisible();
  await expect(item(/^a\.txt\s*3 B\s*1\s*token$/)).toBeVisible();
  expect(await partNames(page)).toEqual(before);

  // An archive of source is the other way round, whatever is dropped with it: a folder at once, of which all texts can be added.
  await dropFiles(page, [{ name: 'with it.txt', content: 'words' }, { name: 'repo.download', content: zipOf([{ path: 'repo/.gitignore', content: '*.log' }, { path: 'repo/.git/HEAD', content: 'ref' }, { path: 'repo/a.log', content: 'log' }, { path: 'repo/a.ts', content: 'one' }]) }, { name: 'tail.zip', content: zipOf([{ path: 'tail/go.mod', content: 'module a' }]) }]);
  await idle(page);
  await expect(page.getByRole('heading', { name: 'repo', exact: true })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '2 files' })).toBeVisible();
  expect(await partNames(page)).toEqual(['with it.txt']);
  // Three answers leave the question its room.
  expect((await messages.getByText('tail.zip holds source, too').boundingBox())!.width).toBeGreaterThan(240);
  await messages.getByRole('button', { name: 'Undo' }).click();
  await idle(page);
  expect(await partNames(page)).toEqual(before);
  await messages.getByRole('button', { name: 'Add all its texts as parts' }).first().click();
  await idle(page);
  expect(await partNames(page)).toEqual(['repo/.gitignore', 'repo/.git/HEAD', 'repo/a.log', 'repo/a.ts']);
});
