import type { BatchWork } from '@/state/batch-session';
import { Segmented } from '@/ui/Segmented';

/** Whether answers that the rows hold are counted with their input; nothing where none holds one. */
export function CountAs({ batch: { session, columns, answerRows } }: { batch: BatchWork }) {
  if (answerRows === 0 && columns.isWhole !== true) return null;
  const choose = (what: 'prompt' | 'whole') => {
    const { isWhole: _, ...rest } = columns;
    session.setColumns(what === 'whole' ? { ...rest, isWhole: true } : rest);
  };
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <span aria-hidden>Count as</span>
      <Segmented<'prompt' | 'whole'> label="Count rows as" value={columns.isWhole === true ? 'whole' : 'prompt'} onChange={choose} options={[{ value: 'prompt', label: 'Prompt alone' }, { value: 'whole', label: 'Whole conversation' }]} />
    </span>
  );
}
