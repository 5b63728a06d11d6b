import { useState } from 'react';
import { MOST_VARIABLE_SIZE, type VariableValue } from '@/core/prompt/template-case';
import { NumberField } from '@/ui/NumberField';
import { TypedInput } from '@/ui/TypedInput';

type Kind = VariableValue['kind'];
const KINDS: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: 'tokens', label: 'tokens' },
  { value: 'characters', label: 'characters' },
  { value: 'text', label: 'text' },
];
/** A longer text belongs into the prompt itself. */
const MOST_TEXT_UNITS = 100_000;

/** What stands for a variable in one case: a size, or a text. */
export function ValueField({ label, name, value, onChange }: { label: 'typical' | 'worst'; name: string; value: VariableValue | null; onChange: (value: VariableValue | null) => void }) {
  const [picked, setPicked] = useState<Kind>('tokens');
  const kind = value?.kind ?? picked;
  const field = `${label === 'typical' ? 'Typical' : 'Worst'} value of ${name}`;
  const onKind = (next: Kind) => {
    setPicked(next);
    if (value === null) return;
    if (next === 'text' || value.kind === 'text') onChange(null);
    else onChange({ kind: next, size: value.size });
  };
  const onText = (text: string) => {
    if (text.length > MOST_TEXT_UNITS) return 'That is too long for a value. Put it into a part, or give its size.';
    onChange(text === '' ? null : { kind: 'text', text });
    return null;
  };
  return (
    <div className="flex flex-wrap items-start gap-x-2 gap-y-0.5">
      <span className="w-14 text-small leading-8 text-ink-soft">{label}</span>
      {kind === 'text' ? (
        <TypedInput key="text" label={field} shown={value?.kind === 'text' ? value.text : ''} placeholder="not set" isText keepsBlanks onCommit={onText} onEmpty={() => onChange(null)} />
      ) : (
        <NumberField
          key={kind}
          label={field}
          value={value === null || value.kind === 'text' ? null : value.size}
          min={0}
          max={MOST_VARIABLE_SIZE}
          refusesMore
          noun={kind}
          placeholder="not set"
          onChange={(size) => onChange({ kind, size })}
          onEmpty={() => onChange(null)}
        />
      )}
      <select aria-label={`Unit of the ${label} value of ${name}`} value={kind} onChange={(event) => onKind(event.target.value as Kind)} className="h-8 rounded-md border border-line-strong bg-panel px-1.5 text-ink hover:border-ink-faint">
        {KINDS.map((each) => (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ))}
      </select>
    </div>
  );
}
