import type { NoticesSlice } from './notices-state';
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
        return { notices: [...others, { ...notice, id: lastId }].slice(-MOST_NOTICES) };
      }),
    dismiss: (id) => set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
  };
};
