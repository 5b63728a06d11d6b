import { useId, useState } from 'react';
import { timeOfDayMs } from '@/core/pricing/instant';
import type { Scenario, UseDays } from '@/core/pricing/scenario';
import { SCENARIO_RANGES } from '@/core/pricing/scenario-fault';
import { useApp, useAppStore } from '@/state/react';
import { Segmented } from '@/ui/Segmented';
import { Choice, Field, FieldGroup, NumberRow } from './Field';

const DAYS: readonly { readonly value: UseDays; readonly label: string }[] = [
  { value: 'all', label: 'Every day' },
  { value: 'working', label: 'Monday to Friday' },
  { value: 'MON', label: 'Mondays' },
  { value: 'TUE', label: 'Tuesdays' },
  { value: 'WED', label: 'Wednesdays' },
  { value: 'THU', label: 'Thursdays' },
  { value: 'FRI', label: 'Fridays' },
  { value: 'SAT', label: 'Saturdays' },
  { value: 'SUN', label: 'Sundays' },
];

/** When requests are sent, for prices that differ by the hour and for how far apart they come. */
export function UseFields() {
  const store = useAppStore();
  const { use, useDays, useFrom, useHours } = useApp((state) => state.scenario);
  const { setScenario } = store.getState();
  return (
    <FieldGroup
      title="Hours of use"
      aside={
        <Segmented<Scenario['use']>
          label="When requests are sent"
          value={use}
          options={[
            { value: 'now', label: 'Now' },
            { value: 'spread', label: 'All week' },
            { value: 'at', label: 'At a time' },
          ]}
          onChange={(value) => setScenario({ use: value })}
        />
      }
    >
      {use === 'at' ? (
        <>
          <Field label="On">
            <Choice<UseDays> label="Days of use" value={useDays} options={DAYS} onChange={(value) => setScenario({ useDays: value })} />
          </Field>
          <TimeRow value={useFrom} onChange={(value) => setScenario({ useFrom: value })} />
          <NumberRow label="Hours" value={useHours} range={SCENARIO_RANGES.useHours} unit="a day" noun="hours" onChange={(value) => setScenario({ useHours: value })} />
        </>
      ) : (
        <p className="m-0 text-small text-ink-faint">{use === 'now' ? 'Billed at the rates of this moment; the requests of a day come evenly over 24 hours.' : 'The requests of a week come evenly over all its hours.'}</p>
      )}
    </FieldGroup>
  );
}

function TimeRow({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [draft, setDraft] = useState<{ readonly text: string; readonly over: string } | null>(null);
  const id = useId();
  const text = draft?.over === value ? draft.text : value;
  const isWrong = timeOfDayMs(text) === null;
  const take = (typed: string) => {
    setDraft({ text: typed, over: value });
    if (timeOfDayMs(typed) !== null && typed !== value) onChange(typed);
  };
  return (
    <Field label="From" unit="UTC" hint={isWrong ? <span id={id} role="alert" className="text-bad">{`Not a time. It is still ${value}. Try 09:00.`}</span> : undefined}>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-label="From, in UTC"
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? id : undefined}
        value={text}
        onChange={(event) => take(event.target.value)}
        className={`h-8 w-28 rounded-md border bg-panel px-2 text-right text-ink ${isWrong ? 'border-bad' : 'border-line-strong hover:border-ink-faint'}`}
      />
    </Field>
  );
}
