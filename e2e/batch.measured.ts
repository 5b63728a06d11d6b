// Measured with nothing else running: the project "measured" starts after all other tests, one test at a time.
import { dropFiles, idle, openApp } from './fixtures';
import { LONGEST_TASK_MS, test } from './measure';

const ROWS = 20_000;

test('thousands of prompts and their answers are counted and summed up in tasks of no more than 50 ms', async ({ measure }) => {
  test.setTimeout(360_000);
  // Pairs of training data, whose answers are counted beside their prompts: most are labels that come again, as each text takes its time.
  const answerOf = (at: number) => (at % 5 === 0 ? `Answer ${at}: ${'as many words '.repeat(at % 20)}` : `label ${at % 7}`);
  const content = Array.from({ length: ROWS }, (_, at) => JSON.stringify({ id: `r-${at}`, messages: [{ role: 'system', content: 'Be brief and exact.' }, { role: 'user', content: `Question ${at}: ${'words and more words '.repeat(1 + (at % 40))}` }, { role: 'assistant', content: answerOf(at) }] })).join('\n');
  await measure(async (page, meter) => {
    await openApp(page, '#/batch');
    // Opening the catalogue of prices is measured elsewhere.
    await page.getByRole('textbox', { name: 'Rows' }).fill('"One row"');
    await page.getByRole('button', { name: 'Open rows' }).click();
    await idle(page);
    // What the test itself does to make the file is no task of the page's.
    await dropFiles(page, [{ name: 'training.jsonl', content }], page.getByRole('region', { name: 'Figures of the prompts' }));
    await meter.begin();
    await idle(page, 200_000);
    await page.getByRole('radio', { name: 'Largest first' }).check();
    await page.getByRole('grid', { name: 'Rows of the prompts' }).focus();
    await page.keyboard.press('End');
    await idle(page);
    const tasks = await meter.end();
    console.log(`batch of ${ROWS} rows with answers: ${tasks.length} tasks above 50 ms (${tasks.join(', ')})`);
    return [{ what: 'longest task', value: Math.max(0, ...tasks), most: LONGEST_TASK_MS }];
  });
});
