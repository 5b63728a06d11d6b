import type { Work } from '@/core/share/work';
import type { Slice } from './store';

/** The name of the workspace that there is without any having been made, where it has to be called something. */
export const FIRST_NAME = 'My prompt';

/** Where the work is kept between visits. */
export interface KeptSlice {
  /** here: this tab saves what changes. elsewhere: another tab does. stopped: nothing is saved any more, as all was deleted. */
  readonly keeping: 'here' | 'elsewhere' | 'stopped';
  /** The work as it was saved last; null: none was yet. */
  readonly keptWork: Work | null;
  /** Name of the piece of work that is open; null: there is only one, and it has no name. */
  readonly workspaceName: string | null;
  /** How often the browser has cleared what was kept, while the page was open. */
  readonly clearings: number;
}

export const createKeptSlice: Slice<KeptSlice> = () => ({ keeping: 'here', keptWork: null, workspaceName: null, clearings: 0 });
