import { formatInteger } from '@/core/units';
import { Button } from '@/ui/Button';
import { NumberField } from '@/ui/NumberField';

const PRESETS = [8_192, 32_768, 131_072] as const;

export interface ServedWindowProps {
  /** null: the model's own. */
  servedTokens: number | null;
  ownTokens: number;
  onChange: (tokens: number | null) => void;
}

/** A host's or a local limit (num_ctx) in place of the model's window. */
export function ServedWindow({ servedTokens, ownTokens, onChange }: ServedWindowProps) {
  return (
    <div className="flex flex-col gap-1">
      <span className="font-semibold">Served window</span>
      <div className="flex flex-wrap items-start gap-1.5">
        <NumberField
          label="Served window"
          value={servedTokens}
          placeholder={formatInteger(ownTokens)}
          min={0}
          max={ownTokens}
          // None, or no smaller than the model's: that is the model's own window.
          onChange={(tokens) => onChange(tokens === 0 || tokens >= ownTokens ? null : tokens)}
          onEmpty={() => onChange(null)}
        />
        {PRESETS.filter((preset) => preset < ownTokens).map((preset) => (
          <Button key={preset} aria-pressed={servedTokens === preset} className="aria-pressed:border-accent aria-pressed:bg-accent-wash" onClick={() => onChange(preset)}>
            {formatInteger(preset)}
          </Button>
        ))}
        <Button disabled={servedTokens === null} onClick={() => onChange(null)}>
          Model’s own
        </Button>
      </div>
      <span className="text-small text-ink-faint">
        What your host or your machine really serves, such as a local <span className="font-mono">num_ctx</span>. It can only be smaller than the model’s window.
      </span>
    </div>
  );
}
