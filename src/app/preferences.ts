// How the user likes the page: small, per browser, and nothing breaks when it cannot be kept.
import * as v from 'valibot';
import type { AppState } from '@/state/app-state';
import type { AppStore } from '@/state/store';

const KEY = 'contextscope.preferences';
const PreferencesSchema = v.partial(
  v.object({
    theme: v.picklist(['system', 'light', 'dark']),
    barScale: v.picklist(['prompt', 'window']),
    tokenDisplay: v.picklist(['text', 'ids', 'both']),
    showWhitespace: v.boolean(),
    turnsOpen: v.boolean(),
  }),
);

function pick({ theme, barScale, tokenDisplay, showWhitespace, turnsOpen }: AppState) {
  return { theme, barScale, tokenDisplay, showWhitespace, turnsOpen };
}

function read(): Partial<ReturnType<typeof pick>> {
  try {
    const parsed = v.safeParse(PreferencesSchema, JSON.parse(localStorage.getItem(KEY) ?? '{}'));
    return parsed.success ? (parsed.output as Partial<ReturnType<typeof pick>>) : {};
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
