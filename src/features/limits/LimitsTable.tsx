import type { ReactNode } from 'react';
import { formatInteger } from '@/core/units';
import { Badge } from '@/ui/Badge';
import { SideScroll } from '@/ui/SideScroll';
import { SourceLink } from '@/ui/SourceLink';
import type { LimitRow } from './limit-rows';

/** The limits that are kept apart: what is stated, by whom, and what each leaves now. */
export function LimitsTable({ rows, isApproximate }: { rows: readonly LimitRow[]; isApproximate: boolean }) {
  return (
    <SideScroll label="Table of limits">
      <table aria-label="Limits" className="w-full border-separate border-spacing-0 text-left">
        <thead className="text-micro text-ink-faint">
          <tr>
            <Head>Limit</Head>
            <Head className="text-right">Stated</Head>
            <Head className="text-right @max-xl:pr-0">Left now</Head>
            <Head className="@max-xl:hidden">Source</Head>
            <Head className="pr-0 @max-xl:hidden">As of</Head>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LimitLine key={row.limit} row={row} about={isApproximate && row.limit !== 'max-output' ? '~' : ''} />
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}

function LimitLine({ row, about }: { row: LimitRow; about: string }) {
  const isOver = row.slackTokens !== null && row.slackTokens < 0;
  const isHeldLower = row.publishedTokens !== null && row.heldTokens !== null && row.heldTokens < row.publishedTokens;
  return (
    <>
      <tr className="align-top [&>*]:border-t [&>*]:border-line [&>*]:pt-2 [&>*]:pb-1.5">
        <th scope="row" className="pr-3 text-left font-normal @max-sm:pr-2">
          <span className="inline-flex flex-wrap items-center gap-x-2 whitespace-nowrap">
            <span className="font-semibold">{row.name}</span>
            {row.isBinding && (
              <Badge tone={isOver ? 'bad' : 'plain'} title="The smallest slack: this limit decides">
                binding
              </Badge>
            )}
          </span>
          <span className="block text-small whitespace-nowrap text-ink-faint">{row.rule}</span>
        </th>
        {row.publishedTokens === null ? (
          <td colSpan={4} className="pl-3 text-ink-faint">
            not stated by any vendor, so not checked
          </td>
        ) : (
          <>
            <td className="px-3 text-right font-semibold whitespace-nowrap @max-sm:px-1">
              {formatInteger(row.publishedTokens)}
              {isHeldLower && <span className="block text-small font-normal text-warn">{`held to ${formatInteger(row.heldTokens ?? 0)}`}</span>}
            </td>
            <td className={`pl-3 text-right whitespace-nowrap @max-sm:pl-1 @xl:pr-3 ${isOver ? 'font-semibold text-bad' : ''}`}>
              {row.slackTokens === null ? '–' : `${about}${formatInteger(row.slackTokens)}`}
            </td>
            <td className="px-3 text-small @max-xl:hidden">{row.source && <SourceLink source={row.source} />}</td>
            <td className="pl-3 text-small whitespace-nowrap text-ink-faint @max-xl:hidden">{row.asOf}</td>
          </>
        )}
      </tr>
      {row.source !== null && (
        // Where the columns have no room, and for what other sources say.
        <tr className={row.conflicts.length === 0 ? '@xl:hidden' : ''}>
          <td colSpan={5} className="pb-2 text-small">
            <span className="block @xl:hidden">
              <SourceLink source={row.source} />
              <span className="whitespace-nowrap text-ink-faint"> · {row.asOf}</span>
            </span>
            {row.conflicts.map((conflict) => (
              <span key={conflict.source.id} className="block text-ink-soft">
                {formatInteger(conflict.tokens)} according to <SourceLink source={conflict.source} />
                <span className="whitespace-nowrap text-ink-faint"> · {conflict.source.asOf}</span>
              </span>
            ))}
          </td>
        </tr>
      )}
    </>
  );
}

function Head({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <th scope="col" className={`px-3 py-1.5 font-semibold whitespace-nowrap first:pl-0 @max-sm:px-1 ${className}`}>
      {children}
    </th>
  );
}
