import { createStore, type StateCreator, type StoreApi } from 'zustand/vanilla';
import type { UnitId } from '@/core/units';
import type { Tokenizer } from '@/workers/tokenizer';
import { createActivitySlice } from './activity-slice';
import { createAlignSlice } from './align-slice';
import { createAsideSlice } from './aside-slice';
import type { AppState } from './app-state';
import { createBatchSlice } from './batch-slice';
import { createCatalogueSlice } from './catalogue-slice';
import { createComparisonSlice } from './comparison-slice';
import { createCostPlansSlice } from './cost-plans-slice';
import { createCostsSlice } from './costs-slice';
import { createCountsSlice } from './counts-slice';
import { createDocumentsSlice } from './documents-slice';
import { createFiguresSlice } from './figures-slice';
import { createFolderSlice } from './folder-slice';
import { createKeptSlice } from './kept-slice';
import { createImportsSlice } from './imports-slice';
import { createLanguagesSlice } from './languages-slice';
import { createLengthSlice } from './length-slice';
import { createMemorySlice } from './memory-slice';
import { createNeedlesSlice } from './needles-slice';
import { createNoticesSlice } from './notices-slice';
import { createRecallSlice } from './recall-slice';
import { createSharingSlice } from './sharing-slice';
import { createSelectionSlice } from './selection-slice';
import { createTokensSlice } from './tokens-slice';
import { createViewSlice } from './view-slice';
import { createWordSlice } from './word-slice';
import { createWorkSlice } from './work-slice';

/** What the state needs from outside; tests hand in their own. */
export interface Services {
  readonly tokenizer: Tokenizer;
  readonly makeId: () => UnitId;
}

export type AppStore = StoreApi<AppState>;
export type Slice<Part> = (...args: [...Parameters<StateCreator<AppState>>, Services]) => Part;

export function createAppStore(services: Services): AppStore {
  return createStore<AppState>()((set, get, api) => ({
    ...createCatalogueSlice(set, get, api, services),
    ...createCostPlansSlice(set, get, api, services),
    ...createDocumentsSlice(set, get, api, services),
    ...createLengthSlice(set, get, api, services),
    ...createRecallSlice(set, get, api, services),
    ...createImportsSlice(set, get, api, services),
    ...createFiguresSlice(set, get, api, services),
    ...createBatchSlice(set, get, api, services),
    ...createFolderSlice(set, get, api, services),
    ...createCostsSlice(set, get, api, services),
    ...createMemorySlice(set, get, api, services),
    ...createNeedlesSlice(set, get, api, services),
    ...createWorkSlice(set, get, api, services),
    ...createKeptSlice(set, get, api, services),
    ...createSharingSlice(set, get, api, services),
    ...createSelectionSlice(set, get, api, services),
    ...createCountsSlice(set, get, api, services),
    ...createTokensSlice(set, get, api, services),
    ...createAlignSlice(set, get, api, services),
    ...createLanguagesSlice(set, get, api, services),
    ...createWordSlice(set, get, api, services),
    ...createViewSlice(set, get, api, services),
    ...createNoticesSlice(set, get, api, services),
    ...createActivitySlice(set, get, api, services),
    ...createAsideSlice(set, get, api, services),
    ...createComparisonSlice(set, get, api, services),
  }));
}
