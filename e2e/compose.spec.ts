import { dropFiles, expect, expectSound, idle, openApp, paste, test } from './fixtures';
import { partNames, row } from './page-parts';

test('the first visit, and how texts and files come into the prompt', async ({ page }) => {
  await openApp(page);
  await test.step('the first visit opens a sample, and the first paste takes its place with Undo', async () => {
    const sample = await partNames(page);
    expect(sample.length).toBeGreaterThanOrEqual(8);
    await expect(page.getByText('15 turns')).toBeVisible();
    await paste(page, 'A first pasted text.');
    await idle(page);
    expect(await partNames(page)).toEqual(['Pasted text']);
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await idle(page);
    expect(await partNames(page)).toEqual(sample);
  });
  await test.step('paste in a focused field stays in the field', async () => {
    const before = await partNames(page);
    await page.getByRole('combobox', { name: 'Model' }).focus();
    await paste(page, 'GPT-4o');
    expect(await partNames(page)).toEqual(before);
    await page.keyboard.press('Escape');
  });
  await test.step('the model can be searched twice in a row', async () => {
    const picker = page.getByRole('combobox', { name: 'Model' });
    await picker.click();
    await page.keyboard.type('grok 4.7');
    await page.keyboard.press('Enter');
    await expect(picker).toHaveValue(/Grok 4\.7/);
    await picker.click();
    await page.keyboard.type('gpt-4o');
    await page.keyboard.press('Enter');
    await expect(picker).toHaveValue('GPT-4o');
  });
  await test.step('forty dropped files arrive as forty parts in name order', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    const files = Array.from({ length: 40 }, (_, index) => ({
      name: `note-${40 - index}.md`,
      content: `# Note ${40 - index}\n\nText of the note.\n`,
    }));
    await dropFiles(page, files);
    await idle(page);
    expect(await partNames(page)).toEqual(Array.from({ length: 40 }, (_, index) => `note-${index + 1}.md`));
  });
  await test.step('a file that is not text is refused by name with the reason, and the others are kept', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.getByLabel('Add files').setInputFiles([
      { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
      { name: 'latin1.txt', mimeType: 'text/plain', buffer: Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a]) },
      { name: 'utf32.txt', mimeType: 'text/plain', buffer: Buffer.from('fffe000061000000', 'hex') },
      { name: 'utf16.txt', mimeType: 'text/plain', buffer: Buffer.from('\uFEFFgrüße', 'utf16le') },
      { name: 'data.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') },
      { name: 'empty.log', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    ]);
    await idle(page);
    expect(await partNames(page)).toEqual(['data.json', 'empty.log', 'latin1.txt', 'utf16.txt']);
    const messages = page.getByRole('region', { name: 'Messages' });
    await expect(messages).toContainText('photo.png was not added: it is a PNG image that does not say its size or length; it may be damaged or cut off.');
    await expect(messages).toContainText('utf32.txt was not added: it is UTF-32 text');
    await expect(messages).toContainText('latin1.txt was read as text in windows-1252, which is a guess.');
    await messages.getByRole('button', { name: 'Add as text anyway' }).click();
    await idle(page);
    expect(await partNames(page)).toEqual(['data.json', 'empty.log', 'latin1.txt', 'utf16.txt', 'photo.png', 'utf32.txt']);
    await expect(messages).toContainText('photo.png was added as text in UTF-8. It is a PNG image, not text. 1 place is not UTF-8 and stands as U+FFFD.');
    await row(page, 'photo.png').click();
    await expect(page.getByRole('group', { name: 'What it was read from' })).toContainText('It is a PNG image, not text.');
    await expectSound(page, 'a binary file as text');
    await page.getByRole('button', { name: /^Undo \(/ }).click();
    expect(await partNames(page)).toEqual(['data.json', 'empty.log', 'latin1.txt', 'utf16.txt']);
  });
});

test('parts are moved, switched, renamed, duplicated and deleted, one by one and together, by pointer, keys and palette', async ({ page }) => {
  await openApp(page);
  await test.step('parts reorder by dragging', async () => {
    await dropFiles(page, ['a.md', 'b.md', 'c.md'].map((name) => ({ name, content: name })));
    await idle(page);
    const grips = page.getByTitle('Drag to reorder');
    await grips.nth(2).dragTo(row(page, 'a.md'), { targetPosition: { x: 40, y: 3 } });
    expect(await partNames(page)).toEqual(['c.md', 'a.md', 'b.md']);
  });
  await test.step('several parts are switched, moved and deleted together', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await dropFiles(page, ['a.md', 'b.md', 'c.md'].map((name) => ({ name, content: `${name} text` })));
    await idle(page);
    await row(page, 'a.md').click();
    await row(page, 'b.md').click({ modifiers: ['Shift'] });
    const bar = page.getByRole('toolbar', { name: 'Selected parts' });
    await expect(bar).toContainText('2 selected');
    await bar.getByRole('button', { name: 'Off' }).click();
    await expect(page.getByRole('switch', { name: 'a.md in the prompt' })).not.toBeChecked();
    await expect(page.getByRole('switch', { name: 'b.md in the prompt' })).not.toBeChecked();
    await expect(page.getByRole('switch', { name: 'c.md in the prompt' })).toBeChecked();
    await bar.getByRole('button', { name: 'Move selected down' }).click();
    expect(await partNames(page)).toEqual(['c.md', 'a.md', 'b.md']);
    await bar.getByRole('button', { name: 'Delete selected' }).click();
    expect(await partNames(page)).toEqual(['c.md']);
    await page.keyboard.press('ControlOrMeta+z');
    expect(await partNames(page)).toEqual(['c.md', 'a.md', 'b.md']);
  });
  await test.step('rename, duplicate, delete, clear and load sample, each with undo and redo', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, 'text');
    await idle(page);
    await row(page, 'Pasted text').focus();
    await page.keyboard.press('F2');
    await page.getByLabel('Name of Pasted text').fill('notes.md');
    await page.keyboard.press('Enter');
    expect(await partNames(page)).toEqual(['notes.md']);
    await row(page, 'notes.md').focus();
    await page.keyboard.press('ControlOrMeta+d');
    expect(await partNames(page)).toEqual(['notes.md', 'notes.md copy']);
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+z');
    expect(await partNames(page)).toEqual(['Pasted text']);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    expect(await partNames(page)).toEqual(['notes.md']);
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await partNames(page)).toEqual([]);
    await expect(page.getByText('The prompt is empty.')).toBeVisible();
    await page.getByRole('button', { name: 'Load sample' }).click();
    expect((await partNames(page)).length).toBeGreaterThanOrEqual(8);
  });
  await test.step('the focus comes back to the row after renaming it', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, 'text');
    await idle(page);
    await row(page, 'Pasted text').focus();
    await page.keyboard.press('F2');
    await page.keyboard.type('renamed.md');
    await page.keyboard.press('Enter');
    await expect(row(page, 'renamed.md')).toBeFocused();
  });
  await test.step('the keyboard selects any number of parts, and Delete after duplicating deletes the copies', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await dropFiles(page, ['a.md', 'b.md', 'c.md', 'd.md'].map((name) => ({ name, content: name })));
    await idle(page);
    await row(page, 'a.md').click();
    for (let key = 0; key < 2; key += 1) await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByRole('toolbar', { name: 'Selected parts' })).toContainText('3 selected');
    await page.keyboard.press('Shift+ArrowUp');
    await expect(page.getByRole('toolbar', { name: 'Selected parts' })).toContainText('2 selected');
    await page.keyboard.press('ControlOrMeta+d');
    expect(await partNames(page)).toEqual(['a.md', 'a.md copy', 'b.md', 'b.md copy', 'c.md', 'd.md']);
    await expect(row(page, 'a.md copy')).toBeFocused();
    await page.keyboard.press('Delete');
    expect(await partNames(page)).toEqual(['a.md', 'b.md', 'c.md', 'd.md']);
    await page.keyboard.press('PageDown');
    await expect(row(page, 'd.md')).toBeFocused();
    await page.keyboard.press('PageUp');
    await expect(row(page, 'a.md')).toBeFocused();
    // The keys go on working where the deleted rows were.
    await page.keyboard.press('Home');
    await page.keyboard.press('Delete');
    expect(await partNames(page)).toEqual(['b.md', 'c.md', 'd.md']);
  });
  await test.step('after a command of the palette the keys are for what it selected', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await dropFiles(page, ['a.md', 'b.md'].map((name) => ({ name, content: name })));
    await idle(page);
    await row(page, 'a.md').click();
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox', { name: /command/i }).fill('duplicate selected');
    await expect(page.getByRole('option', { selected: true })).toHaveText(/Duplicate selected/);
    await page.keyboard.press('Enter');
    await expect(row(page, 'a.md copy')).toBeFocused();
    await page.keyboard.press('Delete');
    expect(await partNames(page)).toEqual(['a.md', 'b.md']);
  });
  await test.step('parts reorder by keyboard within their role, and anywhere in free order', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await dropFiles(page, ['a.md', 'b.md', 'c.md'].map((name) => ({ name, content: name })));
    await idle(page);
    await row(page, 'c.md').focus();
    await page.keyboard.press('Alt+ArrowUp');
    expect(await partNames(page)).toEqual(['a.md', 'c.md', 'b.md']);
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    expect(await partNames(page)).toEqual(['c.md', 'a.md', 'b.md']);

    await page.getByRole('button', { name: 'Load sample' }).click();
    await page.getByRole('switch', { name: 'Free order' }).click();
    const before = await partNames(page);
    await row(page, before.at(-1) ?? '').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    const free = await partNames(page);
    expect(free.indexOf(before.at(-1) ?? '')).toBe(before.length - 3);
    await page.getByRole('switch', { name: 'Free order' }).click();
    expect(await partNames(page)).toEqual(before);
  });
});
