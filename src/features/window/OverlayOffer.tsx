import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';

/** On a first visit: that there is a lane of scores by position. Gone for good once it is answered. */
export function OverlayOffer() {
  const store = useAppStore();
  const isOpen = useApp((state) => !state.overlayOn && !state.overlayOffered);
  // On a phone a pinned token has the room.
  const isPinned = useApp((state) => state.pinnedToken !== null);
  if (!isOpen) return null;
  return (
    <div className={`print:hidden mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-small text-ink-soft ${isPinned ? 'max-md:hidden' : ''}`}>
      <span>In published tests, models score lower in parts of a long prompt.</span>
      <span className="flex gap-1">
        <Button size="tiny" onClick={() => store.getState().setOverlay(true)}>
          Show where
        </Button>
        <Button size="tiny" look="quiet" onClick={() => store.getState().dismissOverlayOffer()}>
          Not now
        </Button>
      </span>
    </div>
  );
}
