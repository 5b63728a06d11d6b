import { namesInWords } from '@/core/name-list';
import { FieldNames } from './FieldNames';

/** Whether what was kept of an imported request goes with the link: its names, and what among them may be a secret. */
export function KeptChoice({ names, secrets, isIncluded, onChange }: {
  names: readonly string[];
  secrets: readonly string[];
  isIncluded: boolean;
  onChange: (isIncluded: boolean) => void;
}) {
  return (
    <fieldset className="m-0 flex min-w-0 flex-col gap-1.5 border-0 p-0">
      <legend className="label-caps p-0">Kept from the imported request</legend>
      <label className="flex cursor-pointer items-center gap-2">
        <input type="checkbox" className="m-0 accent-[var(--accent)]" checked={isIncluded} onChange={(event) => onChange(event.currentTarget.checked)} />
        With its fields, and its messages as they came
      </label>
      <p className="m-0 text-small wrap-anywhere text-ink-soft">
        <FieldNames names={names} />
      </p>
      {secrets.length === 0 ? null : (
        <p className="m-0 text-small wrap-anywhere text-warn">
          {namesInWords(secrets)} {secrets.length === 1 ? 'looks like a secret' : 'look like secrets'}: {isIncluded ? 'who has the link can read what stands there.' : 'left out with the others, unless you tick this.'}
        </p>
      )}
    </fieldset>
  );
}
