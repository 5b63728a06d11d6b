import type { Notice, NoticesSlice } from './notices-state';
import type { Slice } from './store';

const MOST_NOTICES = 3;

export const createNoticesSlice: Slice<NoticesSlice> = (set) => {
  let lastId = 0;
  return {
    notices: [],
    notify: (notice) =>
      set((state) => {
        lastId += 1;
        // The same words again replace the older notice, so that a failing save does not fill the screen.
        const others = state.notices.filter((other) => other.text !== notice.text);
        const own = { ...notice, id: lastId };
        // What asks goes last: it stays until it is answered.
        const [asking, telling] = [others.filter(asks), others.filter((other) => !asks(other))];
        const kept = new Set([...telling, ...asking].slice(1 - MOST_NOTICES));
        return { notices: [...others.filter((other) => kept.has(other)), own] };
      }),
    dismiss: (id) => set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
  };
};

function asks({ choices, action }: Notice): boolean {
  return choices !== undefined && action === null;
}
