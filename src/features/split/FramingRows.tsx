import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import type { Fill } from '@/core/budget/fill';
import { splitFigures, type SplitFigures } from '@/core/budget/split';
import { findSource } from '@/core/catalog/find-source';
import type { OverheadLine } from '@/core/prompt/overhead';
import { useApp, useAppStore } from '@/state/react';
import { SourceLink } from '@/ui/SourceLink';
import { Figures, NAME_END, Swatched, useColumnCount } from './Figures';
import { linesByReason } from './overhead-lines';

/** What is sent beside the texts: one sum that opens into its lines, each group with its reason and source. */
export function FramingRows({ lines, overhead, fill }: { lines: readonly OverheadLine[]; overhead: SplitFigures; fill: Fill }) {
  const store = useAppStore();
  const isOpen = useApp((state) => state.framingOpen);
  const columns = useColumnCount();
  return (
    <>
      <tr data-kind="framing" className="text-ink-soft">
        <th scope="row" className={`border-t border-line py-1 pl-[var(--gutter)] text-left font-semibold ${NAME_END}`}>
          {lines.length === 0 ? (
            <Swatched color="var(--framing)">Framing</Swatched>
          ) : (
            <button type="button" aria-expanded={isOpen} onClick={() => store.getState().setFramingOpen(!isOpen)} className="-my-1 inline-flex min-h-6 items-center gap-1 rounded-sm font-semibold hover:text-ink">
              <Swatched color="var(--framing)">Framing</Swatched>
              <ChevronRight size={14} aria-hidden className={`transition-transform duration-150 ${isOpen ? 'rotate-90' : ''}`} />
            </button>
          )}
        </th>
        <Figures figures={overhead} className="border-t border-line" />
      </tr>
      {isOpen &&
        linesByReason(lines).map(({ note, source, lines: own }) => (
          <Fragment key={note}>
            {own.map((line) => (
              <tr key={line.id} data-kind="detail" className="hover:bg-raised">
                <th scope="row" className={`w-full max-w-0 py-[3px] pr-2 text-left font-normal ${INDENT}`}>
                  {line.label}
                </th>
                <Figures figures={splitFigures(line.count, 0, fill)} />
              </tr>
            ))}
            <tr>
              <td colSpan={columns} className={`pr-[var(--gutter)] pb-1.5 text-left text-small text-ink-soft ${INDENT}`}>
                {note} <Source id={source} />
              </td>
            </tr>
          </Fragment>
        ))}
    </>
  );
}

const INDENT = 'pl-[calc(var(--gutter)+18px)] @max-lg:pl-[calc(var(--gutter)+8px)]';

function Source({ id }: { id: string }) {
  const source = findSource(id);
  return (
    source && (
      <>
        <SourceLink source={source} /> <span className="whitespace-nowrap text-ink-faint">· {source.asOf}</span>
      </>
    )
  );
}
