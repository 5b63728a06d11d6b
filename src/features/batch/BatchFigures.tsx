import { X } from 'lucide-react';
import { formatInteger } from '@/core/units';
import type { BatchWork } from '@/state/batch-session';
import { useApp } from '@/state/react';
import { selectModels } from '@/state/selectors';
import { Button, IconButton } from '@/ui/Button';
import { NamedGroup } from '@/ui/NamedGroup';
import { SideScroll } from '@/ui/SideScroll';
import { basisWords } from '@/state/batch-answer-words';
import { addableModels, namedWords, partialWords } from './batch-words';
import { FigureCells, HEADS, LINE, ROW_NAME } from './FigureCells';
import { PriceLines } from './PriceLines';

/** What the rows come to, a line for each model. */
export function BatchFigures({ batch }: { batch: BatchWork }) {
  const models = useApp(selectModels);
  const { modelIds, totals, asNamed, session, assumed, phase, rawRows, named } = batch;
  const [namedHere, addable] = [namedWords(named), addableModels(named, modelIds)];
  const first = totals.get(modelIds[0]!);
  const isInputAlone = !assumed.isTyped && assumed.tokens === 0 && (first === undefined || first.limited + first.ofData < first.rows);
  const partial = Math.max(0, ...[...totals.values()].map((each) => each.partial));
  return (
    <NamedGroup heading="h2" title="For each model">
      <SideScroll label="Figures for each model">
        <table role="table" aria-label="Prompts for each model" className="w-full border-separate border-spacing-0 text-right @max-4xl:block">
          <thead role="rowgroup" className="text-micro text-ink-faint @max-4xl:sr-only">
            <tr role="row">
              {[...HEADS, ...(modelIds.length > 1 ? [['', ''] as const] : [])].map(([name, under]) => (
                <th key={name} role="columnheader" scope="col" className="border-b border-line px-1.5 py-1 align-top font-semibold whitespace-nowrap first:pl-0 first:text-left">
                  {name === '' ? <span className="sr-only">Remove</span> : name}
                  {under !== '' && <span className="block font-normal">{under}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup" className="@max-4xl:block">
            {modelIds.map((id) => {
              const name = models.find((model) => model.id === id)?.name ?? id;
              const own = totals.get(id);
              if (own === undefined) {
                return (
                  <tr key={id} role="row" className={LINE}>
                    <th role="rowheader" scope="row" className={ROW_NAME}>{name}</th>
                    <td role="cell" colSpan={modelIds.length > 1 ? 9 : 8} className="py-1 text-left @max-4xl:col-span-full text-ink-faint">{phase === 'ready' ? 'No row could be counted.' : 'Counting…'}</td>
                  </tr>
                );
              }
              return (
                <tr key={id} role="row" className={LINE}>
                  <th role="rowheader" scope="row" className={ROW_NAME}>{name}</th>
                  <FigureCells totals={own} />
                  {modelIds.length > 1 && (
                    <td role="cell" className="py-0.5 @max-4xl:absolute @max-4xl:top-0 @max-4xl:right-0">
                      <IconButton label={`Remove ${name}`} icon={<X size={14} />} onClick={() => session.setModels(modelIds.filter((other) => other !== id))} />
                    </td>
                  )}
                </tr>
              );
            })}
            {asNamed !== null && (
              <tr role="row" className={LINE}>
                <th role="rowheader" scope="row" className={ROW_NAME}>
                  Each row on its own model
                  {first !== undefined && asNamed.rows < first.rows && <span className="block text-small font-normal text-ink-faint">{formatInteger(asNamed.rows)} of {formatInteger(first.rows)} rows name one</span>}
                </th>
                <FigureCells totals={asNamed} />
                {modelIds.length > 1 && <td role="cell" className="@max-4xl:hidden" />}
              </tr>
            )}
          </tbody>
        </table>
      </SideScroll>
      {partial > 0 && <p className="m-0 text-small text-warn">{partialWords(partial)}</p>}
      {namedHere !== '' && (
        <p className="m-0 flex flex-wrap items-center gap-x-2 gap-y-1 text-small [overflow-wrap:anywhere]">
          {namedHere}
          {addable.length > 0 && (
            <Button size="tiny" onClick={() => session.setModels([...modelIds, ...addable.map(({ id }) => id)])}>
              {addable.length === 1 ? `Add ${addable[0]?.name}` : `Add ${addable.length} of them`}
            </Button>
          )}
        </p>
      )}
      <p className="m-0 text-small text-ink-soft">
        {basisWords(assumed, first)}{isInputAlone && ' “Answer per prompt” adds what answers cost.'}
        {rawRows > 0 && ` ${formatInteger(rawRows)} ${rawRows === 1 ? 'row is' : 'rows are'} JSON without a request or a text that is known: all of it is counted as text.`}
      </p>
      <PriceLines batch={batch} />
    </NamedGroup>
  );
}
