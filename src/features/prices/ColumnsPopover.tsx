import { Columns3 } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { MODEL_COLUMNS, type ModelColumn } from '@/state/model-table';
import { Button } from '@/ui/Button';
import { COLUMNS } from './columns';
import { USUAL_COLUMNS } from './table-settings';

/** Which columns the table has. */
export function ColumnsPopover({ columns, onChange }: { columns: readonly ModelColumn[]; onChange: (columns: readonly ModelColumn[]) => void }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const frame = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOutside = ({ target }: Event) => {
      if (!(target instanceof Node && frame.current?.contains(target))) setOpen(false);
    };
    // Wherever the focus is: in Safari a click gives it neither to the button nor to a box.
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setOpen(false);
      button.current?.focus();
    };
    addEventListener('keydown', closeByKey, { capture: true });
    addEventListener('pointerdown', closeOutside);
    addEventListener('focusin', closeOutside);
    return () => {
      removeEventListener('keydown', closeByKey, { capture: true });
      removeEventListener('pointerdown', closeOutside);
      removeEventListener('focusin', closeOutside);
    };
  }, [isOpen]);
  return (
    <span ref={frame} className="relative">
      <Button ref={button} size="small" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        <Columns3 size={14} aria-hidden /> Columns
      </Button>
      {isOpen && (
        <div id={id} role="group" aria-label="Columns" className="absolute top-full left-0 z-30 mt-1 grid max-h-[60dvh] w-72 grid-cols-2 gap-x-3 overflow-y-auto rounded-lg border border-line-strong bg-panel px-3 py-2 shadow-float max-sm:fixed max-sm:inset-x-3 max-sm:top-auto max-sm:w-auto">
          {MODEL_COLUMNS.filter((column) => column !== 'name').map((column) => (
            <label key={column} title={COLUMNS[column].title} className="flex min-h-6 items-center gap-1.5">
              <input
                type="checkbox"
                className="m-0 accent-[var(--accent)]"
                checked={columns.includes(column)}
                onChange={(event) => {
                  const isShown = event.currentTarget.checked;
                  onChange(MODEL_COLUMNS.filter((each) => (each === column ? isShown : columns.includes(each))));
                }}
              />
              {COLUMNS[column].label}
            </label>
          ))}
          <Button size="tiny" className="col-span-2 mt-1.5" onClick={() => onChange(USUAL_COLUMNS)}>
            The usual ones
          </Button>
        </div>
      )}
    </span>
  );
}
