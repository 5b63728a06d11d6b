import { get_encoding } from 'tiktoken';
import { dropFiles, expect, idle, openApp, paste, test } from './fixtures';
import { row } from './page-parts';

const tokens = /^Tokens of /;

test('each token has its id, its bytes and its place, walked by keys and pinned', async ({ page }) => {
  const text = 'The quick 狐 👩‍💻 jumps.\nNext line.';
  const oracle = get_encoding('o200k_base');
  const ids = [...oracle.encode(text, [], [])];
  const bytes = ids.map((id) => [...oracle.decode_single_token_bytes(id)].map((byte) => byte.toString(16).padStart(2, '0')).join(' '));
  oracle.free();
  await openApp(page);
  await paste(page, text);
  await idle(page);
  const body = page.getByRole('region', { name: tokens });
  const inspector = page.getByRole('region', { name: 'Token', exact: true });
  await body.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('Enter');
  for (const [index, id] of ids.entries()) {
    await expect(inspector.getByRole('heading')).toHaveText(`Token ${index + 1} of ${ids.length}`);
    await expect(inspector).toContainText(String(id));
    await expect(inspector).toContainText(bytes[index] ?? '');
    if (index < ids.length - 1) await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Escape');
  await expect(inspector.getByRole('button', { name: 'Unpin' })).toBeHidden();
  // Characters made of several tokens are shown whole, never as blanks or replacement characters.
  await expect(body).toContainText('狐');
  await expect(body).toContainText('👩‍💻');
  expect(await body.textContent()).not.toContain('\uFFFD');
});

test('a click pins, another unpins; ids and both show the ids', async ({ page }) => {
  await openApp(page);
  await paste(page, 'hello hello');
  await idle(page);
  const body = page.getByRole('region', { name: tokens });
  await body.getByText('hello').first().click();
  const inspector = page.getByRole('region', { name: 'Token', exact: true });
  await expect(inspector.getByRole('heading')).toHaveText('Token 1 of 2');
  await page.getByRole('radio', { name: 'Ids' }).check();
  await idle(page);
  await expect(body).toContainText('24912');
  await page.getByRole('radio', { name: 'Both' }).check();
  await idle(page);
  await expect(body).toContainText('24912');
  await expect(body).toContainText('hello');
});

test('right-to-left text reads right to left', async ({ page }) => {
  await openApp(page);
  await paste(page, 'مرحبا بالعالم\nplain line\nשלום עולם\n');
  await idle(page);
  const body = page.getByRole('region', { name: tokens });
  const directions = await body.evaluate((element) =>
    [...element.querySelectorAll('[dir]')].map((line) => [line.getAttribute('dir'), (line.textContent ?? '').trim().slice(0, 5)]),
  );
  expect(directions.find(([, text]) => text?.startsWith('مرحبا'))?.[0]).toBe('rtl');
  expect(directions.find(([, text]) => text?.startsWith('plain'))?.[0] ?? 'ltr').toBe('ltr');
  // The first Arabic letter stands to the right of the last one.
  const places = await body.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const at = (letter: string) => {
      walker.currentNode = element;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const index = node.textContent?.indexOf(letter) ?? -1;
        if (index < 0) continue;
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        return range.getBoundingClientRect().x;
      }
      return Number.NaN;
    };
    return { first: at('ح'), last: at('ع') };
  });
  expect(places.first).toBeGreaterThan(places.last);
});

test('find marks matches in the part and lists them over the whole prompt', async ({ page }) => {
  await openApp(page);
  await dropFiles(page, [
    { name: 'a.md', content: 'one needle here\nand a Needle there' },
    { name: 'b.md', content: `${'hay '.repeat(3000)}needle` },
  ]);
  await idle(page);
  await row(page, 'a.md').click();
  await idle(page);
  await page.keyboard.press('/');
  const field = page.getByRole('textbox', { name: 'Find' }).or(page.getByRole('searchbox', { name: 'Find' }));
  await field.fill('needle');
  await idle(page);
  await expect(page.getByText('1 of 2')).toBeVisible();
  await field.press('Enter');
  await expect(page.getByText('2 of 2')).toBeVisible();
  await page.getByRole('radio', { name: 'Whole prompt' }).check();
  await idle(page);
  await expect(page.getByText(/of 3/)).toBeVisible();
  for (let step = 0; step < 3 && !(await page.getByText('3 of 3').isVisible()); step += 1) await field.press('Enter');
  await idle(page);
  await expect(page.getByRole('region', { name: 'Tokens of b.md' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Tokens of b.md' }).locator('mark').first()).toBeVisible();
});

test('a history shows its turns, and a chosen turn is brought into view', async ({ page }) => {
  await openApp(page);
  await page.getByRole('button', { name: 'Show turns' }).click();
  const turn = page.getByRole('region', { name: 'Prompt', exact: true }).locator('[data-row]').filter({ hasText: /^15 / });
  await turn.click();
  await idle(page);
  await expect(page.getByRole('region', { name: tokens }).getByText(/^15 /)).toBeInViewport();
});
