import { afterEach, expect, it, vi } from 'vitest';
import { openFakeStore } from '@/test/fake-store';
import { keepLink } from './kept-link';
import { noteLink } from './link-note';

afterEach(() => vi.unstubAllGlobals());

/** The storage of one tab, and what a load of the page finds in it. */
function tab() {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) });
  const load = () => {
    const { store } = openFakeStore();
    keepLink(store);
    return store;
  };
  return { kept, load };
}

/** As the address hands it over. */
function comeBy(store: ReturnType<typeof openFakeStore>['store'], link: string) {
  noteLink(1, link);
  store.getState().showLink(link);
}

it('a link that is never shown is tried three times, and let go with a word', () => {
  const { kept, load } = tab();
  comeBy(load(), '#/share/1.a');
  for (const _ of [2, 3]) expect(load().getState().sharedLink).toBe('#/share/1.a');
  const last = load().getState();
  expect([last.sharedLink, last.notices.map(({ text }) => text)]).toEqual([null, ['A shared link could not be shown in three tries and is not tried again. Your work is as it was.']]);
  expect(kept.size).toBe(0);
  expect(load().getState().notices).toEqual([]);
});

it('one that is shown comes back until it is answered, and then no more; a new one takes its place', () => {
  const { kept, load } = tab();
  comeBy(load(), '#/share/1.a');
  let store = load();
  for (let at = 0; at < 5; at += 1) {
    store.setState({ isLinkShown: true });
    store = load();
    expect(store.getState().sharedLink).toBe('#/share/1.a');
  }
  store.getState().showLink('#/share/1.b');
  expect(kept.get('contextscope.sharedLink')).toBe('1#/share/1.b');
  store = load();
  expect(store.getState().sharedLink).toBe('#/share/1.b');
  store.getState().showLink(null);
  expect(kept.size).toBe(0);
  expect(load().getState().sharedLink).toBeNull();
});

it('where nothing may be stored a link is shown all the same', () => {
  vi.stubGlobal('sessionStorage', new Proxy({}, { get: () => { throw new Error('refused'); } }));
  const { store } = openFakeStore();
  keepLink(store);
  comeBy(store, '#/share/1.a');
  expect(store.getState().sharedLink).toBe('#/share/1.a');
});
