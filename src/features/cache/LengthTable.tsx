import { useMemo } from 'react';
import { findSource } from '@/core/catalog/find-source';
import { formatInteger } from '@/core/units';
import { selectCatalogue } from '@/state/price-selectors';
import { useApp } from '@/state/react';
import { ShortList } from '@/ui/ShortList';
import { SourceLink } from '@/ui/SourceLink';
import { lengthRows } from './length-rows';

const MOST_NAMES = 6;

/** How long a prefix has to be, by vendor and model, where somebody states it. */
export function LengthTable() {
  const catalogue = useApp(selectCatalogue);
  const rows = useMemo(() => (catalogue === null ? [] : lengthRows(catalogue)), [catalogue]);
  return (
    <table aria-label="Shortest prefix by vendor" className="w-full border-separate border-spacing-0">
      <thead className="text-micro text-ink-faint">
        <tr>
          <th scope="col" className="py-1 pr-2 text-left font-normal">
            Vendor and models
          </th>
          <th scope="col" className="px-2 py-1 text-right font-normal">
            Tokens
          </th>
          <th scope="col" className="py-1 pl-2 text-left font-normal">
            Source
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, vendor, names, modelCount, lengths }) => {
          const source = lengths.minTokens === null ? null : findSource(lengths.minTokens.source);
          return (
            <tr key={key}>
              <th scope="row" className="border-t border-line py-1 pr-2 text-left align-top font-normal">
                {vendor}
                {names.length === 0 ? (
                  <span className="block text-small text-ink-faint">{`${formatInteger(modelCount)} ${modelCount === 1 ? 'model' : 'models'}`}</span>
                ) : (
                  <ul className="m-0 list-none p-0 text-small text-ink-faint [&>li]:inline">
                    <ShortList items={names} most={MOST_NAMES}>
                      {(name, index) => <li key={name}>{index < names.length - 1 ? `${name}, ` : name}</li>}
                    </ShortList>
                  </ul>
                )}
              </th>
              <td className="border-t border-line px-2 py-1 text-right align-top whitespace-nowrap tabular-nums">
                {lengths.minTokens === null ? <span className="text-ink-faint">not stated</span> : formatInteger(lengths.minTokens.value)}
                {lengths.stepTokens === null ? null : <span className="block text-small text-ink-faint">{`then by ${formatInteger(lengths.stepTokens.value)}`}</span>}
              </td>
              <td className="border-t border-line py-1 pl-2 align-top text-small [overflow-wrap:anywhere]">
                {source === null ? null : (
                  <>
                    <SourceLink source={source} /> <span className="whitespace-nowrap text-ink-faint">{lengths.minTokens?.asOf}</span>
                  </>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
