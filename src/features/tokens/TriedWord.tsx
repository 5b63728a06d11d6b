import { useEffect, useState } from 'react';
import { countedWith } from '@/core/catalog/mappings';
import { formatInteger, formatTokens } from '@/core/units';
import type { AppState } from '@/state/app-state';
import { useApp, useAppStore } from '@/state/react';
import { selectModel } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { Answered } from './Explain';
import { plainLabel } from './token-label';

type Word = NonNullable<AppState['word']>;

/** How the word that the user tries becomes tokens, piece by piece. */
export function TriedWord() {
  const store = useAppStore();
  const word = useApp((state) => state.word);
  const encodingId = useApp((state) => countedWith(selectModel(state).tokenizer));
  useEffect(() => {
    // Another model was chosen.
    const now = store.getState().word;
    if (now !== null && now.encodingId !== encodingId) store.getState().tryWord(now.text);
  }, [store, encodingId]);

  if (word === null) return null;
  if (word.status === 'failed') {
    return (
      <>
        <p className="m-0 text-small text-ink-soft">The word could not be explained. {word.reason}</p>
        <Button size="tiny" className="self-start" onClick={() => store.getState().tryWord(word.text)}>
          Retry
        </Button>
      </>
    );
  }
  if (word.pieces.length === 0) return <p className="appear-late m-0 text-small text-ink-faint">Looking up its merges…</p>;
  return <Pieces word={word} />;
}

function Pieces({ word: { pieces, status } }: { word: Word }) {
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, pieces.length - 1);
  const piece = pieces[at];
  const tokens = pieces.reduce((sum, { explanation }) => sum + explanation.ids.length, 0);
  return (
    <div aria-busy={status === 'running'} className={`flex flex-col gap-3 ${status === 'running' ? 'opacity-55' : ''}`}>
      <p className="m-0 text-small" aria-live="polite">
        {formatTokens(tokens)}
        {pieces.length > 1 && ` in ${formatInteger(pieces.length)} pieces`}
      </p>
      {pieces.length > 1 && (
        <div role="group" aria-label="Pieces" className="flex flex-wrap gap-1">
          {pieces.map(({ pieceStart, explanation }, index) => (
            <Button
              key={pieceStart}
              size="tiny"
              aria-pressed={index === at}
              className="font-mono text-small aria-pressed:border-accent aria-pressed:bg-accent-wash"
              onClick={() => setChosen(index)}
            >
              {plainLabel(explanation.bytes)}
            </Button>
          ))}
        </div>
      )}
      {piece !== undefined && <Answered key={piece.firstToken} answer={piece} token={piece.firstToken} />}
    </div>
  );
}
