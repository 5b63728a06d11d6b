// How the user likes the page: small, per browser, and nothing breaks when it cannot be kept.
import type { AppState } from '@/state/app-state';
import type { AppStore } from '@/state/store';

const KEY = 'contextscope.preferences';
type Preferences = Pick<AppState, 'theme' | 'barScale' | 'tokenDisplay' | 'showWhitespace' | 'turnsOpen' | 'overlayOn' | 'overlayOffered'>;
const VALUES: { readonly [Name in keyof Preferences]: readonly Preferences[Name][] } = {
  theme: ['system', 'light', 'dark'],
  barScale: ['prompt', 'window'],
  tokenDisplay: ['text', 'ids', 'both'],
  showWhitespace: [false, true],
  turnsOpen: [false, true],
  overlayOn: [false, true],
  overlayOffered: [false, true],
};

function pick({ theme, barScale, tokenDisplay, showWhitespace, turnsOpen, overlayOn, overlayOffered, recall }: AppState) {
  return { theme, barScale, tokenDisplay, showWhitespace, turnsOpen, overlayOn, overlayOffered, recall };
}

/** What is kept, each preference by itself: one that cannot be read does not cost the others. */
function read(): Partial<Preferences & Pick<AppState, 'recall'>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const known = Object.entries(Object(kept) as object).filter(([name, value]) => Object.hasOwn(VALUES, name) && VALUES[name as keyof Preferences].includes(value as never));
    // What was chosen of the overlay is checked where it is used: its rules come with the tables.
    const recall = Object((Object(kept) as { recall?: unknown }).recall) as AppState['recall'];
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
    const next = JSON.stringify(pick(state));
    if (next === JSON.stringify(pick(before))) return;
    showTheme();
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // Private mode or a full store: the preference holds for this visit.
    }
  });
}
