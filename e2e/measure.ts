// What is measured runs alone, in a page of its own, and is held to its bars here.
import type { Browser, Page } from '@playwright/test';
import { expect, longTasks, test as base, watch, watchLongTasks } from './fixtures';

/** No task of a page may be longer, by the clock or by the processor. */
export const LONGEST_TASK_MS = 50;

/** What was measured, and the most that it may be. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly most: number;
}

export interface Meter {
  /** From here on, tasks of the page's main thread are noted. */
  begin(): Promise<void>;
  /** The milliseconds, by the clock, of every task above 50 ms since then. */
  end(): Promise<readonly number[]>;
  /** Processor time, in milliseconds, of the task that had most, in all that was noted so far. */
  longestWorkMs(): number;
}

export type Pass = (page: Page, meter: Meter) => Promise<readonly Figure[]>;

interface Fixtures {
  /**
   * Runs a pass and expects each of its figures to be within its bar. A task takes longer than its work where the page has
   * to wait for a processor: for its workers, which is its own fault, or for a machine that does something else, which is
   * not. So a figure that misses its bar fails the test at once where a task of the page worked for longer than a task may
   * take; otherwise the pass is done twice more, and every bar must be met both times.
   */
  readonly measure: (pass: Pass) => Promise<void>;
}

const MARK = 'measured from here';
const REPEATS = 2;

export const test = base.extend<Fixtures>({
  measure: async ({ browser, baseURL }, use) => {
    await use(async (pass) => {
      const first = await runPass(browser, baseURL!, pass);
      if (first.missed.length === 0) return;
      expect(first.longestWorkMs, `processor time of the longest task, as ${first.missed.join(' and ')}`).toBeLessThanOrEqual(LONGEST_TASK_MS);
      for (let repeat = 1; repeat <= REPEATS; repeat += 1) {
        const { missed } = await runPass(browser, baseURL!, pass);
        expect(missed, `measured again, ${repeat} of ${REPEATS}, as ${first.missed.join(' and ')}`).toEqual([]);
      }
    });
  },
});

interface Outcome {
  readonly missed: readonly string[];
  /** Processor time of the task that had most. */
  readonly longestWorkMs: number;
}

async function runPass(browser: Browser, baseURL: string, pass: Pass): Promise<Outcome> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  const faults = await watch(page, new URL(baseURL).origin);
  let longestWorkMs = 0;
  const meter: Meter = {
    async begin() {
      await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
      await page.evaluate((name) => void performance.mark(name), MARK);
      await watchLongTasks(page);
    },
    async end() {
      const tasks = await longTasks(page);
      longestWorkMs = Math.max(longestWorkMs, longestWorkMsOf(await browser.stopTracing()));
      return tasks;
    },
    longestWorkMs: () => longestWorkMs,
  };
  const figures = await pass(page, meter);
  await context.close();
  expect(faults, 'nothing went wrong behind the scenes').toEqual([]);
  const missed = figures.filter(({ value, most }) => !(value <= most)).map(({ what, value, most }) => `${what}: ${value} ms instead of at most ${most}`);
  console.log(`  longest task by the processor: ${longestWorkMs.toFixed(1)} ms${missed.map((line) => `; missed: ${line}`).join('')}`);
  return { missed, longestWorkMs };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Of its thread; absent where the system does not tell. */
  readonly tdur?: number;
}

/** Of the thread that set the mark, since then. */
function longestWorkMsOf(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] };
  const mark = traceEvents.find(({ name }) => name === MARK);
  if (!mark) throw new Error('The trace has no mark.');
  const tasks = traceEvents.filter(({ name, pid, tid, ts }) => name === 'ThreadControllerImpl::RunTask' && pid === mark.pid && tid === mark.tid && ts > mark.ts);
  if (tasks.length === 0) throw new Error('The trace has no task.');
  return tasks.reduce((most, { dur = 0, tdur = dur }) => Math.max(most, tdur), 0) / 1000;
}
