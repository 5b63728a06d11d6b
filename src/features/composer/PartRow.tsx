import { AudioLines, ChevronRight, Ellipsis, EyeOff, FileText, Film, GripVertical, Image } from 'lucide-react';
import { type ComponentType, type DragEvent, memo, Suspense, useState } from 'react';
import { describeAttachment } from '@/core/prompt/attachment';
import { type Part, shownName } from '@/core/prompt/part';
import { uncountedToolsIn } from '@/core/prompt/part-tools';
import type { UnitId } from '@/core/units';
import { importOfUnit } from '@/state/imports-slice';
import { useApp, useAppStore } from '@/state/react';
import { IconButton } from '@/ui/Button';
import { Menu } from '@/ui/Menu';
import { ROLE_LOOK } from '@/ui/role-look';
import { Switch } from '@/ui/Switch';
import { PartTokens, ShareLine } from './PartTokens';

export const PART_DRAG_TYPE = 'application/x-contextscope-part';

const KIND_ICON = { image: <Image size={14} />, pdf: <FileText size={14} />, audio: <AudioLines size={14} />, video: <Film size={14} />, withheld: <EyeOff size={14} />, absent: <EyeOff size={14} /> } as const;

export interface PartRowProps {
  part: Part;
  /** Place among all parts of the prompt. */
  index: number;
  isRenaming: boolean;
  onRename: (id: UnitId, on: boolean) => void;
  /** The gap at an edge of this row that a dragged part would drop into, or null. */
  gap: number | null;
  onGap: (gap: number | null) => void;
  /** What else is to be known of an enabled part. */
  note: ComponentType<{ id: UnitId }> | null;
}

/** Counts are drawn by components of their own, so that a new count does not draw the whole row again. */
export const PartRow = memo(function PartRow({ part, index, isRenaming, onRename, gap, onGap, note: Note }: PartRowProps) {
  const store = useAppStore();
  const { id } = part;
  // While the turns are folded away, the history stands for the turn that is looked at.
  const isFocused = useApp(
    (state) => state.focusId === id || ('turns' in part && !state.turnsOpen && part.turns.some((turn) => turn.id === state.focusId)),
  );
  const isChosen = useApp((state) => state.chosenIds.has(id));
  const turnsOpen = useApp((state) => state.turnsOpen);
  const [menuOpen, setMenuOpen] = useState(false);
  const source = menuOpen ? importOfUnit(store.getState().imports, id) : null;
  const look = ROLE_LOOK[part.role];
  const name = shownName(part);
  const act = store.getState();
  const chosen = (): UnitId[] => (store.getState().chosenIds.has(id) ? [...store.getState().chosenIds] : [id]);

  const onDragOver = (event: DragEvent<HTMLElement>) => {
    if (!event.dataTransfer.types.includes(PART_DRAG_TYPE)) return;
    event.preventDefault();
    event.stopPropagation();
    const box = event.currentTarget.getBoundingClientRect();
    onGap(event.clientY < box.top + box.height / 2 ? index : index + 1);
  };

  return (
    <div
      className={`group relative flex min-h-8 items-center gap-1 border-l-3 pr-3.5 pl-1 ${isFocused || isChosen ? 'bg-accent-wash' : 'hover:bg-raised'} ${gap === index ? 'shadow-[inset_0_2px_0_var(--accent)]' : gap === index + 1 ? 'shadow-[inset_0_-2px_0_var(--accent)]' : ''}`}
      style={{ borderLeftColor: look.color }}
      onDragOver={onDragOver}
      onDrop={(event) => {
        if (!event.dataTransfer.types.includes(PART_DRAG_TYPE)) return;
        event.preventDefault();
        event.stopPropagation();
        onGap(null);
        const dragged = event.dataTransfer.getData(PART_DRAG_TYPE).split(' ') as UnitId[];
        const box = event.currentTarget.getBoundingClientRect();
        act.moveTo(dragged, event.clientY < box.top + box.height / 2 ? index : index + 1);
      }}
    >
      <span
        draggable
        aria-hidden
        title="Drag to reorder"
        className="-mx-1 flex h-7 w-6 shrink-0 cursor-grab items-center justify-center text-ink-faint"
        onDragStart={(event) => {
          event.dataTransfer.setData(PART_DRAG_TYPE, chosen().join(' '));
          event.dataTransfer.effectAllowed = 'move';
        }}
        onDragEnd={() => onGap(null)}
      >
        <GripVertical size={13} />
      </span>
      {isRenaming ? (
        <input
          autoFocus
          aria-label={`Name of ${name}`}
          defaultValue={part.name}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={(event) => {
            const typed = event.currentTarget.value.trim();
            if (typed !== '') act.renamePart(id, typed);
            act.closeEdit();
            onRename(id, false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.value = part.name;
            if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
          }}
          className="h-6 min-w-0 flex-1 rounded-sm border border-accent bg-panel px-1 text-ink outline-none"
        />
      ) : (
        <button
          type="button"
          data-row={id}
          aria-current={isFocused}
          title={name}
          onClick={(event) => {
            // The keys of the list go to the row that has the focus, which a click does not give a button in Safari.
            event.currentTarget.focus();
            act.select(id, event.shiftKey ? 'range' : event.metaKey || event.ctrlKey ? 'toggle' : 'only');
          }}
          onDoubleClick={() => onRename(id, true)}
          className={`relative -ml-1 h-8 min-w-0 flex-1 truncate rounded-sm pl-1 text-left focus-visible:-outline-offset-1 ${part.role === 'tools' ? 'font-mono text-small' : ''} ${part.enabled ? 'text-ink' : 'text-ink-faint line-through'}`}
        >
          {name}
          {part.enabled ? <ShareLine id={id} color={look.color} /> : null}
        </button>
      )}
      {'attachment' in part ? (
        <span role="img" aria-label={describeAttachment(part.attachment)} title={describeAttachment(part.attachment)} className="shrink-0 text-ink-faint">
          {KIND_ICON[part.attachment.kind]}
        </span>
      ) : null}
      {'turns' in part ? (
        <IconButton
          label={turnsOpen ? 'Hide turns' : 'Show turns'}
          aria-expanded={turnsOpen}
          icon={<ChevronRight size={14} className={`transition-transform duration-150 ${turnsOpen ? 'rotate-90' : ''}`} />}
          className="size-6!"
          onClick={() => act.setTurnsOpen(!turnsOpen)}
        />
      ) : null}
      <span className={menuOpen ? '' : 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100'}>
        <Menu
          align="end"
          onOpenChange={setMenuOpen}
          trigger={<IconButton label={`Actions for ${name}`} icon={<Ellipsis size={15} />} className="size-6!" />}
          entries={[
            { label: 'Edit', keys: 'Enter', onSelect: () => act.edit(id) },
            // The name field takes the focus after the menu has given it back.
            { label: 'Rename', keys: 'F2', onSelect: () => { act.select(id); requestAnimationFrame(() => onRename(id, true)); } },
            ...('turns' in part ? [] : [{ label: 'Duplicate', keys: 'Mod+D', onSelect: () => act.duplicate(chosen()) }]),
            { label: 'Move up', keys: 'Alt+↑', onSelect: () => act.move(chosen(), -1) },
            { label: 'Move down', keys: 'Alt+↓', onSelect: () => act.move(chosen(), 1) },
            ...(source === null ? [] : [{ label: 'Read as something else…', onSelect: () => act.openImport(source.id) }]),
            'line',
            { label: 'Delete', keys: 'Delete', tone: 'danger', onSelect: () => act.deleteUnits(chosen()) },
          ]}
        />
      </span>
      {Note !== null && part.enabled ? (
        <Suspense fallback={null}>
          <Note id={id} />
        </Suspense>
      ) : null}
      <PartTokens id={id} enabled={part.enabled} uncountedTools={uncountedToolsIn(part)} />
      <span className="ml-1.5">
        <Switch label={`${name} in the prompt`} checked={part.enabled} color={look.color} onChange={(on) => act.setEnabled(chosen(), on)} />
      </span>
    </div>
  );
});
