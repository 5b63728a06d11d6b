import { SUB_VIEWS, type ViewSlice } from './app-state';
import type { Slice } from './store';

export const createViewSlice: Slice<ViewSlice> = (set, get) => ({
  view: 'tokens',
  subViews: { models: SUB_VIEWS.models[0], cost: SUB_VIEWS.cost[0], position: SUB_VIEWS.position[0] },
  theme: 'system',
  barScale: 'prompt',
  tokenDisplay: 'text',
  showWhitespace: true,
  dialog: null,
  turnsOpen: false,
  framingOpen: false,
  chosenCase: null,
  shownCase: null,

  shownView: null,
  editorWanted: false,
  calibrationWanted: false,
  calibrationReport: null,
  valuesWanted: null,

  show: (view) => set({ view }),
  showSub: (view, part) => set((state) => ({ view, subViews: { ...state.subViews, [view]: part } })),
  openCalibration: (calibrationReport = null) => set({ view: 'limits', calibrationWanted: true, calibrationReport }),
  calibrationFocused: () => set({ calibrationWanted: false, calibrationReport: null }),
  openValues: (name) => set({ view: 'limits', valuesWanted: { name: name ?? null } }),
  valuesFocused: () => set({ valuesWanted: null }),
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
  setFramingOpen: (framingOpen) => set({ framingOpen }),
  chooseCase: (chosenCase) => set({ chosenCase }),
});
