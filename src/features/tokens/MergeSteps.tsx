import { useId, useMemo, useState } from 'react';
import { formatInteger } from '@/core/units';
import { BytesLabel } from './BytesLabel';
import { stageAfter, type Answer, type PartOf } from './merge-stages';
import { PartChips } from './PartChips';

/** As many are followed at a glance; more are folded. */
const OPEN_STEPS = 10;
/** Nobody reads on after these. */
const MOST_STEPS = 200;

/** The merges in order. The chosen one shows what the piece looks like after it. */
export function MergeSteps({ answer, partOf }: { answer: Answer; partOf: PartOf }) {
  const { steps } = answer.explanation;
  const [isOpen, setIsOpen] = useState(steps.length <= OPEN_STEPS);
  const words = steps.length === 1 ? '1 merge' : `${formatInteger(steps.length)} merges`;
  return (
    <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="rounded-sm py-0.5 text-small text-ink-soft hover:text-ink">{words}, from the bytes on</summary>
      {isOpen && <Steps answer={answer} partOf={partOf} />}
    </details>
  );
}

function Steps({ answer, partOf }: { answer: Answer; partOf: PartOf }) {
  const { explanation } = answer;
  const { steps, bytes } = explanation;
  const [merges, setMerges] = useState(steps.length);
  const name = useId();
  const stage = useMemo(() => stageAfter(explanation, merges), [explanation, merges]);
  const choose = (count: number) => ({ name, checked: count === merges, onChange: () => setMerges(count), className: 'absolute inset-0 m-0 appearance-none rounded-sm outline-offset-0' });
  const row = 'relative flex items-baseline gap-2 rounded-sm px-1 py-[3px] hover:bg-accent-wash has-checked:bg-accent-wash';
  return (
    <div className="mt-1.5 flex flex-col gap-2">
      <PartChips ids={stage} partOf={partOf} chosen={steps[merges - 1]?.position ?? -1} look="merged" />
      <fieldset className="m-0 min-w-0 border-0 p-0">
        <legend className="sr-only">The piece after a merge</legend>
        <label className={row}>
          <input type="radio" {...choose(0)} />
          <span className="flex-1 text-small text-ink-soft">{bytes.length === 1 ? '1 byte' : `${formatInteger(bytes.length)} bytes`}</span>
          <span aria-hidden className="text-micro text-ink-faint">rank</span>
        </label>
        {steps.slice(0, MOST_STEPS).map(({ left, right, merged }, index) => (
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
        ))}
      </fieldset>
      {steps.length > MOST_STEPS && <p className="m-0 px-1 text-small text-ink-faint">and {formatInteger(steps.length - MOST_STEPS)} more</p>}
    </div>
  );
}

function Side({ id, partOf }: { id: number; partOf: PartOf }) {
  return <BytesLabel bytes={partOf(id)?.bytes ?? new Uint8Array()} />;
}
