import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { LANGUAGE_SAMPLES } from '@/core/prompt/language-samples';
import type { EncodingId } from '@/core/tokenize/encoding';
import { countLanguages } from '@/state/language-counts';
import { useApp, useAppStore, useBusy } from '@/state/react';
import { Button } from '@/ui/Button';
import { ChartFrame } from '@/ui/ChartFrame';
import { Segmented } from '@/ui/Segmented';
import { COMPARED_IDS, languageRows, nameOf, sortedRows, tokenizerSentence, type Order } from './language-rows';
import { LanguageTable, type Figure } from './LanguageTable';
import { LanguageText } from './LanguageText';

const LanguageChart = lazy(() => import('./LanguageChart'));

const FIGURES = [
  { value: 'relative', label: 'Relative to English' },
  { value: 'tokens', label: 'Tokens' },
] as const;

/** What the same text costs in each language, for each tokenizer. */
export function LanguagesView() {
  const store = useAppStore();
  const counts = useApp((state) => state.languageCounts);
  const retries = useApp((state) => state.retries);
  const [figure, setFigure] = useState<Figure>('relative');
  const [order, setOrder] = useState<Order>({ by: COMPARED_IDS[0]!, isDescending: true });
  const [shownCode, setShownCode] = useState('hi');
  const [charted, setCharted] = useState<EncodingId>(COMPARED_IDS[0]!);
  useEffect(() => countLanguages(store, LANGUAGE_SAMPLES, COMPARED_IDS), [store, retries]);

  const rows = useMemo(() => languageRows(LANGUAGE_SAMPLES, counts), [counts]);
  const sorted = useMemo(() => sortedRows(rows, order), [rows, order]);
  const shown = rows.find(({ sample }) => sample.code === shownCode) ?? rows[0];
  const failures = COMPARED_IDS.flatMap((id) => {
    const known = counts.get(id);
    return known?.status === 'failed' ? [known.reason] : [];
  });
  const caption = tokenizerSentence(rows, charted);

  return (
    <div className="@container flex min-h-0 flex-1 flex-col">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line px-[var(--gutter)] py-2">
        <h2 className="m-0 text-body font-semibold">Languages</h2>
        <Segmented<Figure> label="Show figures as" value={figure} options={FIGURES} onChange={setFigure} />
        <p className="m-0 w-full max-w-190 text-small text-ink-soft">
          The same six sentences in {LANGUAGE_SAMPLES.length} languages: how many tokens each tokenizer needs, English being 1.
          The text and its translations were written for this project; another translation gives slightly other figures.
        </p>
      </header>
      {failures.length > 0 && (
        <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-warn-wash px-[var(--gutter)] py-1.5 text-small text-warn">
          <span className="min-w-0 flex-1">{failures.join(' ')}</span>
          <Button size="tiny" onClick={() => countLanguages(store, LANGUAGE_SAMPLES, COMPARED_IDS)}>
            Retry
          </Button>
        </div>
      )}
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] overflow-y-auto @min-[56.25rem]:grid-cols-[minmax(0,1fr)_minmax(18.125rem,29%)] @min-[56.25rem]:overflow-hidden">
        <LanguageTable rows={sorted} figure={figure} order={order} onOrder={setOrder} shownCode={shownCode} onShow={setShownCode} counts={counts} />
        <div role="region" aria-label="Text and chart" tabIndex={0} className="flex min-h-0 min-w-0 flex-col border-line -outline-offset-2 @max-[56.25rem]:border-t @min-[56.25rem]:overflow-y-auto @min-[56.25rem]:border-l">
          {shown && <LanguageText row={shown} onAdd={(name, text) => store.getState().addTexts([{ name, text }])} />}
          <ChartFrame
            title={figure === 'relative' ? 'Tokens relative to English' : 'Tokens'}
            about={nameOf(charted)}
            aside={
              <label className="flex items-center gap-2 text-small text-ink-soft">
                Tokenizer
                <select
                  value={charted}
                  onChange={(event) => setCharted(event.target.value as EncodingId)}
                  className="h-6 rounded-sm border border-line-strong bg-raised px-1 text-ink"
                >
                  {COMPARED_IDS.map((id) => (
                    <option key={id} value={id}>
                      {nameOf(id)}
                    </option>
                  ))}
                </select>
              </label>
            }
            caption={caption ?? 'Counting…'}
            isCaptionWhole
            className="min-h-[40rem] flex-1 border-t border-line"
          >
            {caption !== null && (
              <Suspense fallback={<Drawing />}>
                <LanguageChart rows={rows} encodingId={charted} figure={figure} shownCode={shownCode} caption={caption} onShow={setShownCode} />
              </Suspense>
            )}
          </ChartFrame>
        </div>
      </div>
    </div>
  );
}

/** The chart's script is on its way. */
function Drawing() {
  useBusy('opening chart');
  return null;
}
