import { useId, useMemo, useState } from 'react';
import { formatInteger } from '@/core/units';
import { ShortList } from '@/ui/ShortList';
import { BytesLabel } from './BytesLabel';
import { type MergedUnit, unitsWords } from './explain-words';
import { MergePlayer } from './MergePlayer';
import { stageAfter, type Answer, type PartOf } from './merge-stages';
import { PartChips } from './PartChips';
import { stageWords } from './stage-words';
import { type Play, usePlay } from './use-play';

/** As many are followed at a glance; more are folded. */
const OPEN_STEPS = 10;
/** Nobody reads on after these. */
const MOST_STEPS = 200;

export interface MergeStepsProps {
  readonly answer: Answer;
  readonly partOf: PartOf;
  readonly unit: MergedUnit;
}

/** The piece at one stage of its merging, moved by hand or by itself, and the merges as a list. */
export function MergeSteps({ answer, partOf, unit }: MergeStepsProps) {
  const { explanation } = answer;
  const { steps } = explanation;
  const play = usePlay(explanation);
  const [isOpen, setIsOpen] = useState(steps.length <= OPEN_STEPS);
  const stage = useMemo(() => stageAfter(explanation, play.merges), [explanation, play.merges]);
  const words = stageWords(explanation, play.merges, partOf, unit);
  const list = steps.length === 1 ? '1 merge' : `${formatInteger(steps.length)} merges`;
  return (
    <div className="flex flex-col gap-2">
      {/* As high as its first stage: what plays must not push the page up and down. */}
      <div className="grid">
        <div aria-hidden className="invisible col-start-1 row-start-1">
          <PartChips ids={explanation.initial} partOf={partOf} chosen={-1} look="merged" />
        </div>
        <div data-stage className="col-start-1 row-start-1">
          <PartChips ids={stage} partOf={partOf} chosen={steps[play.merges - 1]?.position ?? -1} look="merged" next={steps[play.merges]?.position ?? -1} />
        </div>
      </div>
      <MergePlayer play={play} steps={steps.length} words={words} />
      <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary className="rounded-sm py-0.5 text-small text-ink-soft hover:text-ink">
          {list}, from the {unit}s on
        </summary>
        {isOpen && <Steps answer={answer} partOf={partOf} unit={unit} play={play} />}
      </details>
    </div>
  );
}

function Steps({ answer, partOf, unit, play }: MergeStepsProps & { play: Play }) {
  const { steps, initial } = answer.explanation;
  const name = useId();
  const choose = (count: number) => ({ name, checked: count === play.merges, onChange: () => play.goTo(count), className: 'absolute inset-0 m-0 appearance-none rounded-sm outline-offset-0' });
  const row = 'relative flex items-baseline gap-2 rounded-sm px-1 py-[3px] hover:bg-accent-wash has-checked:bg-accent-wash';
  return (
    <div className="mt-1.5 flex flex-col gap-2">
      <fieldset className="m-0 min-w-0 border-0 p-0">
        <legend className="sr-only">The piece after a merge</legend>
        <label className={row}>
          <input type="radio" {...choose(0)} />
          <span className="flex-1 text-small text-ink-soft">{unitsWords(initial.length, unit)}</span>
          <span aria-hidden className="text-micro text-ink-faint">rank</span>
        </label>
        <ShortList as="div" items={steps} most={MOST_STEPS}>
          {({ left, right, merged }, index) => (
            <label key={index} className={row}>
              <input type="radio" {...choose(index + 1)} />
              <span className="min-w-0 flex-1 font-mono text-small [overflow-wrap:anywhere]">
                <Side id={left} partOf={partOf} />
                <span className="text-ink-faint"> + </span>
                <Side id={right} partOf={partOf} />
                <span className="text-ink-faint"> → </span>
                <Side id={merged} partOf={partOf} />
              </span>{' '}
              <span className="font-mono text-micro text-ink-faint">{merged}</span>
            </label>
          )}
        </ShortList>
      </fieldset>
    </div>
  );
}

function Side({ id, partOf }: { id: number; partOf: PartOf }) {
  return <BytesLabel bytes={partOf(id)?.bytes ?? new Uint8Array()} />;
}
