import { useId } from 'react';
import { askedLength } from '@/core/prompt/attachment';
import type { AttachmentPart } from '@/core/prompt/part';
import { useAppStore } from '@/state/react';
import { NumberField } from '@/ui/NumberField';

const MOST = 1_000_000;

/** Pages or seconds, for a file that does not say them. */
export function AskedLength({ part }: { part: AttachmentPart }) {
  const { sayLength } = useAppStore().getState();
  const hintId = useId();
  const asked = askedLength(part.attachment);
  if (asked === null) return null;
  const isPages = asked.unit === 'pages';
  const noun = isPages ? 'pages' : 'seconds';
  const perUnit = isPages ? 1 : 1000;
  return (
    <div className="flex flex-col gap-1" role="group" aria-describedby={hintId}>
      <div className="flex flex-wrap items-center gap-2">
        <NumberField
          key={part.id}
          label={isPages ? 'Pages' : 'Seconds'}
          value={asked.value === null ? null : Math.round(asked.value / perUnit)}
          min={1}
          max={MOST}
          placeholder="unknown"
          noun={noun}
          hint={isPages ? 'Try 12.' : 'Try 90.'}
          onChange={(value) => sayLength(part.id, value * perUnit)}
          onEmpty={() => sayLength(part.id, null)}
        />
        <span>{noun}</span>
      </div>
      <span id={hintId} className="text-small text-ink-soft">
        {asked.value === null ? `Say how ${isPages ? 'many pages it has' : 'long it is'}, and it is counted.` : 'The file does not say; this is what you said.'}
      </span>
    </div>
  );
}
