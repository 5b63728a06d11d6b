import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EncodingId } from '@/core/tokenize/encoding';
import { formatInteger, formatTokens } from '@/core/units';
import type { LanguageCounts } from '@/state/tokenizer-slices';
import { SideScroll } from '@/ui/SideScroll';
import { COMPARED_IDS, DEEPEST_RATIO, formatRatio, heatShare, nameOf, vendorOf, type LanguageRow, type Order } from './language-rows';

export type Figure = 'relative' | 'tokens';

export interface LanguageTableProps {
  readonly rows: readonly LanguageRow[];
  readonly figure: Figure;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  /** The language whose text is shown beside. */
  readonly shownCode: string;
  readonly onShow: (code: string) => void;
  readonly counts: ReadonlyMap<EncodingId, LanguageCounts>;
}

/** Languages by tokenizers, the dearer the deeper the colour; the figures say the same. */
export function LanguageTable({ rows, figure, order, onOrder, shownCode, onShow, counts }: LanguageTableProps) {
  const sortBy = (by: Order['by']) => onOrder({ by, isDescending: order.by === by ? !order.isDescending : by !== 'language' });
  return (
    <SideScroll label="Languages and tokenizers" className="min-w-0 [--ground:var(--panel)] @min-[56.25rem]:overflow-y-auto">
      <table aria-label={figure === 'relative' ? 'Tokens relative to English' : 'Tokens'} className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            <Head by="language" order={order} onSort={sortBy} className="left-0 z-20 pl-[var(--gutter)] text-left">
              Language
            </Head>
            {COMPARED_IDS.map((id) => (
              <Head key={id} by={id} order={order} onSort={sortBy} aside={vendorOf(id)} className="z-10 text-right">
                {nameOf(id)}
              </Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LanguageLine key={row.sample.code} row={row} figure={figure} isShown={row.sample.code === shownCode} onShow={onShow} counts={counts} />
          ))}
        </tbody>
      </table>
      <p className="sticky left-0 m-0 flex w-max max-w-full flex-wrap items-center gap-x-2 px-[var(--gutter)] py-2.5 text-small text-ink-soft">
        <span>as English or less</span>
        <span aria-hidden className="flex">
          {[1, 1.5, 2, 3, 4, 6, DEEPEST_RATIO].map((ratio) => (
            <span key={ratio} className="h-3 w-5 border border-r-0 border-line-strong last:border-r" style={{ background: heatOf(ratio) }} />
          ))}
        </span>
        <span>{DEEPEST_RATIO}× and more</span>
      </p>
    </SideScroll>
  );
}

function heatOf(ratio: number): string {
  return `color-mix(in srgb, var(--warn) ${(heatShare(ratio) * 100).toFixed(1)}%, transparent)`;
}

interface HeadProps {
  readonly by: Order['by'];
  readonly order: Order;
  readonly onSort: (by: Order['by']) => void;
  readonly aside?: string;
  readonly className: string;
  readonly children: ReactNode;
}

function Head({ by, order, onSort, aside, className, children }: HeadProps) {
  const isSorted = order.by === by;
  const Arrow = order.isDescending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (order.isDescending ? 'descending' : 'ascending') : undefined}
      className={`sticky top-0 border-b border-line bg-panel px-1.5 py-1.5 align-bottom text-micro font-semibold whitespace-nowrap ${className}`}
    >
      <button type="button" onClick={() => onSort(by)} className="inline-flex items-center gap-1 rounded-sm py-1 text-ink-soft hover:text-ink">
        {by !== 'language' && isSorted && <Arrow size={11} aria-hidden />}
        {children}
        {by === 'language' && isSorted && <Arrow size={11} aria-hidden />}
      </button>
      {aside !== undefined && <span className="ml-auto block w-min max-w-full font-normal text-ink-faint">{aside}</span>}
    </th>
  );
}

interface LanguageLineProps extends Pick<LanguageTableProps, 'figure' | 'onShow' | 'counts'> {
  readonly row: LanguageRow;
  readonly isShown: boolean;
}

function LanguageLine({ row, figure, isShown, onShow, counts }: LanguageLineProps) {
  const { sample, tokens, ratios } = row;
  return (
    <tr>
      <th scope="row" className={`sticky left-0 z-10 border-b border-line p-0 text-left font-normal ${isShown ? 'bg-accent-wash' : 'bg-panel'}`}>
        <button
          type="button"
          aria-pressed={isShown}
          title={`Show the text in ${sample.name}`}
          onClick={() => onShow(sample.code)}
          className={`flex w-full items-baseline gap-2 border-l-3 py-[3px] pr-2 pl-[calc(var(--gutter)-3px)] text-left whitespace-nowrap -outline-offset-2 ${isShown ? 'border-accent font-semibold' : 'border-transparent hover:bg-accent-wash'}`}
        >
          {sample.name}
          {sample.ownName !== sample.name && (
            <bdi lang={sample.code} className="text-small font-normal text-ink-faint @max-[71.875rem]:hidden">
              {sample.ownName}
            </bdi>
          )}
        </button>
      </th>
      {COMPARED_IDS.map((id) => {
        const [count, ratio] = [tokens.get(id) ?? null, ratios.get(id) ?? null];
        if (count === null || ratio === null) {
          const isFailed = counts.get(id)?.status === 'failed';
          return (
            <td key={id} className="border-b border-line px-1.5 text-right text-ink-faint">
              <span aria-hidden>{isFailed ? '–' : '…'}</span>
              <span className="sr-only">{isFailed ? 'not counted' : 'counting'}</span>
            </td>
          );
        }
        return (
          <td
            key={id}
            title={`${sample.name}, ${nameOf(id)}: ${formatTokens(count)}, ${formatRatio(ratio)} English`}
            className="border-b border-line px-1.5 text-right tabular-nums"
            style={{ background: heatOf(ratio) }}
          >
            {figure === 'relative' ? formatRatio(ratio) : formatInteger(count)}
          </td>
        );
      })}
    </tr>
  );
}
