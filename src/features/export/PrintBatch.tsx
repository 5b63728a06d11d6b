import { useMemo } from 'react';
import { batchCells, batchRowsWords, fewNotes, sourcesWords } from '@/core/share/markdown-batch';
import { reportBatch } from '@/core/share/report-batch';
import type { AppState } from '@/state/app-state';
import { batchRowsLeftOut } from '@/state/batch-left-behind';
import { batchForReport } from '@/state/batch-report';
import { useApp, useAppStore } from '@/state/react';

const HEADS = ['Model', 'p50', 'p95', 'Max', 'Fit', 'All tokens', 'Input', 'Answers', 'Cost'] as const;

/** Figures of many prompts that are open beside the work, for paper; nothing where none are. */
export function PrintBatch() {
  const store = useAppStore();
  const open = useApp((state) => state.batch);
  const batch = useMemo(() => {
    const input = open === null ? null : batchForReport({ ...store.getState(), batch: open } satisfies AppState);
    return input === null ? null : reportBatch(input);
  }, [store, open]);
  if (open === null || batch === null) return null;
  return (
    <section aria-label="Many prompts" className="flex flex-col gap-1 border-t border-line pt-2">
      <p className="m-0 font-semibold wrap-anywhere">
        {batch.name}: {batchRowsWords(batch)}
        {open.phase === 'counting' ? ', still being counted' : ''}
      </p>
      {batch.models.length > 0 && (
        <div className="overflow-x-auto">
          <table aria-label="Figures of many prompts" className="w-full border-separate border-spacing-0 text-small">
            <thead className="text-micro text-ink-faint">
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col" className="px-1.5 py-1 text-right font-semibold first:pl-0 first:text-left last:pr-0">{head}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {batch.models.map((model) => (
                <tr key={model.id} className="align-top">
                  <th scope="row" className="border-t border-line py-0.5 pr-1.5 text-left font-normal">{model.name}</th>
                  {batchCells(model).map((cell, index) => (
                    <td key={HEADS[index + 1]} className="border-t border-line px-1.5 py-0.5 text-right last:pr-0">{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="m-0 text-small text-ink-soft">
        {[batch.basis, ...batch.models.flatMap((model) => (model.price === null ? [] : [`${model.name}: ${model.price} (${sourcesWords(model)}).`])), ...fewNotes(batch.notes), ...batchRowsLeftOut({ batch: open })].join(' ')}
      </p>
    </section>
  );
}
