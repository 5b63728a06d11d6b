import { useEffect, useMemo, useRef, useState } from 'react';
import { describeAttachment } from '@/core/prompt/attachment';
import { unitsOf, type Part } from '@/core/prompt/part';
import { joinedText } from '@/core/tokenize/source-text';
import { rowOfOffset } from '@/core/tokenize/token';
import { formatInteger } from '@/core/units';
import { alignedEncodings, createAligning, type Aligning } from '@/state/aligning';
import { useApp, useAppStore } from '@/state/react';
import { selectFocusedPart } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { textPx } from '@/ui/text-size';
import { PROBE, useColumns } from '@/ui/use-columns';
import { useSize } from '@/ui/use-size';
import { AlignBody, type AlignRows } from './AlignBody';
import { AlignHeader } from './AlignHeader';
import { AlignHeads } from './AlignHeads';
import { ROW_GRID } from './AlignRow';
import { PrintedRows } from './PrintedRows';

/** Below this width the right side stands under the left one. */
const STACKED_PX = textPx(720);

/** The focused part as two tokenizers cut it, line by line. */
export function AlignView() {
  const store = useAppStore();
  const part = useApp(selectFocusedPart);
  const hasParts = useApp((state) => state.work.prompt.parts.length > 0);
  const aligning = useMemo(() => createAligning(store), [store]);
  useEffect(() => aligning.hide, [aligning]);

  if (part === null) {
    return (
      <EmptyState title={hasParts ? 'No part is selected' : 'Nothing to compare yet'}>
        <p className="m-0">{hasParts ? 'Choose a part in the prompt or in the bar to see how two tokenizers cut it.' : 'Paste a text, drop files, or add a part.'}</p>
      </EmptyState>
    );
  }
  if ('attachment' in part) {
    return (
      <EmptyState title={describeAttachment(part.attachment)}>
        <p className="m-0">An attachment has no text that a tokenizer could cut.</p>
      </EmptyState>
    );
  }
  return <AlignedPart key={part.id} part={part} aligning={aligning} />;
}

function AlignedPart({ part, aligning }: { part: Part; aligning: Aligning }) {
  const align = useApp((state) => state.align);
  const leftId = useApp((state) => alignedEncodings(state).left);
  const rightId = useApp((state) => alignedEncodings(state).right);
  const retries = useApp((state) => state.retries);
  const [ref, { width }] = useSize<HTMLDivElement>();
  const isStacked = width < STACKED_PX;
  const box = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const columns = useColumns(box, probe);
  const rows = useRef<AlignRows>(null);
  const [current, setCurrent] = useState<number | null>(null);
  const [said, setSaid] = useState<string | null>(null);

  useEffect(() => {
    if (columns > 0) aligning.show(columns);
  }, [aligning, part, leftId, rightId, columns, retries]);
  useEffect(() => {
    setCurrent(null);
    setSaid(null);
  }, [part, leftId, rightId]);

  const { left, right, segments, unitIds } = align;
  const text = useMemo(() => joinedText(segments), [segments]);
  const units = useMemo(() => unitsOf(part), [part]);
  const isOwn = unitIds.some((id) => units.some((unit) => unit.id === id)) && text.length > 0;
  const table = isOwn ? left.rows : null;
  const isEmpty = units.every((unit) => unit.text.length === 0);
  const canStep = table !== null && right.rows !== null;

  const step = (direction: 1 | -1) => {
    if (table === null || !canStep) return;
    const from = current === null ? (rows.current?.topRow() ?? 0) : rowOfOffset(table, current) + direction;
    setSaid('Searching…');
    void aligning.findDifference(from, direction).then((row) => {
      if (row === null) {
        setSaid(null);
      } else if (row < 0) {
        setSaid(direction === 1 ? 'No difference below' : 'No difference above');
      } else {
        setCurrent(table.rowOffsets[row] ?? 0);
        setSaid(`Line ${formatInteger(row + 1)} of ${formatInteger(table.rowTokens.length)}`);
        rows.current?.show(row);
      }
    });
  };
  const retry = () => aligning.show(columns);

  return (
    <div ref={ref} className="relative flex min-h-0 flex-1 flex-col">
      <AlignHeader
        name={part.name}
        left={leftId}
        right={rightId}
        leftTokens={isEmpty ? 0 : (table?.tokens ?? null)}
        rightTokens={isEmpty ? 0 : isOwn ? (right.rows?.tokens ?? null) : null}
        said={said}
        canStep={canStep}
        onStep={step}
      />
      {/* As wide as the rows: measured apart from them, as it is needed before there are any. */}
      <div aria-hidden className={`pointer-events-none invisible absolute inset-x-0 top-0 h-px overflow-y-scroll px-[var(--gutter)] ${isStacked ? ROW_GRID.stacked : ROW_GRID.wide}`}>
        <div ref={box} className="overflow-hidden font-mono text-letters">
          <span ref={probe} className="whitespace-pre">
            {PROBE}
          </span>
        </div>
      </div>
      {right.status === 'failed' && left.status !== 'failed' && (
        <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-wash px-[var(--gutter)] py-1.5 text-small text-warn">
          <span className="min-w-0 flex-1">{right.reason}</span>
          <Button size="tiny" onClick={retry}>
            Retry
          </Button>
        </div>
      )}
      {isEmpty ? (
        <EmptyState title="0 tokens: this part is empty" />
      ) : left.status === 'failed' ? (
        <EmptyState title="The tokens could not be made">
          <p className="m-0">{left.reason}</p>
          <Button onClick={retry}>Retry</Button>
        </EmptyState>
      ) : table === null ? (
        <EmptyState title="">
          <p className="appear-late m-0">Tokenizing… {Math.floor(left.progress * 100)} %</p>
        </EmptyState>
      ) : (
        <div role="table" aria-label={`${part.name}, side by side`} aria-rowcount={table.rowTokens.length + 1} className="flex min-h-0 flex-1 flex-col">
          <AlignHeads left={leftId} right={rightId} isStacked={isStacked} className="overflow-y-scroll px-[calc(var(--gutter)-3px)] [scrollbar-color:transparent_transparent]" />
          <AlignBody align={align} table={table} text={text} isStacked={isStacked} current={current} onStep={step} onNeed={aligning.need} rows={rows} />
        </div>
      )}
      {table !== null && left.status !== 'failed' && !isEmpty && <PrintedRows name={part.name} align={align} table={table} text={text} topRow={() => rows.current?.topRow() ?? 0} />}
    </div>
  );
}
