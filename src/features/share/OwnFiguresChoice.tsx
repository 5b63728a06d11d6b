import { namesInWords } from '@/core/name-list';

/** Whether the own figures of the work's models go along, by model and field. */
export function OwnFiguresChoice({ models, isIncluded, onChange }: { models: readonly { readonly id: string; readonly name: string; readonly words: string }[]; isIncluded: boolean; onChange: (isIncluded: boolean) => void }) {
  return (
    <fieldset className="m-0 flex min-w-0 flex-col gap-1.5 border-0 p-0">
      <legend className="label-caps p-0 pb-0.5">Own figures of models</legend>
      <label className="flex cursor-pointer items-center gap-2">
        <input type="checkbox" className="m-0 shrink-0 accent-[var(--accent)]" checked={isIncluded} onChange={(event) => onChange(event.currentTarget.checked)} />
        <span className="min-w-0 wrap-anywhere">With your own figures of {namesInWords(models.map(({ name }) => name))}</span>
      </label>
      <ul aria-label="Own figures of models" className="m-0 max-h-[6.5rem] list-none overflow-y-auto p-0 text-small text-ink-soft">
        {models.map(({ id, name, words }) => (
          <li key={id} className="wrap-anywhere">
            {name}: {words}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
