import { Command as Cmdk } from 'cmdk';
import { useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useAppStore } from '@/state/react';
import type { Command } from '@/ui/command';
import { Modal } from '@/ui/Modal';
import { useGroups } from './use-groups';

const HEADING = '[&_[cmdk-group-heading]]:label-caps [&_[cmdk-group-heading]]:px-4 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1';

/** Everything by name: commands, models, and what is in the prompt. */
export function Palette({ commands }: { commands: readonly Command[] }) {
  const store = useAppStore();
  const [search, setSearch] = useState('');
  const groups = useGroups(commands, search);
  const list = useRef<HTMLDivElement>(null);
  // Each search begins at its best hit, wherever the list of the one before was scrolled to.
  useLayoutEffect(() => {
    list.current?.scrollTo(0, 0);
  }, [search]);
  const close = () => store.getState().open(null);
  const focusRow = () => {
    const { activeElement } = document;
    if (activeElement !== document.body && activeElement?.matches('[data-row]') !== true) return;
    document.querySelector<HTMLElement>(`[data-row="${CSS.escape(store.getState().focusId ?? '')}"]`)?.focus();
  };
  const choose = (run: () => void) => {
    // Before anything else the focus is back where it was, or in the list if it was nowhere: a dialog that opens now returns it there.
    flushSync(close);
    if (document.activeElement === document.body) focusRow();
    run();
    // A key in the list is for what is selected now, not for the row before.
    requestAnimationFrame(focusRow);
  };
  return (
    <Modal title="Command palette" bare onClose={close}>
      <Cmdk label="Command palette" loop shouldFilter={false}>
        <Cmdk.Input
          data-autofocus
          value={search}
          onValueChange={setSearch}
          placeholder="Type a command, a model or the name of a part"
          className="h-11 w-full border-b border-line bg-transparent px-4 text-ink outline-none placeholder:text-ink-faint"
        />
        <Cmdk.List ref={list} className="max-h-[56vh] overflow-y-auto pb-2">
          <Cmdk.Empty className="px-4 py-3 text-ink-faint">Nothing matches.</Cmdk.Empty>
          {groups.map(({ heading, items }) => (
            <Cmdk.Group key={heading} heading={heading} className={HEADING}>
              {items.map(({ id, run, shown }) => (
                <Cmdk.Item key={id} value={id} onSelect={() => choose(run)} className="flex min-h-8 items-center gap-2 px-4 py-1.5 data-[selected=true]:bg-accent-wash">
                  {shown}
                </Cmdk.Item>
              ))}
            </Cmdk.Group>
          ))}
        </Cmdk.List>
      </Cmdk>
    </Modal>
  );
}
