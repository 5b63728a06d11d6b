import { useId, useRef } from 'react';
import { askedLength } from '@/core/prompt/attachment';
import type { AttachmentPart } from '@/core/prompt/part';
import { useAppStore } from '@/state/react';
import { NumberField } from '@/ui/NumberField';
import { MissingTokens } from './MissingTokens';

const UNITS = {
  pages: { label: 'Pages', noun: 'pages', per: 1, most: 1_000_000, hint: 'Try 12.', ask: 'Say how many pages it has, and it is counted.', told: 'The file does not say; this is what you said.' },
  ms: { label: 'Seconds', noun: 'seconds', per: 1000, most: 1_000_000, hint: 'Try 90.', ask: 'Say how long it is, and it is counted.', told: 'The file does not say; this is what you said.' },
  tokens: { label: 'Tokens', noun: 'tokens', per: 1, most: 100_000_000, hint: 'Try 12,000.', ask: 'Say about how many tokens it has, and it is counted so.', told: 'An estimate: this is what you said.' },
} as const;
const BY_REPORT = 'An estimate, from the usage that the file reports.';

/** Pages, seconds or tokens, for what does not say them. */
export function AskedLength({ part }: { part: AttachmentPart }) {
  const { sayLength } = useAppStore().getState();
  const hintId = useId();
  const group = useRef<HTMLDivElement>(null);
  const asked = askedLength(part.attachment);
  if (asked === null) return null;
  const { label, noun, per, most, hint, ask, told } = UNITS[asked.unit];
  return (
    <div ref={group} tabIndex={-1} className="flex flex-col items-start gap-1" role="group" aria-describedby={hintId}>
      <div className="flex flex-wrap items-center gap-2">
        <NumberField
          key={part.id}
          label={label}
          value={asked.value === null ? null : Math.round(asked.value / per)}
          min={1}
          max={most}
          placeholder="unknown"
          noun={noun}
          hint={hint}
          onChange={(value) => sayLength(part.id, value * per)}
          onEmpty={() => sayLength(part.id, null)}
        />
        <span>{noun}</span>
      </div>
      <span id={hintId} className="text-small text-ink-soft">
        {asked.value === null ? ask : part.attachment.kind === 'absent' && part.attachment.byReport !== undefined ? BY_REPORT : told}
      </span>
      <MissingTokens
        part={part}
        onTaken={() => {
          // The button goes with what it took. In the field, undo would be the browser's.
          group.current?.focus();
        }}
      />
    </div>
  );
}
