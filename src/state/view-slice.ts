import type { ViewSlice } from './app-state';
import type { Slice } from './store';

export const createViewSlice: Slice<ViewSlice> = (set) => ({
  view: 'tokens',
  theme: 'system',
  barScale: 'prompt',
  tokenDisplay: 'text',
  showWhitespace: true,
  dialog: null,
  turnsOpen: false,

  show: (view) => set({ view }),
  setTheme: (theme) => set({ theme }),
  setBarScale: (barScale) => set({ barScale }),
  setTokenDisplay: (tokenDisplay) => set({ tokenDisplay }),
  setShowWhitespace: (showWhitespace) => set({ showWhitespace }),
  open: (dialog) => set({ dialog }),
  setTurnsOpen: (turnsOpen) => set({ turnsOpen }),
});
