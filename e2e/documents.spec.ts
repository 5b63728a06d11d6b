// Documents as a user drops them: their text is what counts, and the page says what it found.
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import type { Report } from '@/core/share/report';
import { mediaFile } from '@/test/media-files';
import { docxOf } from '@/test/office-files';
import { JAPANESE_SHIFT_JIS, pdfOf } from '@/test/pdf-files';
import { zipOf } from '@/test/zip-files';
import { dropFiles, expect, expectSound, idle, openApp, paste, resize, test } from './fixtures';
import { chooseModel, exportReport, partNames, row } from './page-parts';

const WORD = '<w:p><w:r><w:t>The report on </w:t></w:r><w:del><w:r><w:delText>March</w:delText></w:r></w:del><w:ins><w:r><w:t>April</w:t></w:r></w:ins></w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>not for print</w:t></w:r></w:p>';
const WORD_TEXT = 'The report on [deleted: March][inserted: April]\n[hidden: not for print]\n';
const GERMAN = 'Die Größe des Wörterbuchs überrascht; für die Leser, die es täglich öffnen, wäre ein kleineres schöner.';

test('a PDF and a Word document become text parts with the right count, and what cannot be read says why', async ({ page }) => {
  await page.setContent('<h1>Quarterly figures</h1><p>Revenue grew by twelve percent.</p><p style="break-before: page">An appendix of one line.</p>');
  const made = await page.pdf();
  await openApp(page);
  await chooseModel(page, 'GPT-4o');
  await dropFiles(page, [
    { name: 'figures.dat', content: made },
    { name: 'japanese.pdf', content: pdfOf([{ shiftJis: JAPANESE_SHIFT_JIS }]) },
    { name: 'form.pdf', content: pdfOf([{ lines: ['Form'], annotations: ['/Subtype /Widget /FT /Tx /T (Name) /V (Ada)', '/Subtype /Text /T (Bo) /Contents (Check this)'] }]) },
    { name: 'letter.rtf', content: '{\\rtf1\\ansi Words}' },
    { name: 'letter.txt', content: docxOf(WORD) },
    { name: 'locked.pdf', content: pdfOf([{ lines: ['secret'] }], { password: true }) },
    { name: 'bomb.zip', content: zipOf([{ path: 'zeros.txt', content: new Uint8Array(30_000_000) }]) },
    { name: 'encrypted.zip', content: zipOf([{ path: 'a.txt', content: 'x', stated: { flags: 1 } }]) },
    { name: 'note.txt', content: 'plain words' },
    { name: 'papers.zip', content: zipOf([{ path: 'paper.pdf', content: pdfOf([{ lines: ['A paper of'] }, { shiftJis: JAPANESE_SHIFT_JIS }]) }, { path: 'closed.pdf', content: pdfOf([{ lines: ['secret'] }], { password: true }) }]) },
    { name: 'plain.docx', content: 'words of a text' },
    { name: 'wrong.pdf', content: mediaFile('png') },
  ]);
  await idle(page);
  expect(await partNames(page)).toEqual(['figures.dat', 'form.pdf', 'japanese.pdf', 'letter.txt', 'locked.pdf', 'note.txt', 'paper.pdf', 'plain.docx', 'wrong.pdf']);
  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(messages).toContainText('The text of figures.dat was added: PDF, 2 pages.');
  for (const words of ['letter.txt is no text: read as Word document.', 'plain.docx is no Word document: read as text.', 'wrong.pdf is no PDF: read as PNG image.']) await expect(messages).toContainText(words);
  await expect(messages).toContainText('Its text was not read: it is protected by a password');
  await expect(messages).toContainText('bomb.zip was not added: zeros.txt in it unpacks to more than 200 times its size');
  await expect(messages).toContainText('encrypted.zip was not added');
  await expect(messages).toContainText('letter.rtf was not added: it is an RTF document, which is not read here; save it as .docx and add it again.');
  await expect(messages).toContainText('1 text of papers.zip: ZIP archive, 2 files. Left out: 1 file that is no text. closed.pdf: it is protected by a password');
  const { parts } = await exportReport<Report>(page);
  const tokensOf = (name: string) => parts.find((part) => part.name === name)?.tokens;
  expect(tokensOf('letter.txt')).toBe(countTokens(WORD_TEXT));
  expect(tokensOf('form.pdf')).toBe(countTokens('[page 1]\nForm\n[note by Bo: Check this]\n[form field Name: Ada]\n'));
  expect(tokensOf('japanese.pdf')).toBe(countTokens('[page 1]\n日本語\n'));
  expect(tokensOf('paper.pdf')).toBe(countTokens('[page 1]\nA paper of\n\n[page 2]\n日本語\n'));
  expect(tokensOf('figures.dat')).toBe(countTokens('[page 1]\nQuarterly figures\nRevenue grew by twelve percent.\n\n[page 2]\nAn appendix of one line.\n'));

  await row(page, 'letter.txt').click();
  const note = page.getByRole('group', { name: 'What it was read from' });
  await expect(note).toContainText('Read from Word document. Shown in brackets: 1 tracked insertion, 1 tracked deletion and 1 passage of hidden text.');
  await row(page, 'figures.dat').click();
  await note.getByRole('button', { name: 'Count as attached file' }).click();
  await expect(page.getByText('PDF, 2 pages', { exact: true })).toBeVisible();
  await note.getByRole('button', { name: 'Count its text' }).click();
  await idle(page);
  await expect(note).toContainText('Read from PDF, 2 pages.');
  await expectSound(page, 'the text of a PDF');

  // While a long one is read with another file, the bar says the same as the words beside it.
  const LONG_PAGES = 400;
  await page.evaluate(() => {
    const own = globalThis as typeof globalThis & { seen?: [string, number, number][]; covered?: boolean };
    const seen: [string, number, number][] = (own.seen = []);
    const zone = [...document.querySelectorAll('b')].find((each) => each.textContent === 'Drop files')!.parentElement!;
    new MutationObserver(() => {
      const bar = document.querySelector<HTMLProgressElement>('progress[aria-label="Reading files"]');
      if (bar === null) return;
      seen.push([bar.parentElement?.textContent ?? '', bar.value, bar.max]);
      const { left, right, bottom } = zone.getBoundingClientRect();
      own.covered = own.covered === true || document.elementFromPoint((left + right) / 2, bottom - 2) !== zone;
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await dropFiles(page, [{ name: 'long.pdf', content: pdfOf(Array.from({ length: LONG_PAGES }, (_, at) => ({ lines: [`Line of page ${at}`] }))) }, { name: 'z.txt', content: 'words' }]);
  await idle(page);
  const seen = await page.evaluate(() => (globalThis as typeof globalThis & { seen?: [string, number, number][] }).seen ?? []);
  // And the place to drop more beside it stays in sight.
  expect(await page.evaluate(() => (globalThis as typeof globalThis & { covered?: boolean }).covered)).toBe(false);
  const ofPages = seen.flatMap(([words, value, max]) => (/page (\d+) of 400/.exec(words) === null ? [] : [[Number(/page (\d+) of 400/.exec(words)![1]) - 1, value, max]]));
  expect(ofPages.length).toBeGreaterThan(0);
  expect(ofPages.filter(([done, value, max]) => value !== done || max !== LONG_PAGES)).toEqual([]);
});

test('a text in an old encoding is read as what it seems to be, and as what the user says', async ({ page }) => {
  await openApp(page);
  await dropFiles(page, [
    { name: 'alt.txt', content: Buffer.from(GERMAN, 'latin1') },
    { name: 'old.zip', content: zipOf([{ path: 'packed.txt', content: Buffer.from(GERMAN, 'latin1') }, { path: 'letter.docx', content: docxOf(WORD) }, { path: 'packed.html', content: '<!doctype html><style>.no{display:none}</style><p>Said<p class="no">Ignore this' }]) },
    { name: 'alt.html', content: Buffer.from('<!doctype html><meta charset="windows-1251"><p>Gr\xf6\xdfe<p hidden>Ignore this', 'latin1') },
    { name: 'page.txt', content: '<!doctype html><title>T</title><p>Words<p hidden>Ignore this' },
    { name: 'marked.txt', content: Buffer.from(`\ufeff${GERMAN}`, 'utf16le') },
  ]);
  await idle(page);
  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(messages).toContainText('alt.txt was read as text in windows-1252, which is a guess.');
  await row(page, 'alt.txt').click();
  const note = page.getByRole('group', { name: 'What it was read from' });
  await expect(note.getByRole('combobox', { name: 'Encoding' })).toHaveValue('windows-1252');
  const offered = await note.getByRole('combobox', { name: 'Encoding' }).locator('option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  expect(offered.length).toBeGreaterThan(35);
  // This browser decodes each of them.
  expect(await page.evaluate((encodings) => encodings.map((each) => new TextDecoder(each).encoding), offered)).toEqual(offered);
  await page.getByRole('tab', { name: 'Edit' }).click();
  await idle(page);
  const editor = page.getByRole('textbox', { name: 'Text of alt.txt' });
  await expect(editor).toContainText('Größe');
  await note.getByRole('combobox', { name: 'Encoding' }).selectOption('windows-1251');
  await idle(page);
  await expect(editor).toContainText('GrцЯe');
  await page.getByRole('button', { name: /^Undo \(/ }).click();
  await expect(editor).toContainText('Größe');
  await expect(note.getByRole('combobox', { name: 'Encoding' })).toHaveValue('windows-1252');

  // A text of an archive is no less: its encoding can be chosen, and it says nothing of the others.
  await row(page, 'packed.txt').click();
  await expect(note).not.toContainText('letter.docx');
  await expect(note).not.toContainText('Shown in brackets');
  await expect(note.getByRole('combobox', { name: 'Encoding' })).toHaveValue('windows-1252');
  await note.getByRole('combobox', { name: 'Encoding' }).selectOption('windows-1251');
  await idle(page);
  await expect(page.getByRole('textbox', { name: 'Text of packed.txt' })).toContainText('GrцЯe');
  // What was typed into it goes with the text that is read anew, and Undo brings it back.
  await page.getByRole('textbox', { name: 'Text of packed.txt' }).pressSequentially('typed ');
  // As who chooses leaves the editor, which hands its text over then.
  await note.getByRole('combobox', { name: 'Encoding' }).focus();
  await note.getByRole('combobox', { name: 'Encoding' }).selectOption('windows-1252');
  await expect(messages).toContainText('What was changed in packed.txt since it was read went with its text.');
  await messages.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('textbox', { name: 'Text of packed.txt' })).toContainText('typed');
  await page.getByRole('button', { name: /^Undo \(/ }).click();
  await expect(page.getByRole('textbox', { name: 'Text of packed.txt' })).not.toContainText('typed');
  await row(page, 'letter.docx').click();
  await expect(note).toContainText('Read from ZIP archive, 3 files. Shown in brackets: 1 tracked insertion');
  // A page in an archive is what it says or its source, as one that is dropped is.
  await row(page, 'packed.html').click();
  await idle(page);
  await expect(note).toContainText('Read from HTML page. Left out: 1 hidden element and 1 script or style.');
  const packed = page.getByRole('textbox', { name: 'Text of packed.html' });
  await expect(packed).toHaveText('Said');
  await note.getByRole('button', { name: 'Count its source' }).click();
  await expect(packed).toContainText('Ignore this');

  await row(page, 'page.txt').click();
  await idle(page);
  await expect(note).toContainText('Read from HTML page. Left out: 1 hidden element.');
  await note.getByRole('button', { name: 'Count its source' }).click();
  await expect(page.getByRole('textbox', { name: 'Text of page.txt' })).toContainText('<!doctype html>');

  // What a byte order mark says is no guess, and nothing is wrong with the file; what is chosen instead is.
  await row(page, 'marked.txt').click();
  await expect(note).toHaveText(/^\s*UTF-16, little-endian, from its byte order mark\.Encoding/);
  await note.getByRole('combobox', { name: 'Encoding' }).selectOption('utf-16be');
  await idle(page);
  await expect(note).toContainText('Its byte order mark says UTF-16, little-endian. Where characters look wrong, choose another encoding.');

  // A page in another encoding is one, in the encoding that it states or that is chosen.
  await row(page, 'alt.html').click();
  await idle(page);
  await expect(note).toContainText('Read from HTML page. Its file is not in sound UTF-8. Where characters look wrong, choose another encoding. Left out: 1 hidden element.');
  await expect(note.getByRole('combobox', { name: 'Encoding' })).toHaveValue('windows-1251');
  const old = page.getByRole('textbox', { name: 'Text of alt.html' });
  await expect(old).toHaveText('GrцЯe');
  await note.getByRole('combobox', { name: 'Encoding' }).selectOption('windows-1252');
  await idle(page);
  await expect(old).toHaveText('Größe');
  await note.getByRole('button', { name: 'Count its source' }).click();
  await expect(old).toContainText('<p hidden>');
  await expect(note.getByRole('combobox', { name: 'Encoding' })).toHaveValue('windows-1252');

  // So it is after a reload: the file is kept beside the work.
  await page.reload();
  await idle(page);
  await row(page, 'page.txt').click();
  await expect(note).toContainText('Counts as it came.');
  await note.getByRole('button', { name: 'Count what it says' }).click();
  await idle(page);
  await expect(page.getByRole('textbox', { name: 'Text of page.txt' })).toHaveText('# TWords');
  await note.getByRole('button', { name: 'Count its source' }).click();
  await expect(page.getByRole('textbox', { name: 'Text of page.txt' })).toContainText('<!doctype html>');
  await row(page, 'packed.html').click();
  await expect(packed).toContainText('Ignore this');
  await note.getByRole('button', { name: 'Count what it says' }).click();
  await expect(packed).toHaveText('Said');
  for (const [name, before] of [['packed.txt', 'windows-1251'], ['alt.txt', 'windows-1252']] as const) {
    await row(page, name).click();
    await expect(note.getByRole('combobox', { name: 'Encoding' })).toHaveValue(before);
    await note.getByRole('combobox', { name: 'Encoding' }).selectOption('windows-1250');
    await idle(page);
    await expect(page.getByRole('textbox', { name: `Text of ${name}` })).toContainText('Größe');
  }

  // The source of a page that is pasted may be what is meant: reading it is offered.
  await row(page, 'page.txt').click();
  await paste(page, '<html><title>Pasted</title><p>Words of a page');
  await messages.getByRole('button', { name: 'Read as HTML page' }).click();
  await idle(page);
  const pasted = page.getByRole('textbox', { name: 'Text of Pasted text' });
  await expect(pasted).toContainText('# Pasted');
  await expect(note).toContainText('Read from HTML page.');
  await page.getByRole('button', { name: /^Undo \(/ }).click();
  await expect(pasted).toContainText('<title>Pasted</title>');

  // A notebook is read at once, in a fence of Markdown as well.
  await row(page, 'page.txt').click();
  await paste(page, '```json\n{"cells": [{"cell_type": "markdown", "source": "# A cell"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}\n```');
  await expect(messages).toContainText('Pasted text 2 was read as Jupyter notebook, 1 cell.');
  const cells = page.getByRole('textbox', { name: 'Text of Pasted text 2' });
  await expect(cells).toHaveText('# A cell');
  await page.getByRole('button', { name: /^Undo \(/ }).click();
  await expect(cells).toContainText('"nbformat"');
  // Of a selection that is dropped the text comes; what it refers to is asked for by nobody.
  const selection = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'words of a selection');
    data.setData('text/html', '<b>words</b> of a selection <img src="https://example.org/a.png">');
    data.setData('text/uri-list', 'https://example.org/');
    return data;
  });
  for (const type of ['dragover', 'drop']) await page.locator('body').dispatchEvent(type, { dataTransfer: selection });
  await idle(page);
  await expect(page.getByRole('textbox', { name: 'Text of Pasted text 3' })).toHaveText('words of a selection');
  await resize(page, { width: 360, height: 740 });
  await expectSound(page, 'a document at 360 px');
});
