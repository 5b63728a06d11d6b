import { isShown, type Notice, type NoticesSlice } from './notices-state';
import type { Slice } from './store';

const MOST_NOTICES = 3;
const MOST_FOLDED = 20;

export const createNoticesSlice: Slice<NoticesSlice> = (set) => {
  let lastId = 0;
  return {
    notices: [],
    notify: (notice) =>
      set((state) => {
        lastId += 1;
        // The same words again replace the older notice, so that a failing save does not fill the screen.
        const all = state.notices.filter((other) => other.text !== notice.text);
        // What speaks of parts that are not there takes no place of others.
        const gone = all.filter((other) => !isShown(other, state.work.prompt.parts)).slice(-MOST_NOTICES);
        const here = all.filter((other) => isShown(other, state.work.prompt.parts));
        const folded = here.filter(({ isFolded }) => isFolded).slice(-MOST_FOLDED);
        const others = here.filter(({ isFolded }) => isFolded !== true);
        const own = { ...notice, id: lastId };
        // What asks goes last: it stays until it is answered.
        const [asking, telling] = [others.filter(asks), others.filter((other) => !asks(other))];
        const kept = new Set([...telling, ...asking].slice(1 - MOST_NOTICES));
        return { notices: [...gone, ...folded, ...others.filter((other) => kept.has(other)), own] };
      }),
    dismiss: (id) => set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
    dismissRefused: (added) => set((state) => ({ notices: state.notices.filter(({ refused }) => refused === undefined || !refused.every((name) => added.has(name))) })),
    fold: (id) => set(({ notices }) => ({ notices: notices.map((notice) => (notice.id === id ? { ...notice, isFolded: true } : notice)) })),
    showFolded: () => set(({ notices }) => ({ notices: notices.map((notice) => (notice.isFolded === true ? { ...notice, isFolded: false } : notice)) })),
    dismissEarlier: () => set((state) => ({ notices: state.notices.filter(({ action, about }) => action !== 'undo' && about?.size !== 0) })),
  };
};

function asks({ choices, action }: Notice): boolean {
  return choices !== undefined && action === null;
}
