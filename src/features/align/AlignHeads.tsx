import type { EncodingId } from '@/core/tokenize/encoding';
import { VOCABULARY_NOTICES } from '@/core/tokenize/vocabulary-notices';
import { ROW_GRID } from './AlignRow';

/** The row of heads; `className`: what keeps its columns above those of the rows. */
export function AlignHeads({ left, right, isStacked, className }: { left: EncodingId; right: EncodingId; isStacked: boolean; className: string }) {
  return (
    <div role="rowgroup">
      <div role="row" className={`border-b border-l-3 border-line border-l-transparent py-1 text-micro text-ink-faint ${isStacked ? ROW_GRID.stacked : ROW_GRID.wide} ${className}`}>
        <Head>{VOCABULARY_NOTICES[left].name}</Head>
        <Head isFigure>tokens</Head>
        {isStacked && <Head isFigure>differ</Head>}
        <Head>{VOCABULARY_NOTICES[right].name}</Head>
        <Head isFigure>tokens</Head>
        {!isStacked && <Head isFigure>differ</Head>}
      </div>
    </div>
  );
}

function Head({ isFigure = false, children }: { isFigure?: boolean; children: string }) {
  return (
    <span role="columnheader" className={`font-semibold ${isFigure ? 'pr-2 text-right whitespace-nowrap' : 'truncate'}`}>
      {children}
    </span>
  );
}
