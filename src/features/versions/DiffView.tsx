import { useEffect, useState } from 'react';
import { countedWith } from '@/core/catalog/mappings';
import type { PartText } from '@/core/prompt/long-text';
import { formatInteger, formatTokens } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { selectModel } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { diffPiece, type PieceDiff } from './diff-piece';
import { CHANGE_UNITS, diffSegments, type Segment } from './diff-segments';
import { drawnPieces } from './drawn-text';

const CHANGES_AT_ONCE = 100;
/** More of a long change, at a press: what is drawn at once must not hold the page up. */
const MORE_UNITS = 50_000;

/** Where two texts of a piece differ; `isDefinitions`: they are counted in another form than they stand in. What was removed has a minus and is struck through, what was added has a plus and a line below. */
export function DiffView({ name, a, b, isDefinitions }: { name: string; a: PartText; b: PartText; isDefinitions: boolean }) {
  const store = useAppStore();
  const encodingId = useApp((state) => countedWith(selectModel(state).tokenizer));
  const [made, setMade] = useState<{ readonly diff: PieceDiff; readonly a: PartText; readonly b: PartText } | null>(null);
  const [shown, setShown] = useState(CHANGES_AT_ONCE);
  const [opened, setOpened] = useState<{ readonly of: unknown; readonly units: ReadonlyMap<number, number> }>({ of: null, units: new Map() });
  useEffect(() => {
    const abort = new AbortController();
    const compare = async () => {
      const diff = await diffPiece(store, name, a, b, abort.signal);
      if (diff !== undefined && !abort.signal.aborted) setMade({ diff, a, b });
    };
    void store.getState().track('comparing texts', compare());
    return () => abort.abort();
  }, [store, name, a, b, encodingId]);
  if (made === null || made.a !== a || made.b !== b) return <p className="appear-late m-0 text-ink-faint">Comparing…</p>;
  const { diff } = made;
  // Another difference has its changes elsewhere.
  const units = opened.of === diff ? opened.units : new Map<number, number>();
  const openMore = (change: number) => setOpened({ of: diff, units: new Map([...units, [change, (units.get(change) ?? CHANGE_UNITS) + MORE_UNITS]]) });
  const changes = diff.runs.filter(({ isSame }) => !isSame).length;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <p className="m-0 text-small text-ink-soft empty:hidden">{diffWords(diff, changes, isDefinitions)}</p>
      <div className="rounded-md border border-line bg-raised p-2 font-mono text-small leading-5 whitespace-pre-wrap [overflow-wrap:anywhere]">
        {diffSegments(a, b, diff.runs, shown, units).map((segment, index) => (
          // What is drawn of one difference does not change its order.
          <Piece key={index} segment={segment} onMore={openMore} />
        ))}
      </div>
      {changes > shown ? (
        <Button size="small" className="self-start" onClick={() => setShown(shown + CHANGES_AT_ONCE)}>
          {formatInteger(changes - shown)} more differences
        </Button>
      ) : null}
    </div>
  );
}

function Piece({ segment, onMore }: { segment: Segment; onMore: (change: number) => void }) {
  if (segment.kind === 'same') return <span className="text-ink-soft"><Drawn text={segment.text} isChange={false} /></span>;
  if (segment.kind === 'left-out') return <span className="block py-0.5 font-sans text-ink-faint select-none">… {formatInteger(segment.units)} characters that are the same …</span>;
  const { change, removed, added, leftOutUnits } = segment;
  return (
    <span data-difference tabIndex={-1} className="rounded-[3px] outline-offset-1">
      {removed === '' ? null : (
        <del className="rounded-[3px] bg-bad-wash text-bad decoration-1 [unicode-bidi:isolate]">
          <span className="select-none">−</span>
          <Drawn text={removed} isChange />
        </del>
      )}
      {added === '' ? null : (
        <ins className="rounded-[3px] bg-ok-wash text-ok decoration-1 underline-offset-2 [unicode-bidi:isolate]">
          <span className="select-none">+</span>
          <Drawn text={added} isChange />
        </ins>
      )}
      {leftOutUnits > 0 ? (
        <span className="font-sans select-none">
          {' … '}
          <Button
            size="tiny"
            onClick={(event) => {
              // It goes when all is shown, and the focus with it.
              event.currentTarget.closest<HTMLElement>('[data-difference]')?.focus();
              onMore(change);
            }}
          >
            Show {formatInteger(Math.min(leftOutUnits, MORE_UNITS))} more characters{leftOutUnits > MORE_UNITS ? ` of ${formatInteger(leftOutUnits)}` : ''}
          </Button>
        </span>
      ) : null}
    </span>
  );
}

function Drawn({ text, isChange }: { text: string; isChange: boolean }) {
  return drawnPieces(text, isChange).map(({ text: drawn, title }, index) =>
    title === null ? (
      drawn
    ) : (
      <span key={index} title={title} className="rounded-[2px] bg-token-b text-ink">
        {drawn}
      </span>
    ),
  );
}

function diffWords({ by, removed, added }: PieceDiff, changes: number, isDefinitions: boolean): string {
  const places = `${formatInteger(changes)} ${changes === 1 ? 'place' : 'places'}`;
  switch (by) {
    case 'tokens':
      // Else this would contradict the tokens that stand above.
      return `${formatTokens(removed)} removed, ${formatInteger(added)} added, in ${places}${isDefinitions ? ' of the JSON; a request counts the definitions by their own words' : ''}.`;
    case 'lines':
      return `Compared line by line, as it is too long or too different to be compared by tokens: ${formatInteger(removed)} lines removed, ${formatInteger(added)} added, in ${places}.`;
    case 'whole':
      return 'Too long to be compared in parts: only what both begin with is the same.';
    case 'one-side':
      return '';
  }
}
