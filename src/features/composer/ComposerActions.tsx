import { Plus, Redo2, Undo2 } from 'lucide-react';
import { type Role, ROLES } from '@/core/prompt/part';
import { useApp, useAppStore } from '@/state/react';
import { Button, IconButton } from '@/ui/Button';
import { Menu } from '@/ui/Menu';
import { ROLE_LOOK } from '@/ui/role-look';
import { keyLabel } from '@/ui/Kbd';

/** Adding, undoing, starting over. */
export function ComposerActions() {
  const store = useAppStore();
  const canUndo = useApp((state) => state.past.length > 0);
  const canRedo = useApp((state) => state.future.length > 0);
  const isEmpty = useApp((state) => state.work.prompt.parts.length === 0);
  const act = store.getState();
  return (
    <div className="flex flex-wrap items-center border-b border-line px-1.5 pb-2">
      <Menu
        trigger={
          <Button look="quiet" size="small">
            <Plus size={14} aria-hidden /> Add
          </Button>
        }
        entries={[
          ...ROLES.filter((role) => role !== 'history').map((role) => ({
            label: capitalized(ROLE_LOOK[role].one),
            icon: <Swatch role={role} />,
            onSelect: () => {
              act.edit(act.addPart(role));
            },
          })),
          'line',
          ...(['user', 'assistant', 'tool'] as const).map((speaker) => ({
            label: `${capitalized(speaker)} turn`,
            icon: <Swatch role="history" />,
            onSelect: () => {
              act.edit(act.addTurn(speaker));
              act.setTurnsOpen(true);
            },
          })),
        ]}
      />
      <IconButton label={`Undo (${keyLabel('Mod+Z')})`} icon={<Undo2 size={15} />} disabled={!canUndo} onClick={act.undo} />
      <IconButton label={`Redo (${keyLabel('Mod+Shift+Z')})`} icon={<Redo2 size={15} />} disabled={!canRedo} onClick={act.redo} />
      <Button look="quiet" size="small" className="ml-auto" onClick={act.loadSample}>
        Load sample
      </Button>
      <Button look="quiet" size="small" disabled={isEmpty} onClick={act.clear}>
        Clear
      </Button>
    </div>
  );
}

function Swatch({ role }: { role: Role }) {
  return <span className="size-2.5 rounded-[3px]" style={{ backgroundColor: ROLE_LOOK[role].color }} />;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
