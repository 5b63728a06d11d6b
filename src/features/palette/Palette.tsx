import { Command as Cmdk, defaultFilter } from 'cmdk';
import { useMemo } from 'react';
import { heldUnitsOf } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import type { Command } from '@/ui/command';
import { Kbd } from '@/ui/Kbd';
import { Modal } from '@/ui/Modal';
import { ROLE_LOOK } from '@/ui/role-look';

/** Letters that stand apart and out of order in a long name score less: such a hit is by chance, and would come before a good one of a later group. */
const LEAST_SCORE = 0.001;

function scoreOf(value: string, search: string): number {
  const score = defaultFilter(value, search);
  return score < LEAST_SCORE ? 0 : score;
}

/** Everything by name: commands and the parts of the prompt. */
export function Palette({ commands }: { commands: readonly Command[] }) {
  const store = useAppStore();
  const parts = useApp((state) => state.work.prompt.parts);
  const imports = useApp((state) => state.imports);
  const sources = useMemo(() => {
    const ids = new Set(parts.flatMap((part) => [part.id, ...heldUnitsOf(part).map(({ id }) => id)]));
    return imports.filter(({ unitIds }) => unitIds.some((id) => ids.has(id)));
  }, [imports, parts]);
  const close = () => store.getState().open(null);
  const choose = (run: () => void) => {
    close();
    run();
    // Once the dialog has given the focus back: a key in the list is for what is selected now, not for the row before.
    requestAnimationFrame(() => {
      const { activeElement } = document;
      if (activeElement !== document.body && activeElement?.matches('[data-row]') !== true) return;
      document.querySelector<HTMLElement>(`[data-row="${CSS.escape(store.getState().focusId ?? '')}"]`)?.focus();
    });
  };
  const groups = [...new Set(commands.map((command) => command.group))];
  const item = 'flex min-h-8 items-center gap-2 px-4 data-[selected=true]:bg-accent-wash';
  const heading = '[&_[cmdk-group-heading]]:label-caps [&_[cmdk-group-heading]]:px-4 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1';
  return (
    <Modal title="Command palette" bare onClose={close}>
      <Cmdk label="Command palette" loop filter={scoreOf}>
        <Cmdk.Input
          data-autofocus
          placeholder="Type a command or the name of a part"
          className="h-11 w-full border-b border-line bg-transparent px-4 text-ink outline-none placeholder:text-ink-faint"
        />
        <Cmdk.List className="max-h-[56vh] overflow-y-auto pb-2">
          <Cmdk.Empty className="px-4 py-3 text-ink-faint">Nothing matches.</Cmdk.Empty>
          {groups.map((group) => (
            <Cmdk.Group key={group} heading={group} className={heading}>
              {commands
                .filter((command) => command.group === group)
                .map((command) => (
                  <Cmdk.Item key={command.id} value={`${group} ${command.label}`} onSelect={() => choose(command.run)} className={item}>
                    <span className="flex-1">{command.label}</span>
                    {command.keys === undefined ? null : <Kbd keys={command.keys} />}
                  </Cmdk.Item>
                ))}
            </Cmdk.Group>
          ))}
          {sources.length === 0 ? null : (
            <Cmdk.Group heading="Imports" className={heading}>
              {sources.map(({ id, name }) => (
                <Cmdk.Item key={id} value={`read as something else ${name} change import format ${id}`} onSelect={() => choose(() => store.getState().openImport(id))} className={item}>
                  <span className="truncate">Read {name} as something else…</span>
                </Cmdk.Item>
              ))}
            </Cmdk.Group>
          )}
          {parts.length === 0 ? null : (
            <Cmdk.Group heading="Parts" className={heading}>
              {parts.map((part) => (
                <Cmdk.Item
                  key={part.id}
                  value={`part ${part.name} ${part.id}`}
                  onSelect={() => choose(() => store.getState().select(part.id as UnitId))}
                  className={item}
                >
                  <span aria-hidden className="size-2.5 shrink-0 rounded-[3px]" style={{ backgroundColor: ROLE_LOOK[part.role].color }} />
                  <span className={`truncate ${part.role === 'tools' ? 'font-mono text-small' : ''}`}>{part.name}</span>
                </Cmdk.Item>
              ))}
            </Cmdk.Group>
          )}
        </Cmdk.List>
      </Cmdk>
    </Modal>
  );
}
