import type { ReactNode } from 'react';
import { formatInteger } from '@/core/units';
import { Button } from './Button';
import { NumberField } from './NumberField';
import { Slider } from './Slider';

export interface ReserveControlProps {
  reserveTokens: number;
  reasoningTokens: number;
  /** The largest reserve that makes sense: max output, or the window where no max output is stated. */
  maxTokens: number;
  defaultTokens: number;
  /** Nobody has set the reserve for this model yet. */
  isDefault: boolean;
  /** What an imported request asks for, where one does. */
  request: { tokens: number; isKept: boolean; words: string; onKeep: () => void } | null;
  /** null: back to the default. */
  onReserve: (tokens: number | null) => void;
  onReasoning: (tokens: number) => void;
  /** A gesture is over: what follows is another step of undo. */
  onRelease: () => void;
}

/** How much of the window is kept for the answer, and which slice of that is meant for reasoning. */
export function ReserveControl(props: ReserveControlProps) {
  const { reserveTokens, reasoningTokens, maxTokens, defaultTokens, isDefault, request, onReserve, onReasoning, onRelease } = props;
  const settle = (set: () => void) => {
    set();
    onRelease();
  };
  return (
    <div className="flex flex-col gap-3">
      <Row label="Reserved for output" hint={`Kept free for the answer. ${request === null || request.words === '' ? '' : `${request.words} `}Default ${formatInteger(defaultTokens)}: a quarter of the window, at most what the model can write.`}>
        <Slider label="Reserved for output" value={reserveTokens} max={maxTokens} onChange={onReserve} onRelease={onRelease} color="var(--ink-faint)" />
        <NumberField label="Reserved for output" value={reserveTokens} min={0} max={maxTokens} onChange={(tokens) => settle(() => onReserve(tokens))} onEmpty={() => settle(() => onReserve(null))} />
        <span className="inline-flex gap-1.5">
          <Button title="All that the model can write" disabled={reserveTokens === maxTokens} onClick={() => settle(() => onReserve(maxTokens))}>
            Max
          </Button>
          {request === null ? null : (
            <Button title={formatInteger(request.tokens)} disabled={request.isKept} onClick={() => settle(request.onKeep)}>
              As requested
            </Button>
          )}
          <Button title={formatInteger(defaultTokens)} disabled={isDefault} onClick={() => settle(() => onReserve(null))}>
            Default
          </Button>
        </span>
      </Row>
      <Row label="Reasoning budget" hint="The slice of the reserve that is meant for reasoning. It is part of the output, not in addition to it.">
        <Slider label="Reasoning budget" value={reasoningTokens} max={reserveTokens} onChange={onReasoning} onRelease={onRelease} color="var(--ink-faint)" />
        <NumberField label="Reasoning budget" value={reasoningTokens} min={0} max={reserveTokens} onChange={(tokens) => settle(() => onReasoning(tokens))} onEmpty={() => settle(() => onReasoning(0))} />
      </Row>
    </div>
  );
}

function Row({ label, hint, children }: { label: string; hint: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <span className="font-semibold">{label}</span>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1.5 [&>[type=range]]:mt-1 [&>[type=range]]:flex-1 [&>[type=range]]:basis-40">{children}</div>
      <span className="text-small text-ink-faint">{hint}</span>
    </div>
  );
}
