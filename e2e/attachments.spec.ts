// What is not text: dropped, pasted inside a request, counted by the vendor's formula, kept.
import type { Report } from '@/core/share/report';
import { mediaFile } from '@/test/media-files';
import { dropFiles, expect, expectSound, idle, openApp, paste, resize, test } from './fixtures';
import { chooseModel, exportReport, partNames, row } from './page-parts';

const png = Buffer.from(mediaFile('png')).toString('base64');
const REQUEST = JSON.stringify(
  {
    model: 'gpt-4o',
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What differs between these two?' },
          { type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } },
          { type: 'image_url', image_url: { url: `data:image/webp;base64,${Buffer.from(mediaFile('lossyWebp')).toString('base64')}` } },
        ],
      },
    ],
  },
  null,
  2,
);

/** The claim of the view about one model. */
const claim = (page: Parameters<typeof idle>[0], model: string) => page.getByRole('region', { name: `With ${model}` });

/** A PNG header is all that is read of an image. */
function pngOf(widthPx: number, heightPx: number): Uint8Array {
  const bytes = Buffer.from(mediaFile('png'));
  bytes.writeUInt32BE(widthPx, 16);
  bytes.writeUInt32BE(heightPx, 20);
  return bytes;
}

test('pictures, pages and sound are counted by the vendor, said where they are not, kept, and shown without a violation', async ({ page }) => {
  await openApp(page);
  await test.step('a dropped picture is counted by the formula of the chosen model, and is there after a reload', async () => {
    await chooseModel(page, 'Claude Haiku 4.5');
    await dropFiles(page, [{ name: 'photo.png', content: pngOf(1000, 1000), type: 'image/png' }, { name: 'a.txt', content: 'text' }]);
    await idle(page);
    expect(await partNames(page)).toEqual(['a.txt', 'photo.png']);
    await row(page, 'photo.png').click();
    await idle(page);
    await expect(page.getByRole('heading', { name: 'photo.png' })).toBeVisible();
    await expect(claim(page, 'Claude Haiku 4.5')).toContainText('1,296 tokens');
    await expect(claim(page, 'Claude Haiku 4.5')).toContainText('⌈1,000/28⌉ × ⌈1,000/28⌉ = 36 × 36 = 1,296 patches');
    await expect(claim(page, 'Claude Haiku 4.5')).toContainText('exact');
    await chooseModel(page, 'GPT-4o');
    await expect(claim(page, 'GPT-4o')).toContainText('765 tokens');
    await page.getByRole('radio', { name: 'low' }).check();
    await expect(claim(page, 'GPT-4o')).toContainText('85 tokens');
    await idle(page);
    await page.reload();
    await idle(page);
    await row(page, 'photo.png').click();
    await idle(page);
    await expect(claim(page, 'GPT-4o')).toContainText('85 tokens');
    await expect(page.getByText('1,000 × 1,000', { exact: true })).toBeVisible();
    const { parts } = await exportReport<{ parts: object[] }>(page);
    expect(parts).toMatchObject([{ name: 'a.txt' }, { name: 'photo.png', kind: 'image', mediaType: 'image/png', tokens: 85, counted: true }]);
    expect(parts[0]).not.toHaveProperty('kind');
  });
  await test.step('pages are counted, and where the file does not say them the user does', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await chooseModel(page, 'Gemini 2.5 Pro');
    await dropFiles(page, [{ name: 'a.pdf', content: mediaFile('plainPdf') }, { name: 'open.pdf', content: '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<<>>\nendobj\n' }]);
    await idle(page);
    await row(page, 'a.pdf').click();
    await idle(page);
    await expect(claim(page, 'Gemini 2.5 Pro')).toContainText('3 pages × 258 = 774 tokens');
    await row(page, 'open.pdf').click();
    await expect(claim(page, 'Gemini 2.5 Pro')).toContainText('Not counted');
    await expect(page.getByRole('button', { name: 'not all counted' })).toBeVisible();
    expect((await exportReport<{ inputExactness: string }>(page)).inputExactness).toBe('estimate');
    await page.getByRole('textbox', { name: 'Pages' }).fill('twelve');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('Not a number of pages.');
    await page.getByRole('textbox', { name: 'Pages' }).fill('12');
    await page.keyboard.press('Enter');
    await expect(claim(page, 'Gemini 2.5 Pro')).toContainText('12 pages × 258 = 3,096 tokens');
    await expect(page.getByRole('button', { name: 'not all counted' })).toBeHidden();
    await page.getByRole('button', { name: /^Undo \(/ }).click();
    await expect(claim(page, 'Gemini 2.5 Pro')).toContainText('Not counted');
  });
  await test.step('a model that takes no sound says so, and one whose vendor is silent borrows a range', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await chooseModel(page, 'Claude Haiku 4.5');
    await dropFiles(page, [{ name: 'voice.wav', content: mediaFile('wav') }]);
    await idle(page);
    await expect(claim(page, 'Claude Haiku 4.5')).toContainText('Not counted');
    await expect(claim(page, 'Claude Haiku 4.5')).toContainText('Claude takes no sound.');
    await expect(page.getByRole('region', { name: 'Prompt', exact: true })).toContainText('not counted');
    await expect(page.getByRole('region', { name: 'Context window' }).getByRole('heading')).toHaveText('Uncertain: 1 attachment is not counted');
    const report = await exportReport<Report>(page);
    expect(report.verdict).toBe('uncertain');
    expect(report.parts.find(({ name }) => name === 'voice.wav')).toMatchObject({ counted: false, tokens: 0, low: 0, high: 0, exactness: 'estimate' });
    await expect(page.getByRole('group', { name: /in send order/ }).getByRole('button', { name: /^voice\.wav/ })).toHaveAttribute('title', 'voice.wav\nNot counted');
    await dropFiles(page, [{ name: 'a.pdf', content: mediaFile('packedPdf') }]);
    await chooseModel(page, 'Grok 4.7');
    await idle(page);
    await row(page, 'a.pdf').click();
    await expect(claim(page, 'Grok 4.7')).toContainText('xAI does not say what a PDF page costs. The range is that of other vendors’ formulas.');
    await expect(claim(page, 'Grok 4.7')).toContainText('borrowed');
  });
  await test.step('axe finds nothing in the view of an attachment', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await chooseModel(page, 'Gemini 3.5 Flash');
    await dropFiles(page, [
      { name: 'film.mp4', content: mediaFile('fragmentedMp4') },
      { name: 'photo.png', content: pngOf(4000, 3000) },
      { name: 'voice.wav', content: mediaFile('wav') },
    ]);
    await idle(page);
    for (const [width, height, name] of [[1280, 800, 'film.mp4'], [360, 740, 'photo.png']] as const) {
      await row(page, name).click();
      await resize(page, { width, height });
      await idle(page);
      await expect(page.getByRole('heading', { name })).toBeVisible();
      await expectSound(page, `${name} at ${width} px`);
    }
  });
});

test('pictures inside a text become attachments, when it is pasted or later, and Undo brings the text back', async ({ page }) => {
  await openApp(page);
  await test.step('the pictures inside a pasted request become attachments, and Undo brings the text back', async () => {
    await paste(page, REQUEST);
    await idle(page);
    expect(await partNames(page)).toEqual(['image 1', 'image 2', 'Question']);
    const messages = page.getByRole('region', { name: 'Messages' });
    await expect(messages).toContainText('Read as OpenAI Chat Completions request: 2 images, the question.');
    await expect(messages).toContainText('Files in base64 are attachments, never counted as text.');
    await messages.getByRole('button', { name: 'Undo' }).click();
    await idle(page);
    expect(await partNames(page)).toEqual(['Pasted text']);
    const report = await exportReport<{ parts: { characters: number }[] }>(page);
    expect(report.parts[0]?.characters).toBe(REQUEST.length);
  });
  await test.step('the pictures in a text that is there already are taken out of it in the editor', async () => {
    await page.getByRole('tab', { name: 'Edit' }).click();
    await idle(page);
    const hint = page.getByRole('status').filter({ hasText: '2 images are counted as text here, in base64.' });
    await hint.getByRole('button', { name: 'Take out' }).click();
    await expect(hint).toBeHidden();
    await idle(page);
    expect(await partNames(page)).toEqual(['Pasted text', 'image 1 of Pasted text', 'image 2 of Pasted text']);
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('2 images taken out of Pasted text');
    await expect(page.getByRole('textbox', { name: 'Text of Pasted text' })).not.toContainText(png.slice(0, 40));
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await expect(hint).toBeVisible();
  });
});
