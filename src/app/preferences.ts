// How the user likes the page: small, per browser, and nothing breaks when it cannot be kept.
import type { AppState } from '@/state/app-state';
import { mergeRecords } from '@/state/merge-records';
import type { AppStore } from '@/state/store';

const KEY = 'contextscope.preferences';
type Preferences = Pick<AppState, 'theme' | 'barScale' | 'tokenDisplay' | 'showWhitespace' | 'turnsOpen' | 'overlayOn' | 'overlayOffered' | 'chosenCase'>;
const VALUES: { readonly [Name in keyof Preferences]: readonly Preferences[Name][] } = {
  theme: ['system', 'light', 'dark'],
  barScale: ['prompt', 'window'],
  tokenDisplay: ['text', 'ids', 'both'],
  showWhitespace: [false, true],
  turnsOpen: [false, true],
  overlayOn: [false, true],
  overlayOffered: [false, true],
  chosenCase: [null, 'typical', 'worst'],
};

function pick({ theme, barScale, tokenDisplay, showWhitespace, turnsOpen, overlayOn, overlayOffered, chosenCase, recall }: AppState) {
  return { theme, barScale, tokenDisplay, showWhitespace, turnsOpen, overlayOn, overlayOffered, chosenCase, recall };
}

/** null: nothing, or nothing that can be read. Throws where the browser keeps nothing at all. */
function kept(): unknown {
  const text = localStorage.getItem(KEY);
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** What is kept, each preference by itself: one that cannot be read does not cost the others. */
function read(): Partial<Preferences & Pick<AppState, 'recall'>> {
  try {
    const all = kept();
    const known = Object.entries(Object(all) as object).filter(([name, value]) => Object.hasOwn(VALUES, name) && VALUES[name as keyof Preferences].includes(value as never));
    // What was chosen of the overlay is checked where it is used: its rules come with the tables.
    const recall = Object((Object(all) as { recall?: unknown }).recall) as AppState['recall'];
    return { ...(Object.fromEntries(known) as Partial<Preferences>), recall };
  } catch {
    return {};
  }
}

/** Restores the preferences, keeps them, and shows the theme. */
export function keepPreferences(store: AppStore): void {
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const showTheme = () => {
    const { theme } = store.getState();
    document.documentElement.dataset['theme'] = theme === 'system' ? (systemDark.matches ? 'dark' : 'light') : theme;
  };
  store.setState(read());
  showTheme();
  systemDark.addEventListener('change', showTheme);
  store.subscribe((state, before) => {
    const [last, next] = [pick(before), pick(state)];
    if (JSON.stringify(next) === JSON.stringify(last)) return;
    showTheme();
    try {
      // What another tab has kept meanwhile stays, such as results of tests that this one has not.
      localStorage.setItem(KEY, JSON.stringify(mergeRecords(last, next, kept())));
    } catch {
      // Private mode or a full store: the preference holds for this visit.
    }
  });
}
