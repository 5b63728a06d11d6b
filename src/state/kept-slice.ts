import type { Slice } from './store';

/** Where the work is kept between visits. */
export interface KeptSlice {
  /** here: this tab saves what changes. elsewhere: another tab does. stopped: nothing is saved any more, as all was deleted. */
  readonly keeping: 'here' | 'elsewhere' | 'stopped';
  /** Name of the piece of work that is open; null: there is only one, and it has no name. */
  readonly workspaceName: string | null;
}

export const createKeptSlice: Slice<KeptSlice> = () => ({ keeping: 'here', workspaceName: null });
