import { get_encoding } from 'tiktoken';
import { dropFiles, expect, expectSound, idle, openApp, paste, test } from './fixtures';
import { row } from './page-parts';

const tokens = /^Tokens of /;

test('tokens are walked, pinned, found, shown as ids, and told how they came to be', async ({ page }) => {
  await openApp(page);
  await test.step('a history shows its turns, and a chosen turn is brought into view', async () => {
    await page.getByRole('button', { name: 'Show turns' }).click();
    const turn = page.getByRole('region', { name: 'Prompt', exact: true }).locator('[data-row]').filter({ hasText: /^15 / });
    await turn.click();
    await idle(page);
    await expect(page.getByRole('region', { name: tokens }).getByText(/^15 /)).toBeInViewport();
  });
  await test.step('each token has its id, its bytes and its place, walked by keys and pinned', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    const text = 'The quick 狐 👩‍💻 jumps.\nNext line.';
    const oracle = get_encoding('o200k_base');
    const ids = [...oracle.encode(text, [], [])];
    const bytes = ids.map((id) => [...oracle.decode_single_token_bytes(id)].map((byte) => byte.toString(16).padStart(2, '0')).join(' '));
    oracle.free();
    await paste(page, text);
    await idle(page);
    const body = page.getByRole('region', { name: tokens });
    const inspector = page.getByRole('region', { name: 'Token', exact: true });
    await body.focus();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('Enter');
    for (const [index, id] of ids.entries()) {
      await expect(inspector.getByRole('heading', { level: 3 })).toHaveText(`Token ${index + 1} of ${ids.length}`);
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
  await test.step('a click pins, another unpins; ids and both show the ids', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, 'hello hello');
    await idle(page);
    const body = page.getByRole('region', { name: tokens });
    await body.getByText('hello').first().click();
    const inspector = page.getByRole('region', { name: 'Token', exact: true });
    await expect(inspector.getByRole('heading', { level: 3 })).toHaveText('Token 1 of 2');
    await page.getByRole('radio', { name: 'Ids' }).check();
    await idle(page);
    await expect(body).toContainText('24912');
    await page.getByRole('radio', { name: 'Both' }).check();
    await idle(page);
    await expect(body).toContainText('24912');
    await expect(body).toContainText('hello');
    await page.getByRole('radio', { name: 'Text' }).check();
  });
  await test.step('rows of ids and of both are no wider than the view', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, 'a-b.c,d;e:f '.repeat(200));
    await idle(page);
    const body = page.getByRole('region', { name: tokens });
    for (const display of ['Ids', 'Both', 'Text']) {
      await page.getByRole('radio', { name: display }).check();
      await idle(page);
      const [inner, outer] = await body.evaluate((element) => [element.scrollWidth, element.clientWidth]);
      expect(inner, display).toBe(outer);
    }
  });
  await test.step('the inspector tells how a token came to be', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    const oracle = get_encoding('o200k_base');
    const rankOf = (text: string) => {
      const ids = oracle.encode(text, [], []);
      expect(ids, `${text} is one token`).toHaveLength(1);
      return String(ids[0]);
    };
    const ranks = { ll: rankOf('ll'), back: rankOf('back'), roll: rankOf(' roll'), whole: rankOf(' rollback') };
    oracle.free();
    await paste(page, 'A rollback of the 狐\n');
    await idle(page);
    const body = page.getByRole('region', { name: tokens });
    const inspector = page.getByRole('region', { name: 'Token', exact: true });
    await body.getByText('rollback').click();
    await idle(page);
    await expect(inspector.getByRole('img', { name: '·rollback is ·roll and back' })).toBeVisible();
    const step = (name: string) => inspector.getByRole('radio', { name, exact: true });
    await expect(step(`l + l → ll ${ranks.ll}`)).toBeVisible();
    await expect(step(`b + ack → back ${ranks.back}`)).toBeVisible();
    await expect(step(`·roll + back → ·rollback ${ranks.whole}`)).toBeChecked();
    // The first merge is that of the lowest rank, and what the piece looks like after it is shown.
    const ids = await inspector.getByRole('radio').evaluateAll((inputs) => inputs.slice(1).map((input) => Number(/\d+$/.exec(input.parentElement?.textContent ?? '')?.[0])));
    expect(ids).toContain(Number(ranks.roll));
    expect(ids[0]).toBe(Math.min(...ids));
    await inspector.getByRole('radio', { name: '9 bytes' }).check();
    await page.keyboard.press('ArrowDown');
    await expect(inspector.getByRole('radio').nth(1)).toBeChecked();
    await expectSound(page);

    // Bytes that are no character are shown as bytes.
    await body.getByText('狐').click();
    await idle(page);
    await expect(inspector).toContainText(/token 1 of \d/);
    await expect(inspector).toContainText('e7 8b');
    expect(await inspector.textContent()).not.toContain('\uFFFD');
    await page.emulateMedia({ colorScheme: 'light' });
  });
  await test.step('what the pointer rests on is explained without a click', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await paste(page, 'plain words\n');
    await idle(page);
    await page.getByRole('region', { name: tokens }).getByText('words').hover();
    const inspector = page.getByRole('region', { name: 'Token', exact: true });
    await expect(inspector.getByRole('heading', { name: 'Merges' })).toBeVisible();
    await expect(inspector.getByRole('button', { name: 'Unpin' })).toBeHidden();
  });
  await test.step('right-to-left text reads right to left', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
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

    // The text begins from right to left: one arrow leads all the way on, also through the line in the other direction.
    await body.focus();
    await page.keyboard.press('ControlOrMeta+Home');
    const spoken = page.getByText(/^Token \d+ of \d+: /);
    const total = Number(/of (\d+)/.exec((await spoken.textContent()) ?? '')?.[1]);
    for (let step = 1; step < total; step += 1) await page.keyboard.press('ArrowLeft');
    await expect(spoken).toContainText(`Token ${total} of ${total}`);
    for (let step = 1; step < total; step += 1) await page.keyboard.press('ArrowRight');
    await expect(spoken).toContainText(`Token 1 of ${total}`);
  });
  await test.step('find marks matches in the part and lists them over the whole prompt', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
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
    await field.fill('hay');
    const places = page.getByRole('list', { name: 'Parts with matches' });
    await places.getByRole('button', { name: 'and 2,997 more' }).click();
    await expect(places).toContainText('2,500 more are not listed.');
    // The one that is gone to is in sight, however far down it stands.
    for (let step = 0; step < 12; step += 1) await field.press('Enter');
    await expect(places.locator('[aria-current]')).toBeInViewport({ ratio: 0.9 });
    await places.getByRole('button', { name: 'Show fewer' }).click();
    await expect(places.getByRole('button')).toHaveCount(4);
  });
});

test('a long text is walked from end to end, and only what is looked at is there', async ({ page }) => {
  const lines = Array.from({ length: 60_000 }, (_, line) => (line === 41_234 ? 'the needle\n' : `line ${line} of it\n`));
  await openApp(page);
  await paste(page, lines.join(''));
  await idle(page);
  const body = page.getByRole('region', { name: tokens });
  const inspector = page.getByRole('region', { name: 'Token', exact: true });
  const index = async () => Number((await inspector.getByRole('heading', { level: 3 }).textContent())?.replaceAll(',', '').match(/\d+/)?.[0]);
  await body.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await idle(page);
  await expect(inspector.getByRole('heading', { level: 3 })).toHaveText(/^Token ([\d,]+) of \1$/);
  await expect(body).toContainText('line 59999 of it');
  const last = await index();
  // The line feed is the last token; two rows up it is the last one, too.
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('PageUp');
  await idle(page);
  expect(await index()).toBeLessThan(last - 100);
  await expect(inspector).toContainText('↵');
  expect(await body.locator('[data-token]').count()).toBeLessThan(2000);

  // Wherever the scroll bar is let go, the text is there in the same frame, and then its tokens.
  const inTheNextFrame = await body.evaluate(async (element) => {
    element.scrollTop = element.scrollHeight / 2;
    await new Promise(requestAnimationFrame);
    return element.textContent;
  });
  expect(inTheNextFrame).toMatch(/line 3\d{4} of it/);
  await expect(body.locator('[data-token]').filter({ hasText: 'line' }).first()).toBeVisible();

  await page.keyboard.press('/');
  await page.getByRole('searchbox', { name: 'Find' }).fill('needle');
  await idle(page);
  await expect(body.locator('mark')).toHaveText('needle');
  await expect(body.locator('[data-token]').filter({ hasText: 'needle' })).toBeInViewport();
});
