import type { ModelId } from '@/core/units';
import type { OfferedFigures, OfferedModel, OfferedRow } from '@/state/shared-figures';
import { ShortList } from '@/ui/ShortList';
import { figureCount, ownWords, sourceWords } from './shared-figure-words';

/** Rows that are listed: a small link may hold a thousand. */
const MOST_ROWS = 30;

/** The figures of models that came along, by field beside those of here, and of which models they are taken. */
export function FigureChoices({ offered: { models, refused }, taken, onChange }: { offered: OfferedFigures; taken: ReadonlySet<ModelId>; onChange: (taken: ReadonlySet<ModelId>) => void }) {
  if (models.length + refused.length === 0) return null;
  const toggle = (id: ModelId) => {
    const next = new Set(taken);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return (
    <fieldset className="m-0 flex min-w-0 flex-col gap-2 border-0 p-0">
      <legend className="label-caps p-0 pb-1.5">The sender’s own figures of models</legend>
      {models.length === 0 ? null : (
        <ul aria-label="Models with figures of the sender" className="m-0 max-h-[15.6rem] list-none overflow-y-auto rounded-md border border-line p-0">
          <ShortList items={models} most={MOST_ROWS}>
            {(model) => <ModelChoice key={model.id} model={model} isTaken={taken.has(model.id)} onToggle={() => toggle(model.id)} />}
          </ShortList>
        </ul>
      )}
      {models.length === 0 ? null : <p className="m-0 text-small text-ink-soft">As the sender states them. Those that you take stand under Own figures.</p>}
      {refused.length === 0 ? null : (
        <div className="text-small text-warn">
          <p className="m-0">{refused.length === 1 ? '1 entry was' : `${refused.length} entries were`} refused:</p>
          <ul aria-label="Refused figures" className="m-0 max-h-[6.5rem] list-none overflow-y-auto p-0">
            <ShortList items={refused} most={MOST_ROWS}>
              {({ field, message }) => (
                <li key={field} className="wrap-anywhere">
                  {field} {message}
                </li>
              )}
            </ShortList>
          </ul>
        </div>
      )}
    </fieldset>
  );
}

function ModelChoice({ model, isTaken, onToggle }: { model: OfferedModel; isTaken: boolean; onToggle: () => void }) {
  const own = ownWords(model);
  return (
    <li className="border-line px-2 py-1 not-first:border-t">
      <label className="flex min-h-7 cursor-pointer items-center gap-2">
        <input type="checkbox" className="m-0 shrink-0 accent-[var(--accent)]" checked={isTaken} onChange={onToggle} />
        <span className="min-w-0 wrap-anywhere">
          {model.isNew ? 'Add the model ' : `Take ${figureCount(model.rows.length)} of `}
          <span className="font-semibold">{model.name}</span>
        </span>
      </label>
      {own === null ? null : <p className="m-0 pl-6 text-small text-warn">{own}</p>}
      <ul aria-label={`Figures of ${model.name}`} className="m-0 list-none p-0 pl-6">
        <ShortList items={model.rows} most={MOST_ROWS}>
          {(row) => <FigureLine key={`${row.key.offerId ?? ''} ${row.key.field}`} row={row} />}
        </ShortList>
      </ul>
    </li>
  );
}

function FigureLine({ row: { label, before, isOwnBefore, after, figure } }: { row: OfferedRow }) {
  return (
    <li className="py-0.5 wrap-anywhere">
      {label}: {before === null ? null : <span className="text-ink-soft">{isOwnBefore ? `yours ${before}` : before} → </span>}
      <b className="font-semibold">{after}</b> <span className="text-small text-ink-faint">{sourceWords(figure)}</span>
    </li>
  );
}
