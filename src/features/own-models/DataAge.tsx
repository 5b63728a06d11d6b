import type { Catalogue } from '@/core/catalog/whole-catalogue';
import { useApp, useAppStore } from '@/state/react';
import { openNewerFile } from '@/state/newer-data';
import { FileButton } from '@/ui/FileButton';
import { OutsideLink } from '@/ui/OutsideLink';
import { ageWords } from '@/core/catalog/figure-words';

const MODELS_DEV_URL = 'https://models.dev/api.json';
const GENAI_PRICES_URL = 'https://github.com/pydantic/genai-prices/blob/main/prices/new_data/v2/data.json';

/** How old the page's own figures are, where newer ones are, and how they come in. `today`: ISO 8601. */
export function DataAge({ catalogue, today }: { catalogue: Catalogue; today: string }) {
  const store = useAppStore();
  const isReading = useApp((state) => state.newer !== null && state.newer.result === null);
  const prices = spanOf(catalogue.offers.flatMap(({ periods }) => periods.map(({ asOf }) => asOf)));
  const limits = spanOf(catalogue.models.map(({ windowTokens }) => windowTokens.asOf));
  return (
    <section aria-label="Age of the figures" className="flex flex-col gap-3">
      <h2 className="label-caps m-0">Age of the figures</h2>
      <dl className="m-0 grid max-w-160 grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <Line name="Prices" span={prices} today={today} />
        <Line name="Windows" span={limits} today={today} />
      </dl>
      <p className="m-0 max-w-160 text-ink-soft">
        This page fetches nothing. For newer figures, save <OutsideLink href={MODELS_DEV_URL}>api.json of models.dev</OutsideLink> or{' '}
        <OutsideLink href={GENAI_PRICES_URL}>data.json of genai-prices</OutsideLink> and drop the file on the page, or pick it here. It stays in this browser.
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <FileButton
          label="Pick a file…"
          onFiles={([file]) => {
            if (file !== undefined) void openNewerFile(store, file);
          }}
        />
        <span role="status" className="text-small text-ink-faint">
          {isReading ? 'Reading…' : ''}
        </span>
      </div>
    </section>
  );
}

interface Span {
  readonly oldest: string;
  readonly newest: string;
}

function spanOf(days: readonly string[]): Span {
  const sorted = days.toSorted();
  return { oldest: sorted[0] ?? '', newest: sorted.at(-1) ?? '' };
}

function Line({ name, span, today }: { name: string; span: Span; today: string }) {
  return (
    <>
      <dt className="font-semibold">{name}</dt>
      <dd className="m-0">
        newest as of {span.newest} <span className="text-ink-faint">({ageWords(span.newest, today)})</span>, oldest as of {span.oldest}{' '}
        <span className="text-ink-faint">({ageWords(span.oldest, today)})</span>
      </dd>
    </>
  );
}
