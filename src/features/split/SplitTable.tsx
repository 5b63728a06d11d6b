import { type ReactNode, useContext } from 'react';
import { formatAmount } from '@/core/budget/counted';
import type { Fill } from '@/core/budget/fill';
import { requestClause } from '@/core/budget/reserve-words';
import type { PartRow, Split, SplitFigures } from '@/core/budget/split';
import type { OverheadLine } from '@/core/prompt/overhead';
import { ROLES, type Role } from '@/core/prompt/part';
import { isApproximate } from '@/core/tokenize/count';
import { formatInteger, formatShare, type UnitId } from '@/core/units';
import { useApp } from '@/state/react';
import { ROLE_LOOK } from '@/ui/role-look';
import { TableRowsInSight } from '@/ui/TableRowsInSight';
import { textPx } from '@/ui/text-size';
import { DropColumn, WIDE_ONLY } from './drop-column';
import { CELL, charactersPerToken, DropCell, Figures, LAST_CELL, NAME_END, Swatched, useColumnCount, useLastCell } from './Figures';
import { FramingRows } from './FramingRows';

export interface SplitTableProps {
  split: Split;
  fill: Fill;
  /** Their sum is the framing. */
  overheadLines: readonly OverheadLine[];
  selectedId: UnitId | null;
  onSelect: (id: UnitId) => void;
}

/** The split in figures: it begins with the parts and ends with the window, and every line adds up. */
export function SplitTable({ split, fill, overheadLines, selectedId, onSelect }: SplitTableProps) {
  const drops = useContext(DropColumn);
  return (
    // "~" before each figure of an estimate is more than a small phone has room for.
    <table className={`w-full border-separate border-spacing-0 text-right @max-lg:text-small ${isApproximate(fill.input.exactness) ? '@max-[23.75rem]:[&_td]:text-micro @max-[23.75rem]:[&_td:not(:last-child)]:px-[2px]' : ''}`} aria-label="Split of the window">
      <thead className="text-micro text-ink-faint">
        <tr>
          <HeadCell className="text-left">Part</HeadCell>
          <HeadCell>Tokens</HeadCell>
          <HeadCell title="Share of the whole window, reserve included">
            <Full text="Of window" short="Window" />
          </HeadCell>
          <HeadCell title="Share of what is sent: parts and framing">
            <Full text="Of input" short="Input" />
          </HeadCell>
          {drops === null ? null : (
            <HeadCell title={`Mean and worst over the part’s span, in points. ${drops.label}`} className={WIDE_ONLY}>
              <Full text="Position, points" short="Position" />
            </HeadCell>
          )}
          <HeadCell title="Characters per token" isLast>
            <Full text="Chars/token" short="Ch/tok" />
          </HeadCell>
        </tr>
      </thead>
      {ROLES.map((role) => (
        <RoleRows key={role} role={role} split={split} selectedId={selectedId} onSelect={onSelect} />
      ))}
      <tbody>
        <FramingRows lines={overheadLines} overhead={split.overhead} fill={fill} />
        <FigureRow name="Input" figures={split.input} isTotal className="border-t border-line-strong" />
      </tbody>
      <WindowRows fill={fill} />
    </table>
  );
}

function RoleRows({ role, split, selectedId, onSelect }: { role: Role } & Omit<SplitTableProps, 'fill' | 'overheadLines'>) {
  const columns = useColumnCount();
  const parts = split.parts.filter((part) => part.role === role);
  if (parts.length === 0) return null;
  const total = split.roles.find((row) => row.role === role);
  const { label, color } = ROLE_LOOK[role];
  return (
    <tbody>
      <tr data-kind="group" className="text-ink-soft">
        <th scope="rowgroup" className={`border-t border-line py-1 pl-[var(--gutter)] text-left font-semibold ${NAME_END}`}>
          <Swatched color={color}>{label}</Swatched>
        </th>
        {total?.isCounted === true ? (
          <Figures figures={total} className="border-t border-line" />
        ) : (
          <td colSpan={columns - 1} className={`border-t border-line py-1 ${LAST_CELL} ${total === undefined ? 'text-ink-faint' : 'text-warn'}`}>
            {total === undefined ? 'off' : 'not counted'}
          </td>
        )}
      </tr>
      <TableRowsInSight rows={parts} keyOf={idOf} usualHeightPx={ROW_PX} columns={columns}>
        {(part) => <PartLine key={part.id} part={part} isSelected={part.id === selectedId} onSelect={onSelect} />}
      </TableRowsInSight>
    </tbody>
  );
}

const idOf = ({ id }: PartRow): string => id;
/** Of a part: its button is as high. */
const ROW_PX = textPx(25);

function PartLine({ part, isSelected, onSelect }: { part: PartRow; isSelected: boolean; onSelect: (id: UnitId) => void }) {
  const columns = useColumnCount();
  const lastCell = useLastCell();
  const isCode = part.role === 'tools';
  return (
    <tr
      onClick={() => onSelect(part.id)}
      data-key={part.id}
      data-kind={part.enabled ? 'part' : 'off'}
      data-selected={isSelected || undefined}
      className={`${isSelected ? 'bg-accent-wash shadow-[inset_3px_0_0_var(--accent)]' : 'hover:bg-raised'} ${part.enabled ? '' : 'text-ink-faint'}`}
    >
      <th scope="row" className="w-full max-w-0 py-0 pr-2 pl-[calc(var(--gutter)+18px)] text-left font-normal @max-lg:pr-1 @max-lg:pl-[calc(var(--gutter)+8px)]">
        <button
          type="button"
          aria-current={isSelected || undefined}
          title={part.enabled ? part.name : `${part.name} is off and counts nothing`}
          className={`block h-[1.5625rem] w-full truncate text-left leading-[1.5625rem] focus-visible:-outline-offset-1 ${isCode ? 'font-mono' : ''} ${part.enabled ? '' : 'line-through'}`}
        >
          {part.name}
        </button>
      </th>
      {part.enabled && !part.isCounted ? (
        <td colSpan={columns - 1} className={`${LAST_CELL} text-warn`}>
          not counted
        </td>
      ) : part.enabled ? (
        <Figures figures={part} partId={part.id} />
      ) : (
        <>
          <td className={`${CELL} line-through`} title="Off: counts nothing">
            {formatAmount(part, part.isCounted)}
          </td>
          <td className={CELL}>off</td>
          <td className={CELL}>off</td>
          <DropCell />
          <td className={lastCell}>{charactersPerToken(part)}</td>
        </>
      )}
    </tr>
  );
}

function FigureRow({ name, figures, isTotal = false, className }: {
  name: ReactNode;
  figures: SplitFigures;
  isTotal?: boolean;
  className: string;
}) {
  return (
    <tr data-kind="total" className={isTotal ? 'font-semibold' : 'text-ink-soft'}>
      <th scope="row" className={`py-1 pl-[var(--gutter)] text-left font-semibold ${NAME_END} ${className}`}>
        {name}
      </th>
      <Figures figures={figures} className={className} />
    </tr>
  );
}

/** From the input to the window. With a separate budget the answer has a budget of its own, below. */
function WindowRows({ fill }: { fill: Fill }) {
  const columns = useColumnCount();
  const { limits, reserveTokens, reasoningTokens, freeTokens, beyondMaxInputTokens } = fill;
  const asked = useApp((state) => state.work.prompt.allowedTokens) ?? null;
  const isShared = limits.budget === 'shared';
  const about = isApproximate(fill.input.exactness) ? '~' : '';
  const reserve = (
    <>
      <PlainRow kind={isShared ? 'reserve' : 'answer'} sign={isShared ? '+' : ''} name="Reserved for output" note={asked === null || asked === reserveTokens ? '' : requestClause(reserveTokens, asked)} tokens={reserveTokens} of={isShared ? limits.windowTokens : null} />
      {reasoningTokens > 0 && <PlainRow kind="detail" name="of it for reasoning" tokens={reasoningTokens} of={isShared ? limits.windowTokens : null} />}
    </>
  );
  return (
    <>
      <tbody>
        {isShared && reserve}
        <PlainRow kind={freeTokens < 0 ? 'over' : 'free'} sign={freeTokens < 0 ? '−' : '+'} name={freeTokens < 0 ? 'Over' : 'Free'} tokens={Math.abs(freeTokens)} of={limits.windowTokens} about={about} />
        {beyondMaxInputTokens > 0 && <PlainRow kind="beyond" sign="+" name="Beyond max input" tokens={beyondMaxInputTokens} of={limits.windowTokens} />}
        <PlainRow kind="total" sign="=" name="Window" tokens={limits.windowTokens} of={limits.windowTokens} />
      </tbody>
      {!isShared && (
        <tbody>
          <tr>
            <th scope="rowgroup" colSpan={columns} className="border-t border-line pt-3 pb-1 pl-[var(--gutter)] text-left font-normal text-ink-faint">
              The answer has a budget of its own
            </th>
          </tr>
          {reserve}
          {limits.maxOutputTokens !== null && <PlainRow kind="total" name="Max output" tokens={limits.maxOutputTokens} of={null} />}
        </tbody>
      )}
    </>
  );
}

function PlainRow({ kind, sign = '', name, note = '', tokens, of, about = '' }: {
  /** What it is to the sum of the window, as files of the table say it: "over" is less than nothing, a detail is in the row above, and an answer in another budget. */
  kind: 'reserve' | 'answer' | 'detail' | 'free' | 'over' | 'beyond' | 'total';
  /** How it joins the rows above; a name in a file goes without it, as a spreadsheet would take it for a formula. */
  sign?: string;
  name: string;
  note?: string;
  tokens: number;
  /** The window, when the tokens are a share of it. */
  of: number | null;
  about?: string;
}) {
  const lastCell = useLastCell();
  const isTotal = kind === 'total';
  const tone = kind === 'over' ? 'text-bad font-semibold' : isTotal ? 'font-semibold' : 'text-ink-soft';
  const line = isTotal ? 'border-t border-line-strong' : '';
  return (
    <tr data-kind={kind} className={tone}>
      <th scope="row" className={`py-1 text-left ${NAME_END} @lg:whitespace-nowrap ${kind === 'detail' ? 'pl-[calc(var(--gutter)+18px)] font-normal' : 'pl-[var(--gutter)] font-semibold'} ${line}`}>
        {sign === '' ? null : <span data-sign="">{`${sign} `}</span>}
        {name}
        {note === '' ? null : <span className="font-normal text-ink-faint">{` (${note})`}</span>}
      </th>
      <td className={`${CELL} ${line}`}>{`${about}${formatInteger(tokens)}`}</td>
      <td className={`${CELL} ${line}`}>{of === null ? '' : formatShare(tokens / of, about)}</td>
      <td className={line} />
      <DropCell className={line} />
      <td className={`${lastCell} ${line}`} />
    </tr>
  );
}

function HeadCell({ children, className = '', title, isLast = false }: { children: ReactNode; className?: string; title?: string; isLast?: boolean }) {
  const lastCell = useLastCell();
  return (
    <th scope="col" title={title} className={`sticky top-0 z-1 border-b border-line bg-panel py-1.5 font-semibold first:pl-[var(--gutter)]! ${isLast ? lastCell : CELL} ${className}`}>
      {children}
    </th>
  );
}

/** Two forms of a column's name, for wide and narrow tables. */
function Full({ text, short }: { text: string; short: string }) {
  return (
    <>
      <span className="@max-lg:hidden">{text}</span>
      <span className="@lg:hidden">{short}</span>
    </>
  );
}
