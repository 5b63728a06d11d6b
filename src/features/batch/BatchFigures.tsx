import { X } from 'lucide-react';
import { formatBand, formatCount, isApproximate } from '@/core/tokenize/count';
import { formatInteger, formatShare } from '@/core/units';
import type { BatchWork } from '@/state/batch-session';
import { useApp } from '@/state/react';
import { selectModels } from '@/state/selectors';
import { Button, IconButton } from '@/ui/Button';
import { NamedGroup } from '@/ui/NamedGroup';
import { SideScroll } from '@/ui/SideScroll';
import { addableModels, answerWords, costWords, namedWords } from './batch-words';

/** What the rows come to, a line for each model. */
export function BatchFigures({ batch }: { batch: BatchWork }) {
  const models = useApp(selectModels);
  const { modelIds, totals, session, assumed, phase, rawRows, named } = batch;
  const [namedHere, addable] = [namedWords(named), addableModels(named, modelIds)];
  const words = answerWords(assumed, totals.get(modelIds[0]!));
  return (
    <NamedGroup heading="h2" title="For each model">
      <SideScroll label="Figures for each model">
        <table aria-label="Prompts for each model" className="w-full border-separate border-spacing-0 text-right">
          <thead className="text-micro text-ink-faint">
            <tr>
              {['Model', 'Half up to', '95 % up to', 'Largest', 'Fit', 'All tokens', 'Cost of all', ...(modelIds.length > 1 ? [''] : [])].map((name) => (
                <th key={name} scope="col" className="border-b border-line px-2 py-1 font-semibold whitespace-nowrap first:pl-0 first:text-left">
                  {name === '' ? <span className="sr-only">Remove</span> : name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {modelIds.map((id) => {
              const name = models.find((model) => model.id === id)?.name ?? id;
              const own = totals.get(id);
              if (own === undefined) {
                return (
                  <tr key={id}>
                    <th scope="row" className="max-w-48 min-w-28 py-1 pr-2 text-left font-semibold">{name}</th>
                    <td colSpan={modelIds.length > 1 ? 7 : 6} className="py-1 text-left text-ink-faint">{phase === 'ready' ? 'No row could be counted.' : 'Counting…'}</td>
                  </tr>
                );
              }
              const { sizes, total, fits, uncertain, unpriced } = own;
              const sign = isApproximate(total.exactness) ? '~' : '';
              const cost = costWords(own);
              const asides = [uncertain > 0 ? `${formatShare(uncertain / sizes.rows)} uncertain` : '', `${formatInteger(fits)} of ${formatInteger(sizes.rows)}`].filter((each) => each !== '').join(', ');
              return (
                <tr key={id} className="align-top">
                  <th scope="row" className="max-w-48 min-w-28 py-1 pr-2 text-left font-semibold">{name}</th>
                  {[sizes.p50, sizes.p95, sizes.max].map((size, index) => (
                    <td key={index} className="px-2 py-1 whitespace-nowrap">{sign}{formatInteger(size)}</td>
                  ))}
                  <td className="px-2 py-1 whitespace-nowrap">
                    {formatShare(fits / sizes.rows)}
                    <span className="block text-small text-ink-faint">{asides}</span>
                  </td>
                  <td className="px-2 py-1 whitespace-nowrap">
                    {formatCount(total)}
                    {total.low !== total.high && <span className="block text-small text-ink-faint">{formatBand(total)}</span>}
                  </td>
                  <td className="px-2 py-1 whitespace-nowrap">
                    {cost.main}
                    {cost.range !== '' && <span className="block text-small text-ink-faint">{cost.range}</span>}
                    {unpriced > 0 && <span className="block text-small text-warn">{formatInteger(unpriced)} without a price</span>}
                  </td>
                  {modelIds.length > 1 && (
                    <td className="py-0.5">
                      <IconButton label={`Remove ${name}`} icon={<X size={14} />} onClick={() => session.setModels(modelIds.filter((other) => other !== id))} />
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </SideScroll>
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
        Each row sent once: all input uncached, {words.answer}, prices without a batch discount. A row fits when it leaves room for {words.room}. Framing is counted with each row; its ranges are added up.
        {rawRows > 0 && ` ${formatInteger(rawRows)} ${rawRows === 1 ? 'row is' : 'rows are'} JSON without a request or a text that is known: all of it is counted as text.`}
      </p>
    </NamedGroup>
  );
}
