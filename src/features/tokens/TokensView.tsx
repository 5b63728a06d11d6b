import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { countedWith } from '@/core/catalog/mappings';
import { unitsOf, type Part } from '@/core/prompt/part';
import { joinedText } from '@/core/tokenize/source-text';
import { useApp, useAppStore, useBusy } from '@/state/react';
import { selectFocusedPart, selectModel } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { FindBar } from './FindBar';
import { Inspector } from './Inspector';
import { marksOf } from './marks';
import { createPointed } from './pointed';
import { createRowQueue } from './row-queue';
import { SpokenToken } from './SpokenToken';
import { TokenBody } from './TokenBody';
import { TokenizeProgress } from './TokenizeProgress';
import { TokensHeader } from './TokensHeader';
import { PROBE, useColumns } from '@/ui/use-columns';
import type { Found } from './use-find';
import { useFindBar } from './use-find-bar';

const FindList = lazy(() => import('./FindList').catch(() => ({ default: NoFindList })));

/** Every token of the focused part; `lane` stands beside its rows. */
export function TokensView({ lane }: { lane: ReactNode }) {
  const store = useAppStore();
  const part = useApp(selectFocusedPart);
  const hasParts = useApp((state) => state.work.prompt.parts.length > 0);
  const find = useFindBar(part);
  const body = useRef<HTMLDivElement>(null);
  const { show } = find;

  useEffect(() => () => store.getState().hideTokens(), [store]);
  useFindKey(show);

  if (part === null) {
    return (
      <EmptyState title={hasParts ? 'No part is selected' : 'No tokens yet'}>
        <p className="m-0">{hasParts ? 'Choose a part in the prompt or in the bar to see its tokens.' : 'Paste a text, drop files, or add a part.'}</p>
      </EmptyState>
    );
  }
  return (
    <div
      className="@container relative flex min-h-0 flex-1 flex-col bg-page"
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
        event.preventDefault();
        show();
      }}
    >
      <TokensHeader part={part} finding={find.open} onFind={find.open ? find.close : show} />
      {find.open && (
        <FindBar
          query={find.query}
          found={find.found}
          current={find.current}
          input={find.input}
          onChange={find.change}
          onStep={find.step}
          onClose={() => {
            find.close();
            body.current?.focus();
          }}
        />
      )}
      {find.open && find.query.scope === 'prompt' && (
        <Suspense fallback={<FindListComing />}>
          <FindList found={find.found} current={find.current} onChoose={find.goTo} />
        </Suspense>
      )}
      <PartTokens key={part.id} part={part} found={find.found} body={body} lane={lane} />
    </div>
  );
}

function FindListComing() {
  useBusy('opening the list of matches');
  return null;
}

/** Without it matches are still gone through one by one. */
function NoFindList() {
  return <p className="m-0 border-b border-line px-3 py-1 text-small text-warn md:px-5">The list of matches did not load; reload the page when you are online.</p>;
}

interface PartTokensProps {
  readonly part: Part;
  readonly found: Found;
  readonly body: RefObject<HTMLDivElement | null>;
  readonly lane: ReactNode;
}

function PartTokens({ part, found, body, lane }: PartTokensProps) {
  const store = useAppStore();
  const tokens = useApp((state) => state.tokens);
  const [isDrawing, setIsDrawing] = useState(false);
  const [queue] = useState(() => createRowQueue({ onWaiting: setIsDrawing }));
  useBusy('drawing tokens', isDrawing);
  const revealed = useApp((state) => state.revealed);
  const encodingId = useApp((state) => countedWith(selectModel(state).tokenizer));
  const wantedDisplay = useApp((state) => state.tokenDisplay);
  const retries = useApp((state) => state.retries);
  const [pointed] = useState(createPointed);
  const box = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const columns = useColumns(box, probe);

  useEffect(() => {
    if (columns > 0) store.getState().showTokens(columns);
  }, [store, part, encodingId, wantedDisplay, columns, retries]);

  const units = useMemo(() => unitsOf(part), [part]);
  // Between the choice of a part and the first word of the tokenizer the rows are those of the part before.
  const isOwn = tokens.unitIds.some((id) => units.some((unit) => unit.id === id));
  const { rows, slices, display, segments, unitIds } = tokens;
  const text = useMemo(() => joinedText(segments), [segments]);
  const marks = useMemo(
    () => (rows === null ? [] : marksOf(found.matches, revealed, unitIds, rows.segmentOffsets)),
    [found.matches, revealed, unitIds, rows],
  );

  const isEmpty = units.every((unit) => unit.text === '');
  const table = isOwn && !isEmpty ? rows : null;
  return (
    <div className="flex min-h-0 flex-1 flex-col @side:flex-row print:block">
      <div className="flex min-h-48 min-w-0 flex-1">
        {lane}
        <div className="relative flex min-w-0 flex-1 flex-col">
          {/* As wide as the rows: measured apart from them, as it is needed before there are any. */}
          <div aria-hidden className="pointer-events-none invisible absolute inset-x-0 top-0 h-px overflow-y-scroll px-3 md:px-5">
            <div ref={box} className="w-full overflow-hidden font-mono text-letters">
              <span ref={probe} className="whitespace-pre">
                {PROBE}
              </span>
            </div>
          </div>
          {tokens.status === 'running' && <TokenizeProgress share={tokens.progress} />}
          {isEmpty ? (
            <EmptyState title="0 tokens: this part is empty" />
          ) : tokens.status === 'failed' ? (
            <EmptyState title="The tokens could not be made">
              <p className="m-0">{tokens.reason}</p>
              <Button onClick={() => store.getState().retryCounts()}>Retry</Button>
            </EmptyState>
          ) : table !== null ? (
            <>
              <TokenBody
                part={part}
                text={text}
                table={table}
                slices={slices}
                display={display}
                marks={marks}
                isBusy={tokens.status === 'running'}
                isOlder={tokens.status === 'running' && !units.every(({ text: now }, index) => now === segments[index])}
                pointed={pointed}
                queue={queue}
                scroller={body}
              />
              <SpokenToken table={table} slices={slices} text={text} pointed={pointed} />
            </>
          ) : null}
        </div>
      </div>
      <Inspector
        part={part}
        text={text}
        table={table}
        slices={slices}
        segments={segments}
        hasNothing={isEmpty || tokens.status === 'failed'}
        pointed={pointed}
      />
    </div>
  );
}

/** "/" anywhere on the page, unless a field, an editor or a dialog has the focus. */
function useFindKey(show: () => void): void {
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.composedPath()[0];
      const isTyping =
        target instanceof HTMLElement &&
        (target.isContentEditable ||
          target.matches('input:not([type="radio"]):not([type="checkbox"]):not([type="range"]), textarea, select') ||
          target.closest('[role="dialog"], [role="menu"]') !== null);
      if (isTyping) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
