import { ArrowDown, ArrowLeftRight, ArrowUp } from 'lucide-react';
import { countedWith } from '@/core/catalog/mappings';
import { type EncodingId, ENCODING_IDS } from '@/core/tokenize/encoding';
import { VOCABULARY_NOTICES } from '@/core/tokenize/vocabulary-notices';
import { formatInteger } from '@/core/units';
import { swapAligned } from '@/state/aligning';
import { useApp, useAppStore } from '@/state/react';
import { selectModel } from '@/state/selectors';
import { IconButton } from '@/ui/Button';
import { formatTotalDifference } from './aligned-row';

export interface AlignHeaderProps {
  readonly name: string;
  readonly left: EncodingId;
  readonly right: EncodingId;
  /** Tokens of the whole part; null while they are not known. */
  readonly leftTokens: number | null;
  readonly rightTokens: number | null;
  /** What the last jump came to, or null. */
  readonly said: string | null;
  readonly canStep: boolean;
  readonly onStep: (direction: 1 | -1) => void;
}

/** Which tokenizers, what they come to, and the way from difference to difference. */
export function AlignHeader({ name, left, right, leftTokens, rightTokens, said, canStep, onStep }: AlignHeaderProps) {
  const store = useAppStore();
  const tokenizer = useApp((state) => selectModel(state).tokenizer);
  return (
    <header className="border-b border-line px-[var(--gutter)] py-2">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5">
        <h2 title={name} className="m-0 max-w-full truncate text-body font-semibold">
          {name}
        </h2>
        <Picker label="Left tokenizer" value={left} other={right} onChoose={(id) => store.getState().chooseAligned('left', id)} />
        <IconButton label="Swap the sides" icon={<ArrowLeftRight size={15} aria-hidden />} onClick={() => swapAligned(store)} />
        <Picker label="Right tokenizer" value={right} other={left} onChoose={(id) => store.getState().chooseAligned('right', id)} />
        <span className="ml-auto flex items-center gap-1">
          <span role="status" className="text-small text-ink-soft">
            {said}
          </span>
          <IconButton label="Previous difference (Shift+N)" icon={<ArrowUp size={15} aria-hidden />} disabled={!canStep} className="border border-line-strong" onClick={() => onStep(-1)} />
          <IconButton label="Next difference (N)" icon={<ArrowDown size={15} aria-hidden />} disabled={!canStep} className="border border-line-strong" onClick={() => onStep(1)} />
        </span>
      </div>
      <p className="m-0 mt-1 text-small text-ink-soft">
        {leftTokens !== null && (
          <>
            <strong className="text-ink">{formatInteger(leftTokens)}</strong> tokens with {VOCABULARY_NOTICES[left].name}
          </>
        )}
        {leftTokens !== null && rightTokens !== null && ', '}
        {rightTokens !== null && (
          <>
            <strong className="text-ink">{formatInteger(rightTokens)}</strong> with {VOCABULARY_NOTICES[right].name}
          </>
        )}
        {leftTokens !== null && rightTokens !== null && (
          <>
            : <strong className="text-ink">{formatTotalDifference(leftTokens, rightTokens)}</strong>
          </>
        )}
        {leftTokens !== null && rightTokens !== null && '. Underlined tokens are cut differently by the other.'}
        {tokenizer.kind === 'estimate' && countedWith(tokenizer) === left && ' The chosen model’s own tokenizer is not public; its estimate starts from the left one.'}
      </p>
    </header>
  );
}

interface PickerProps {
  readonly label: string;
  readonly value: EncodingId;
  /** What the other side shows. */
  readonly other: EncodingId;
  readonly onChoose: (id: EncodingId) => void;
}

function Picker({ label, value, other, onChoose }: PickerProps) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value as EncodingId)}
      className="h-7 min-w-0 rounded-sm border border-line-strong bg-raised px-1.5 text-ink"
    >
      {ENCODING_IDS.map((id) => (
        <option key={id} value={id} disabled={id === other}>
          {`${VOCABULARY_NOTICES[id].name} · ${VOCABULARY_NOTICES[id].vendor}`}
        </option>
      ))}
    </select>
  );
}
