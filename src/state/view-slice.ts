import type { ViewSlice } from './app-state';
import type { Slice } from './store';

export const createViewSlice: Slice<ViewSlice> = (set, get) => ({
  view: 'tokens',
  theme: 'system',
  barScale: 'prompt',
  tokenDisplay: 'text',
  showWhitespace: true,
  dialog: null,
  turnsOpen: false,

  shownView: null,
  editorWanted: false,

  show: (view) => set({ view }),
  edit: (id) => {
    get().select(id);
    set({ view: 'edit', editorWanted: true });
  },
  editorFocused: () => set({ editorWanted: false }),
  viewShown: (shownView) => set({ shownView }),
  setTheme: (theme) => set({ theme }),
  setBarScale: (barScale) => set({ barScale }),
  setTokenDisplay: (tokenDisplay) => set({ tokenDisplay }),
  setShowWhitespace: (showWhitespace) => set({ showWhitespace }),
  open: (dialog) => set({ dialog }),
  setTurnsOpen: (turnsOpen) => set({ turnsOpen }),
});
