import { memo, useDeferredValue, useMemo, useState } from 'react';
import type { CountedPart } from '@/core/budget/counted';
import type { Limits } from '@/core/budget/fill';
import { promptAtTurn, type TurnGrowth, turnGrowth } from '@/core/budget/turn-growth';
import { formatCount, formatShareOf, NOTHING } from '@/core/tokenize/count';
import type { Model } from '@/core/catalog/model';
import type { Prompt } from '@/core/prompt/part';
import { formatInteger } from '@/core/units';
import type { AppState } from '@/state/app-state';
import { selectEarlierCounts } from '@/state/earlier-turns';
import { fillOf } from '@/state/fill-of';
import { useApp, useAppStore } from '@/state/react';
import { selectCountedParts, selectModel, selectPrompt, selectSettings } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { ChartFrame } from '@/ui/ChartFrame';
import { KeyFigure } from '@/ui/KeyFigure';
import { NumberField } from '@/ui/NumberField';
import { ScrollTable } from '@/ui/ScrollTable';
import { Slider } from '@/ui/Slider';
import { GrowthChart } from './GrowthChart';

const MOST_ROWS = 500;
const NOTHING_KNOWN = { get: () => undefined };

interface CountedHistory {
  readonly parts: readonly CountedPart[];
  readonly prompt: Prompt;
  readonly inCase: AppState['shownCase'];
  readonly model: Model;
  readonly earlier: ReturnType<typeof selectEarlierCounts>;
  readonly limits: Limits;
}

/** The window as it was at any turn of the history, how it grew, and where the client made it shorter. */
export default function TurnScrubber() {
  const parts = useApp(selectCountedParts);
  const prompt = useApp(selectPrompt);
  const inCase = useApp((state) => state.shownCase);
  const model = useApp(selectModel);
  const earlier = useApp(selectEarlierCounts);
  const { limits } = useApp(selectSettings);
  // Behind the window itself, in a task of its own: of thousands of turns it takes as long.
  const history = useDeferredValue(useMemo(() => ({ parts, prompt, inCase, model, earlier, limits }), [parts, prompt, inCase, model, earlier, limits]));
  return <TurnWindow {...history} />;
}

/** Drawn again with each count, as `parts` is another object then. */
const TurnWindow = memo(function TurnWindow({ parts, prompt, inCase, model, earlier, limits: { windowTokens } }: CountedHistory) {
  const store = useAppStore();
  const growth = useMemo(() => turnGrowth(parts, prompt, ({ id }) => earlier.get(id) ?? NOTHING), [parts, prompt, earlier]);
  const [chosen, setChosen] = useState<number | null>(null);
  const [isTable, setIsTable] = useState(false);
  const turns = (growth?.points.length ?? 1) - 1;
  const turn = Math.min(chosen ?? turns, turns);
  const then = useMemo(() => promptAtTurn(prompt, turn), [prompt, turn]);
  const { fill } = fillOf(store.getState(), then, model, inCase?.known ?? NOTHING_KNOWN, inCase?.made.sizes);
  if (growth === null) return null;

  const before = growth.compactions.findLast((each) => each.turn <= turn);
  const largest = growth.points.reduce((best, point) => (point.added.tokens > best.added.tokens ? point : best));
  const caption = `Tokens of system, tools and turns, framing left out. The largest turn is ${formatInteger(largest.turn)}, with ${formatCount(largest.added)}.`;
  const every = Math.max(1, Math.ceil(growth.points.length / MOST_ROWS));
  return (
    <section aria-label="Window at a turn" className="flex flex-col gap-2 px-[var(--gutter)] py-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="label-caps m-0 mr-auto shrink-0">Window at turn {formatInteger(turn)}</h3>
        <NumberField label="Number of the turn" value={turn} min={0} max={turns} onChange={setChosen} noun="turns" hint={`Try ${formatInteger(Math.ceil(turns / 2))}.`} />
        <span className="shrink-0 text-ink-soft">of {formatInteger(turns)}</span>
      </div>
      <Slider label="Turn" value={turn} max={turns} step={1} onChange={setChosen} onRelease={() => {}} valueText={(value) => `turn ${formatInteger(value)} of ${formatInteger(turns)}`} />
      <dl className="m-0 grid grid-cols-2 gap-x-4 gap-y-2 @xl:grid-cols-4">
        <KeyFigure name="In the window" aside={`${formatCount(fill.overhead)} of it framing`}>{formatCount(fill.input)}</KeyFigure>
        <KeyFigure name="Share of window">{formatShareOf(fill.input, windowTokens)}</KeyFigure>
        <KeyFigure name="This turn" aside={placeOf(turn, growth)}>{formatCount(growth.points[turn]?.added ?? NOTHING)}</KeyFigure>
        <KeyFigure name="Last compaction" aside={before === undefined || before.leftOut === 0 ? undefined : `${formatInteger(before.leftOut)} ${before.leftOut === 1 ? 'turn' : 'turns'} left out`}>
          {before === undefined ? 'none known' : `before turn ${formatInteger(before.turn)}`}
        </KeyFigure>
      </dl>
      <ChartFrame
        title="Growth by turn"
        about={model.name}
        caption={caption}
        isCaptionWhole
        className="px-0!"
        aside={
          <Button size="tiny" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
            As a table
          </Button>
        }
      >
        {isTable ? (
          <ScrollTable
            label="Growth by turn"
            head={['Turn', 'Tokens', 'This turn', 'Share']}
            rows={growth.points
              .filter((point, index) => index % every === 0 || point.turn === turns)
              .map((point) => [`${formatInteger(point.turn)}${growth.compactions.some((each) => each.turn === point.turn) ? ', after a compaction' : ''}`, formatCount(point.count), formatCount(point.added), formatShareOf(point.count, windowTokens)])}
          />
        ) : (
          <div className="relative h-44">
            <GrowthChart growth={growth} turn={turn} caption={caption} />
          </div>
        )}
      </ChartFrame>
      <p className="m-0 text-small text-ink-faint">
        {growth.earlierTurns > 0 && `Turns 1 to ${formatInteger(growth.earlierTurns)} are in the window no more: a compaction took them out. `}
        Documents and the question come with the last message, and are not in it.
      </p>
    </section>
  );
});

/** Which of the turns of the history a turn is; the history begins behind those that a compaction took out. */
function placeOf(turn: number, { earlierTurns, points }: TurnGrowth): string | undefined {
  if (earlierTurns === 0 || turn === 0) return undefined;
  return turn <= earlierTurns ? 'in the window no more' : `${formatInteger(turn - earlierTurns)} of ${formatInteger(points.length - 1 - earlierTurns)} in the window now`;
}
