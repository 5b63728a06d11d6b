import { Bell } from 'lucide-react';
import { formatInteger } from '@/core/units';
import { isShown } from '@/state/notices-state';
import { useApp, useAppStore } from '@/state/react';
import { IconButton } from '@/ui/Button';

/** The region in which messages stand. */
export const MESSAGES_ID = 'messages';

/** Shows the messages again that made room. `className`: for which widths it stands in this place. */
export function FoldedNotices({ className }: { className: string }) {
  const store = useAppStore();
  const count = useApp(({ notices, work }) => notices.filter((notice) => notice.isFolded === true && isShown(notice, work.prompt.parts)).length);
  if (count === 0) return null;
  const show = () => {
    store.getState().showFolded();
    // The button is gone then, and what it shows takes the focus.
    document.getElementById(MESSAGES_ID)?.focus();
  };
  return <IconButton label={count === 1 ? 'Show the last message' : `Show the last ${formatInteger(count)} messages`} icon={<Bell size={15} />} className={className} onClick={show} />;
}
