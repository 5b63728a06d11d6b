import { type KeyboardEvent, useRef, useState } from 'react';
import { difference } from '@/core/prompt/signed-count';
import { countedTokens, formatCount } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { Kbd } from '@/ui/Kbd';
import { NamedGroup } from '@/ui/NamedGroup';
import { useWholeTable } from '@/ui/whole-table';
import { ROLE_LOOK } from '@/ui/role-look';
import type { CountedPair } from './compare-pieces';
import { differWords, formerName, isDifferent, signedTokens } from './delta-words';
import { DiffView } from './DiffView';
import { pieceName, pieceRows } from './piece-rows';

/** Differences of so many pieces are worked out by themselves; the others when they are opened. */
const OPEN_AT_FIRST = 6;

/** The pieces that differ, in the order of B, with a way from difference to difference. */
export function PieceList({ pairs, areValuesOther }: { pairs: readonly CountedPair[]; areValuesOther: boolean }) {
  const list = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const changed = pairs.filter(isDifferent);
  useWholeTable(list, () => ({ name: 'Where A and B differ', rows: pieceRows(pairs), notes: [differWords(pairs, areValuesOther)] }));
  const go = (by: 1 | -1) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[data-difference]') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length];
    if (next === undefined) return;
    next.focus();
    next.scrollIntoView({ block: 'center' });
    setSaid(`Difference ${formatInteger(all.indexOf(next) + 1)} of ${formatInteger(all.length)}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = ({ n: 1, p: -1 } as const)[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(by);
  };
  return (
    <NamedGroup heading="h2" title="Where they differ">
      <div ref={list} data-table="" onKeyDown={onKeyDown} className="flex min-w-0 flex-col gap-4">
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-ink-soft">
            {differWords(pairs, areValuesOther)}
          </span>
          {changed.length === 0 ? null : (
            <>
              <Button size="small" onClick={() => go(-1)}>
                Previous difference <Kbd keys="P" />
              </Button>
              <Button size="small" onClick={() => go(1)}>
                Next difference <Kbd keys="N" />
              </Button>
              <span role="status" className="text-small text-ink-soft">
                {said}
              </span>
            </>
          )}
        </div>
        {changed.map((pair, index) => (
          <PairRow key={`${pair.a?.id ?? ''} ${pair.b?.id ?? ''}`} pair={pair} isOpenAtFirst={index < OPEN_AT_FIRST} />
        ))}
      </div>
    </NamedGroup>
  );
}

function PairRow({ pair, isOpenAtFirst }: { pair: CountedPair; isOpenAtFirst: boolean }) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const { a, b, isSame, isDefinitions } = pair;
  const piece = b ?? a;
  if (piece === null) return null;
  const [beforeText, afterText] = [a?.text ?? '', b?.text ?? ''];
  const hasDiff = piece.text !== null && !isSame;
  return (
    // One without a difference within is gone to itself.
    <section aria-label={piece.name} {...(hasDiff ? {} : { 'data-difference': '', tabIndex: -1 })} className="flex min-w-0 flex-col gap-1.5 rounded-[3px] outline-offset-2">
      <h3 className="m-0 flex flex-wrap items-center gap-x-2 gap-y-1 text-body font-semibold">
        <span className="flex min-w-0 items-center gap-2">
          <span aria-hidden className="size-2.5 shrink-0 rounded-[3px]" style={{ backgroundColor: ROLE_LOOK[piece.role].color }} />
          <span className="min-w-0 truncate">{pieceName(piece)}</span>
        </span>
        <PairFacts pair={pair} />
        {hasDiff ? (
          <Button size="tiny" look="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {isOpen ? 'Hide' : 'Show'}
          </Button>
        ) : null}
      </h3>
      {hasDiff && isOpen ? <DiffView name={`${a?.id ?? ''} ${b?.id ?? ''}`} a={beforeText} b={afterText} isDefinitions={isDefinitions} /> : null}
      {piece.text === null && !isSame ? <p className="m-0 text-small text-ink-soft">A file, or a text that is not here: what is known of it differs.</p> : null}
    </section>
  );
}

/** What became of a piece: added, removed, changed, moved, renamed, with its tokens. */
function PairFacts({ pair }: { pair: CountedPair }) {
  const { a, b, aCount, bCount, isSame, moved, isRenamed } = pair;
  const former = formerName(pair);
  return (
    <>
      {a === null ? <Badge tone="ok" title="Only in B">+ added</Badge> : null}
      {b === null ? <Badge tone="bad" title="Only in A">− removed</Badge> : null}
      {a !== null && b !== null && !isSame ? <Badge tone="warn" title="In both, and not the same">changed</Badge> : null}
      {moved === null ? null : <Badge tone="warn" title="In both, in another order">↕ moved</Badge>}
      {isRenamed && isSame ? <Badge tone={pair.isNameSent ? 'warn' : 'plain'} title={pair.isNameSent ? 'The name is sent as the title' : 'The name is not sent'}>renamed</Badge> : null}
      <span className="min-w-0 font-normal wrap-anywhere text-ink-soft">
        {former === '' ? '' : `${former} · `}
        {moved === null ? '' : `from place ${formatInteger(moved.from)} to ${formatInteger(moved.to)} · `}
        {isSame ? `${countedTokens(bCount)}, the same text` : `${formatCount(aCount)} → ${countedTokens(bCount)} (${signedTokens(difference(bCount, aCount))})`}
      </span>
    </>
  );
}
