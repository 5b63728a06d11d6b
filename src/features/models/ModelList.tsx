import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Model } from '@/core/catalog/model';
import { formatCompact } from '@/core/units';
import { exactnessLook } from '@/ui/exactness-look';
import type { VendorGroup } from './search-models';

export interface ModelListProps {
  id: string;
  open: boolean;
  groups: readonly VendorGroup[];
  chosenId: string;
  /** Ids of those with a figure of the user's. */
  editedIds: ReadonlySet<string>;
  /** The option that Enter would choose. */
  activeId: string | null;
  onChoose: (model: Model) => void;
}

/** The list below the picker, by vendor. The focus stays in the input. */
export function ModelList({ id, open, groups, chosenId, editedIds, activeId, onChoose }: ModelListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) list.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [open, activeId]);

  return (
    <div
      hidden={!open}
      className="absolute top-full left-0 z-40 mt-1 w-110 max-w-[93vw] overflow-hidden rounded-lg border border-line-strong bg-panel shadow-float"
      // A press in the list must not take the focus from the input.
      onMouseDown={(event) => event.preventDefault()}
    >
      <div ref={list} id={id} role="listbox" aria-label="Models" className="max-h-[min(30rem,70dvh)] overflow-y-auto overscroll-contain py-1">
        {/* More than a thousand elements, which the first picture and every later one can do without. */}
        {(open ? groups : []).map((group) => (
          <div key={group.value} role="group" aria-label={group.value}>
            <div aria-hidden className="label-caps px-3 pt-2 pb-1">
              {group.value}
            </div>
            {group.items.map((item) => (
              <div
                key={item.id}
                id={`${id}-${item.id}`}
                role="option"
                aria-description={`${formatCompact(item.windowTokens.value)} window, ${exactnessLook(item.tokenizer.kind).label}${editedIds.has(item.id) ? ', edited' : ''}`}
                aria-selected={item.id === chosenId}
                data-active={item.id === activeId}
                onClick={() => onChoose(item)}
                className="grid min-h-7 grid-cols-[1rem_1fr_auto_4rem] items-center gap-2 px-3 select-none hover:bg-raised data-[active=true]:bg-accent-wash"
              >
                <span className="text-accent">{item.id === chosenId ? <Check size={13} aria-hidden /> : null}</span>
                <span className="truncate">
                  {item.name}
                  {editedIds.has(item.id) ? <span aria-hidden className="text-micro text-accent"> edited</span> : null}
                </span>
                <span aria-hidden className="text-ink-soft">{formatCompact(item.windowTokens.value)}</span>
                <span aria-hidden className="text-right text-micro text-ink-faint">{exactnessLook(item.tokenizer.kind).label}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      <p role="status" className="m-0 border-t border-line px-3 py-1.5 text-micro text-ink-faint">
        {groups.length === 0 ? 'No model matches.' : 'Window in tokens, and how sure the counts are. Sources and dates: Limits.'}
      </p>
    </div>
  );
}
