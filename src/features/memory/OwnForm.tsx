import { type FormEvent, useId, useState } from 'react';
import { type OwnField, ownArchitecture, type OwnFields, type OwnProblems } from '@/core/memory/own-architecture';
import { Button } from '@/ui/Button';
import { Segmented } from '@/ui/Segmented';

interface FieldLook {
  readonly label: string;
  readonly hint: string;
}

const LOOKS: Readonly<Record<OwnField, FieldLook>> = {
  name: { label: 'Name', hint: 'My model' },
  layers: { label: 'Layers', hint: '32' },
  queryHeads: { label: 'Query heads', hint: '32' },
  kvHeads: { label: 'KV heads', hint: '8' },
  headDim: { label: 'Dimension of a head', hint: '128' },
  latentElements: { label: 'Latent, elements a layer', hint: '576' },
  paramsB: { label: 'Weights, × 10⁹', hint: '8.03' },
  activeB: { label: 'Active, × 10⁹', hint: 'all' },
  contextTokens: { label: 'Full window, tokens', hint: '131,072' },
  windowTokens: { label: 'Sliding window, tokens', hint: 'none' },
  windowLayers: { label: 'Layers with that window', hint: 'none' },
};
const ORDER = ['name', 'layers', 'queryHeads', 'kvHeads', 'latentElements', 'headDim', 'paramsB', 'activeB', 'contextTokens', 'windowTokens', 'windowLayers'] as const satisfies readonly OwnField[];

/** An architecture as typed. What is wrong stands at its field, from the first try to save on. */
export function OwnForm({ start, onSave, onCancel }: { start: OwnFields; onSave: (fields: OwnFields) => void; onCancel: () => void }) {
  const [fields, setFields] = useState(start);
  const [isTried, setIsTried] = useState(false);
  const read = ownArchitecture('own-0', fields);
  const problems: OwnProblems['fields'] = isTried && !read.ok ? read.error.fields : {};
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsTried(true);
    if (read.ok) {
      onSave(fields);
      return;
    }
    const first = ORDER.find((name) => read.error.fields[name] !== undefined);
    if (first !== undefined) event.currentTarget.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
  };
  return (
    <form aria-label="Architecture" noValidate onSubmit={submit} className="flex min-w-0 flex-col gap-1.5 rounded-md border border-line p-3">
      <div className="pb-1">
        <Segmented
          label="What a layer caches"
          value={fields.cached}
          onChange={(cached) => setFields({ ...fields, cached })}
          options={[
            { value: 'heads', label: 'Keys and values' },
            { value: 'latent', label: 'A latent (MLA)' },
          ]}
        />
      </div>
      {ORDER.filter((name) => name !== (fields.cached === 'heads' ? 'latentElements' : 'kvHeads')).map((name) => (
        <TypedField key={name} name={name} look={LOOKS[name]} value={fields[name]} problem={problems[name]} onChange={(value) => setFields({ ...fields, [name]: value })} />
      ))}
      <div className="flex gap-2 pt-1">
        <Button size="small" type="submit">
          Use it
        </Button>
        <Button size="small" look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function TypedField({ name, look, value, problem, onChange }: { name: string; look: FieldLook; value: string; problem: string | undefined; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <label htmlFor={id} className="min-w-0 flex-1 basis-28">
        {look.label}
      </label>
      <input
        id={id}
        name={name}
        type="text"
        autoComplete="off"
        value={value}
        placeholder={look.hint}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => onChange(event.target.value)}
        className={`h-7 w-28 rounded-md border bg-panel px-2 text-right text-ink placeholder:text-ink-faint ${problem === undefined ? 'border-line-strong hover:border-ink-faint' : 'border-bad'}`}
      />
      {problem !== undefined && <span id={`${id}-problem`} className="basis-full text-small text-bad">{`${look.label} ${problem}.`}</span>}
    </div>
  );
}
