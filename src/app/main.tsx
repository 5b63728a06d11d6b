import './seal';
import './theme.css';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { UnitId } from '@/core/units';
import { startCounting } from '@/state/counting';
import { startCountingFraming } from '@/state/framing-counts';
import { keepWork } from '@/state/keeping';
import { startMeasuring } from '@/state/measuring';
import { AppStoreContext } from '@/state/react';
import { nextTask } from '@/state/slices-of-time';
import { createAppStore } from '@/state/store';
import { until } from '@/state/until';
import { tokenizerLater } from '@/workers/tokenizer-later';
import { App } from './App';
import { openBrowserRecords } from './browser-records';
import { keepTime } from './clock';
import { tellEviction } from './eviction';
import { keepFieldsFromZooming } from './field-zoom';
import { heedErasing } from './heed-erasing';
import { reportIdle } from './idle';
import { notedLink } from './link-note';
import { keepPreferences } from './preferences';
import { startRouter } from './router';
import { browserTabLock } from './tab-lock';

const tokenizer = tokenizerLater(async () => (await import('@/workers/start-tokenizer')).startTokenizer());
// randomUUID exists only on https and localhost; a page served in a local network must work too.
const makeId = () => Array.from(crypto.getRandomValues(new Uint32Array(3)), (word) => word.toString(36)).join('') as UnitId;
const store = createAppStore({ tokenizer, makeId });

// Evaluating all that is imported, setting it up and drawing it are tasks of their own: a slow phone answers in between.
await nextTask();
// Who presses something is likely to press more.
for (const pressed of ['keydown', 'pointerdown', 'paste', 'drop']) document.addEventListener(pressed, tokenizer.ease, { capture: true, passive: true });
keepFieldsFromZooming();
keepPreferences(store);
reportIdle(store);
heedErasing(store);
startRouter(store);
// One that was not answered when the page was left; after the address, which may hold another.
if (notedLink() !== '') void store.getState().track('opening a link', import('./kept-link').then(({ keepLink }) => keepLink(store), () => undefined));
keepTime(store);
// The saved work first: counting the sample only to throw it away would delay what the user came back for.
const records = openBrowserRecords();
const restored = keepWork(store, records, makeId(), browserTabLock());
void restored.then((hadWork) => {
  tellEviction(store, hadWork);
  startMeasuring(store);
  startCounting(store, tokenizer);
  startCountingFraming(store, tokenizer);
  const keep = () => import('@/state/kept-sources').then(({ keepSources }) => keepSources(store, records, makeId()));
  void until(store, ({ imports, documents }) => hadWork || imports.length + documents.size > 0).then(() => store.getState().track('keeping what was read', keep().catch(() => undefined)));
});

await nextTask();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
// As a transition the first render is done in short slices, so that a slow phone answers while the page is built.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <AppStoreContext value={store}>
        <App />
      </AppStoreContext>
    </StrictMode>,
  ),
);
