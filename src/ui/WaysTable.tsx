import type { ReactNode } from 'react';
import { SideScroll } from './SideScroll';

const CELL = 'border-t border-line px-2 py-1 align-top @max-5xl:px-1';

export interface Way {
  readonly id: string;
  readonly name: string;
  readonly isCheapest: boolean;
  /** One a column behind the first, or one text across all of them: why there are no figures. */
  readonly cells: readonly ReactNode[] | { readonly fault: string };
}

export interface WaysTableProps {
  readonly label: string;
  /** Of the frame that scrolls. */
  readonly frameLabel: string;
  /** Names of the columns, that of the ways first. */
  readonly head: readonly string[];
  readonly ways: readonly Way[];
}

/** Ways to do the same side by side, in a frame that scrolls where it is narrow; the cheapest is marked. */
export function WaysTable({ label, frameLabel, head, ways }: WaysTableProps) {
  return (
    <SideScroll label={frameLabel}>
      <table aria-label={label} className="w-full border-separate border-spacing-0 text-right">
        <thead className="text-micro text-ink-faint">
          <tr>
            {head.map((name) => (
              <th key={name} scope="col" className="px-2 py-1 align-bottom font-semibold first:pl-0! first:text-left last:pr-0! @max-5xl:px-1">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ways.map(({ id, name, isCheapest, cells }) => (
            <tr key={id}>
              <th scope="row" className={`${CELL} pl-0! text-left ${isCheapest ? 'font-semibold' : 'font-normal'}`}>
                {name}
                {isCheapest && <span className="block text-small font-normal text-ok">cheapest of these</span>}
              </th>
              {'fault' in cells ? (
                <td colSpan={head.length - 1} className={`${CELL} pr-0! text-left text-bad`}>
                  {cells.fault}
                </td>
              ) : (
                cells.map((cell, index) => (
                  <td key={head[index + 1]} className={`${CELL} whitespace-nowrap last:pr-0!`}>
                    {cell}
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}
