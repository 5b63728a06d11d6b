import { ChevronDown, ChevronUp, Pin, X } from 'lucide-react';
import { lazy, Suspense, useEffect, useId, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { PartText } from '@/core/prompt/long-text';
import { type Part, turnNumber } from '@/core/prompt/part';
import type { SourceText } from '@/core/tokenize/source-text';
import type { RowTable, TokenSlice } from '@/core/tokenize/spans';
import { rowOfToken } from '@/core/tokenize/token';
import { formatInteger, percent } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { IconButton } from '@/ui/Button';
import { Kbd } from '@/ui/Kbd';
import { sliceHolding } from './loaded-tokens';
import type { PointedStore } from './pointed';
import { promptPosition } from './prompt-position';
import { OpeningMerges } from './OpeningMerges';
import { ShownText } from './ShownText';
import { describeToken, placeWords, type TokenFacts } from './token-facts';
import { TryWord } from './TryWord';
import { useCharactersBefore } from './use-characters-before';
import { usePinned } from './use-pinned';
import { rowTokens } from './view-rows';

// Not needed before someone looks at a token.
const Explain = lazy(async () => ({ default: (await import('./Explain')).Explain }));

/** What the pointer rests on is explained, what it passes over is not; nor is what the keys run over. */
const REST_MS = 250;
const KEY_REST_MS = 60;
/** The bytes of the longest tokens, runs of blanks, say nothing more after these. */
const MOST_BYTES = 42;

export interface InspectorProps {
  readonly part: Part;
  readonly text: SourceText;
  /** null: not here yet. The panel keeps its place, or the rows would be laid out twice. */
  readonly table: RowTable | null;
  readonly slices: readonly TokenSlice[];
  /** The texts that the rows belong to. */
  readonly segments: readonly PartText[];
  /** There never will be tokens to point at: the part is empty, or it could not be tokenized. */
  readonly hasNothing: boolean;
  readonly pointed: PointedStore;
}

/** Everything about one token: the pinned one, else the one under the pointer, else the one the keys have reached. */
export function Inspector({ part, text, table, slices, segments, hasNothing, pointed }: InspectorProps) {
  const store = useAppStore();
  const pinned = usePinned(table);
  const at = useStore(pointed, ({ hover, cursor }) => hover ?? cursor);
  const total = table?.tokens ?? 0;
  const index = pinned ?? (at !== null && at < total ? at : null);
  const slice = useMemo(() => {
    if (index === null || table === null) return null;
    const { first, end } = rowTokens(table, rowOfToken(table, index));
    return sliceHolding(slices, first, end);
  }, [table, slices, index]);
  const facts = useMemo(
    () => (index === null || table === null || slice === null ? null : describeToken(table, slice, text, index)),
    [table, slice, text, index],
  );

  // On a narrow screen a line stands for the facts until they are asked for: the rows are what one came to see.
  const [isOpen, setIsOpen] = useState(false);
  const detailsId = useId();

  useEffect(() => {
    if (index === null || table === null) {
      store.getState().explainToken(null);
      return;
    }
    const timer = setTimeout(() => store.getState().explainToken(index), pinned === null ? REST_MS : KEY_REST_MS);
    return () => clearTimeout(timer);
  }, [store, table, index, pinned]);

  return (
    <section
      aria-label="Token"
      className={`shrink-0 overflow-y-auto bg-panel px-[var(--gutter)] @side:static @side:block @side:w-66 @side:border-l @side:border-line @side:px-4 @side:py-3.5 @max-side:sticky @max-side:bottom-0 @max-side:max-h-[50dvh] @max-side:border-t @max-side:border-line-strong ${pinned === null ? 'print:hidden! @max-side:hidden' : ''}`}
    >
      {index === null ? (
        <>
          <h3 className="sr-only">No token chosen</h3>
          {!hasNothing && <Hint />}
          <TryWord />
        </>
      ) : (
        <>
          <div className="flex min-h-7 items-center gap-1.5 bg-panel @side:mb-2 @max-side:sticky @max-side:top-0 @max-side:z-10 @max-side:py-1.5">
            <h3 className="m-0 text-small font-semibold whitespace-nowrap @side:flex-1">
              Token {formatInteger(index + 1)} of {formatInteger(total)}
            </h3>
            <p className="m-0 flex min-w-0 flex-1 gap-2 font-mono text-small @side:hidden">
              {!isOpen && facts !== null && (
                <>
                  <span className="min-w-0 truncate whitespace-pre">
                    <ShownText text={facts.shown} />
                  </span>
                  <span className="text-ink-soft">{facts.id}</span>
                </>
              )}
            </p>
            <IconButton
              label={isOpen ? 'Less' : 'More'}
              icon={isOpen ? <ChevronDown size={15} aria-hidden /> : <ChevronUp size={15} aria-hidden />}
              aria-expanded={isOpen}
              aria-controls={detailsId}
              className="@side:hidden"
              onClick={() => setIsOpen(!isOpen)}
            />
            {pinned === null ? null : (
              <>
                <Pin size={13} aria-label="pinned" className="text-accent @max-side:hidden" />
                <IconButton label="Unpin" icon={<X size={15} aria-hidden />} onClick={() => store.getState().pinToken(null)} />
              </>
            )}
          </div>
          <div id={detailsId} className={`@max-side:pt-1 @max-side:pb-3.5 ${isOpen ? '' : '@max-side:hidden'}`}>
            {facts === null ? <p className="m-0 text-ink-faint">…</p> : <Facts part={part} facts={facts} segmentText={segments[facts.segment] ?? ''} />}
            <Suspense fallback={<OpeningMerges />}>
              <Explain token={index} />
            </Suspense>
            <TryWord />
          </div>
        </>
      )}
    </section>
  );
}

function Facts({ part, facts, segmentText }: { part: Part; facts: TokenFacts; segmentText: PartText }) {
  const inPrompt = useApp((state) => {
    const position = promptPosition(state, part, facts.index);
    if (position === null) return 'off: not in the prompt';
    const { token, totalTokens, approximate } = position;
    const share = totalTokens === 0 ? 0 : Math.round((token / totalTokens) * 100);
    const sign = approximate ? '~' : '';
    return `${sign}${formatInteger(token)} (${percent(`${sign}${share}`)})`;
  });
  const startCharacter = useCharactersBefore(segmentText, facts.startUnit);
  const endCharacter = useCharactersBefore(segmentText, facts.endUnit);
  const history = 'turns' in part ? part : null;
  const turn = history?.turns[facts.segment];
  return (
    <dl className="m-0 grid grid-cols-[4rem_minmax(0,1fr)] gap-x-2 gap-y-1">
      <Fact name="text" mono>
        <ShownText text={facts.shown} />
      </Fact>
      {facts.part && (
        <Fact name="part">
          {facts.part.number} of {facts.part.of} of <span className="font-mono"><ShownText text={facts.part.text} /></span>
          <span className="block font-mono text-small break-words text-ink-soft">{facts.part.codePoints}</span>
        </Fact>
      )}
      <Fact name="id" mono>
        {facts.id}
      </Fact>
      <Fact name="bytes" mono>
        {facts.bytes.length > MOST_BYTES ? `${facts.bytes.slice(0, MOST_BYTES).join(' ')} … ${facts.bytes.length} in all` : facts.bytes.join(' ')}
      </Fact>
      <Fact name="place">
        {startCharacter === null || endCharacter === null ? '…' : placeWords(startCharacter, endCharacter)}
        {turn ? ' of the turn' : ''}
      </Fact>
      {history && turn && (
        <Fact name="turn">
          {turnNumber(history, facts.segment)} {turn.speaker}
        </Fact>
      )}
      <Fact name="in prompt">{inPrompt}</Fact>
    </dl>
  );
}

function Fact({ name, mono = false, children }: { name: string; mono?: boolean; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-faint">{name}</dt>
      <dd className={`m-0 break-words ${mono ? 'font-mono [overflow-wrap:anywhere] whitespace-pre-wrap' : ''}`}>{children}</dd>
    </>
  );
}

function Hint() {
  return (
    <div className="flex flex-col gap-3 text-ink-faint">
      <p className="m-0">Point at a token to see its id, its bytes and its place.</p>
      <dl className="m-0 grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1.5 text-small">
        <dt>click</dt>
        <dd className="m-0">pins it</dd>
        <dt>
          <Kbd keys="←" /> <Kbd keys="→" />
        </dt>
        <dd className="m-0">step from token to token</dd>
        <dt>
          <Kbd keys="Enter" />
        </dt>
        <dd className="m-0">pins it, Esc unpins</dd>
        <dt>
          <Kbd keys="/" />
        </dt>
        <dd className="m-0">finds text</dd>
      </dl>
    </div>
  );
}
