import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Encoder } from '@/core/tokenize/encoder';
import type { UnitId } from '@/core/units';
import { localTokenizer, type LocalTokenizer } from '@/test/local-tokenizer';
import { naiveEncoder } from '@/test/naive-encoder';
import { createAppStore, type AppStore } from './store';
import { KEPT_PAGES, PAGE_ROWS } from './token-pages';

let encoder: Encoder;
beforeAll(() => {
  encoder = naiveEncoder('o200k_base');
});

let tokenizer: LocalTokenizer;
let store: AppStore;
let lastId = 0;

beforeEach(() => {
  tokenizer = localTokenizer(encoder);
  store = createAppStore({ tokenizer, makeId: () => `id${(lastId += 1)}` as UnitId });
  store.getState().clear();
});

/** Lets everything that is under way come to its end. */
async function settle() {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

/** `count` rows, one a line. */
function lines(count: number): string {
  return Array.from({ length: count }, (_, index) => `line ${index}\n`).join('');
}

async function open(text: string, columns = 40): Promise<void> {
  store.getState().addTexts([{ name: 'A text', text }]);
  store.getState().showTokens(columns);
  await settle();
}

function pageOf(request: { readonly firstRow: number }): number {
  return request.firstRow / PAGE_ROWS;
}

/** Whether the tokens of a row are here. */
function hasRow(row: number): boolean {
  const { rows, slices } = store.getState().tokens;
  const first = rows?.rowTokens[row] ?? -1;
  const end = rows?.rowTokens[row + 1] ?? rows?.tokens ?? -1;
  return slices.some((slice) => slice.firstToken <= first && end <= slice.firstToken + slice.ids.length);
}

describe('the rows of the focused part', () => {
  it('come at once, and with them the tokens of the first page and its neighbour, and no more', async () => {
    await open(lines(1000));
    const { status, rows } = store.getState().tokens;
    expect(status).toBe('ready');
    expect(rows?.rowTokens).toHaveLength(1000);
    expect(tokenizer.asked.map(pageOf)).toEqual([0, 1]);
    expect([hasRow(0), hasRow(127), hasRow(128)]).toEqual([true, true, false]);
  });

  it('are made anew for another width; the tokens that are here serve on', async () => {
    await open(`${'word '.repeat(400)}\n`, 40);
    const before = store.getState().tokens;
    store.getState().showTokens(80);
    expect(store.getState().tokens).toMatchObject({ status: 'running', rows: before.rows });
    await settle();
    const { rows, slices } = store.getState().tokens;
    expect(rows?.columns).toBe(80);
    expect(slices).toEqual(before.slices);
    store.getState().showTokens(80);
    await settle();
    expect(tokenizer.opened).toEqual([40, 80]);
  });

  it('are not taken for those of another part', async () => {
    await open('one');
    store.getState().addPastedText('two');
    store.getState().showTokens(40);
    expect(store.getState().tokens).toMatchObject({ status: 'running', rows: null, slices: [] });
    await settle();
    expect(store.getState().tokens.segments).toEqual(['two']);
  });

  it('are let go with everything else', async () => {
    await open(lines(100));
    store.getState().hideTokens();
    expect(store.getState().tokens).toMatchObject({ status: 'idle', rows: null, slices: [] });
    store.getState().needRows(0, 10, null);
    expect(tokenizer.asked).toHaveLength(2);
  });

  it('can be asked for again after a failure', async () => {
    const { openView } = tokenizer;
    tokenizer.openView = async () => ({ ok: false, error: { kind: 'encoder', reason: 'no memory' } });
    await open('text');
    expect(store.getState().tokens).toMatchObject({ status: 'failed', rows: null });
    expect(store.getState().tokens.reason).toContain('no memory');
    tokenizer.openView = openView;
    store.getState().showTokens(40);
    await settle();
    expect(store.getState().tokens.status).toBe('ready');
  });
});

describe('the tokens of rows', () => {
  it('are asked for in the order in which they are needed, two pages at a time', async () => {
    await open(lines(2000));
    tokenizer.holdBack = true;
    tokenizer.asked.length = 0;
    store.getState().needRows(10 * PAGE_ROWS + 60, 12 * PAGE_ROWS + 1, 1990 * 3);
    expect(tokenizer.asked.map(pageOf)).toEqual([10, 11]);
    await tokenizer.letGo();
    await tokenizer.letGo();
    await tokenizer.letGo();
    // The rows in sight, the token that is looked at, then the neighbours.
    expect(tokenizer.asked.map(pageOf).slice(0, 3)).toEqual([10, 11, 12]);
    expect(new Set(tokenizer.asked.map(pageOf).slice(4))).toEqual(new Set([13, 9]));
    await tokenizer.letGo();
    expect(tokenizer.asked).toHaveLength(6);
  });

  it('are not asked for twice', async () => {
    await open(lines(1000));
    tokenizer.holdBack = true;
    tokenizer.asked.length = 0;
    store.getState().needRows(300, 320, null);
    store.getState().needRows(301, 321, null);
    expect(tokenizer.asked.map(pageOf)).toEqual([4, 5]);
    await tokenizer.letGo();
    await tokenizer.letGo();
    store.getState().needRows(302, 322, null);
    expect(tokenizer.asked.map(pageOf)).toEqual([4, 5, 6, 3]);
  });

  it('are called back when the user has scrolled on', async () => {
    await open(lines(5000));
    tokenizer.holdBack = true;
    for (let row = 1000; row < 4000; row += 200) store.getState().needRows(row, row + 30, null);
    const last = Math.floor(3800 / PAGE_ROWS);
    expect(tokenizer.held.map(pageOf)).toEqual([last, last + 1]);
    tokenizer.holdBack = false;
    await tokenizer.letGo();
    await settle();
    expect([hasRow(1000), hasRow(3800)]).toEqual([false, true]);
  });

  it('are forgotten, least recently seen first', async () => {
    await open(lines((KEPT_PAGES + 20) * PAGE_ROWS));
    for (let page = 0; page < KEPT_PAGES + 20; page += 1) {
      store.getState().needRows(page * PAGE_ROWS, page * PAGE_ROWS + 10, 0);
      await settle();
    }
    expect(store.getState().tokens.slices).toHaveLength(KEPT_PAGES);
    // The page of the token that is looked at has stayed.
    expect([hasRow(0), hasRow(PAGE_ROWS), hasRow((KEPT_PAGES + 19) * PAGE_ROWS)]).toEqual([true, false, true]);
  });

  it('keep the page from being idle until those in sight are here', async () => {
    await open(lines(1000));
    tokenizer.holdBack = true;
    expect(store.getState().activities.size).toBe(0);
    store.getState().needRows(500, 520, null);
    expect(store.getState().activities.size).toBe(1);
    tokenizer.holdBack = false;
    await tokenizer.letGo();
    await settle();
    expect(store.getState().activities.size).toBe(0);
    tokenizer.holdBack = true;
    store.getState().needRows(900, 920, null);
    store.getState().hideTokens();
    await settle();
    expect(store.getState().activities.size).toBe(0);
  });

  it('come from a view opened anew when theirs is gone, once', async () => {
    await open(lines(1000));
    tokenizer.closeView('tokens');
    store.getState().needRows(500, 520, null);
    await settle();
    expect(tokenizer.opened).toEqual([40, 40]);
    store.getState().needRows(500, 520, null);
    await settle();
    expect(hasRow(500)).toBe(true);
  });

  it('end in a failure when the view is lost again and again', async () => {
    await open(lines(1000));
    tokenizer.viewTokens = async () => ({ ok: false, error: { kind: 'closed' } });
    store.getState().needRows(500, 520, null);
    await settle();
    expect(store.getState().tokens.status).toBe('ready');
    store.getState().needRows(500, 520, null);
    await settle();
    expect(store.getState().tokens.status).toBe('failed');
    expect(tokenizer.opened).toEqual([40, 40]);
  });
});

describe('how a token came to be', () => {
  it('is asked for once a piece', async () => {
    await open('unbelievably');
    const { tokens } = store.getState();
    expect(tokens.rows?.tokens).toBeGreaterThan(1);
    store.getState().explainToken(0);
    expect(store.getState().explanation).toMatchObject({ token: 0, status: 'running' });
    await settle();
    const first = store.getState().explanation;
    expect(first).toMatchObject({ token: 0, status: 'ready' });
    expect(first?.answer?.explanation.ids).toHaveLength(tokens.rows?.tokens ?? 0);
    store.getState().explainToken(1);
    expect(store.getState().explanation).toMatchObject({ token: 1, status: 'ready', answer: first?.answer });
    store.getState().explainToken(null);
    expect(store.getState().explanation).toBeNull();
  });

  it('the newest question wins', async () => {
    await open('one two three');
    store.getState().explainToken(0);
    store.getState().explainToken(2);
    await settle();
    expect(store.getState().explanation).toMatchObject({ token: 2, status: 'ready' });
    expect(store.getState().explanation?.answer?.firstToken).toBe(2);
  });

  it('goes with the text, and stays with another width', async () => {
    await open('one two three');
    store.getState().explainToken(1);
    await settle();
    store.getState().showTokens(20);
    await settle();
    expect(store.getState().explanation?.status).toBe('ready');
    const [part] = store.getState().work.prompt.parts;
    if (part === undefined) throw new Error('no part');
    store.getState().setText(part.id, 'four');
    store.getState().showTokens(20);
    await settle();
    expect(store.getState().explanation).toBeNull();
  });

  it('says why it cannot be told, and can be asked again', async () => {
    await open('one two');
    const { explain } = tokenizer;
    tokenizer.explain = async () => ({ ok: false, error: { kind: 'encoder', reason: 'no memory' } });
    store.getState().explainToken(1);
    await settle();
    expect(store.getState().explanation).toMatchObject({ status: 'failed' });
    tokenizer.explain = explain;
    store.getState().explainToken(1);
    await settle();
    expect(store.getState().explanation).toMatchObject({ status: 'ready' });
  });
});
