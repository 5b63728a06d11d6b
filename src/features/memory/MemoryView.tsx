import { KeyFigure } from '@/ui/KeyFigure';
import { formatTokens } from '@/core/units';
import { ArchitectureFacts } from './ArchitectureFacts';
import { MemoryCharts } from './MemoryCharts';
import { MemoryInputs } from './MemoryInputs';
import { MemoryTable } from './MemoryTable';
import { ReadingTable } from './ReadingTable';
import { fitSentence, overtakingSentence, verdictHeading } from './memory-sentences';
import { rangeText, secondsText, signOf, sizeLike, sizeText } from './memory-words';
import { type Memory, useMemory } from './use-memory';

/** What a prompt takes of an open model's memory, and how long the model reads it. */
export function MemoryView() {
  const memory = useMemory();
  return (
    <div className="@container min-h-0 flex-1 overflow-y-auto">
      <div className="grid gap-x-8 gap-y-5 px-[var(--gutter)] py-4 @4xl:grid-cols-[minmax(0,1fr)_21.25rem]">
        <Results memory={memory} />
        <div className="@4xl:col-start-2 @4xl:row-span-2 @4xl:row-start-1">
          <MemoryInputs memory={memory} />
        </div>
        <MemoryCharts settled={memory.settled} figures={memory.figures} />
      </div>
    </div>
  );
}

const VERDICT_INK = { fits: 'text-ok', uncertain: 'text-warn', over: 'text-bad' } as const;

function Results({ memory }: { memory: Memory }) {
  const { figures, choices, settled } = memory;
  const { architecture } = settled;
  const { prompt, perToken, cacheBytes, firstToken } = figures;
  const sign = signOf(prompt);
  const { word, rest } = verdictHeading(figures, choices);
  return (
    <section aria-label="Results" className="flex min-w-0 flex-col gap-3">
      <h2 className="m-0 text-verdict font-semibold">
        <span className={VERDICT_INK[figures.verdict]}>{word}</span> {rest}
      </h2>
      <p className="m-0">{fitSentence(memory)}</p>
      {prompt.tokens > architecture.contextTokens && (
        <p className="m-0 text-warn">{`The prompt is longer than the ${formatTokens(architecture.contextTokens)} that ${architecture.name} is published for.`}</p>
      )}
      <dl className="m-0 grid grid-cols-2 gap-x-4 gap-y-3 @md:grid-cols-3 @5xl:grid-cols-5">
        <KeyFigure name="Cache a token" aside={perToken.later === perToken.atFirst ? undefined : `${sizeText(perToken.later)} once windows are full`}>
          {sizeText(perToken.atFirst)}
        </KeyFigure>
        <KeyFigure name="This prompt" aside={rangeText(cacheBytes.low, cacheBytes.high, sizeLike) ?? `${sign}${formatTokens(prompt.tokens)}`}>
          {`${sign}${sizeText(cacheBytes.middle)}`}
        </KeyFigure>
        <KeyFigure name="Full window" aside={formatTokens(architecture.contextTokens)}>
          {sizeText(figures.fullWindowBytes)}
        </KeyFigure>
        <KeyFigure name="Weights" aside={`${architecture.paramsB} × 10⁹`}>
          {sizeText(figures.fit.weightBytes)}
        </KeyFigure>
        <KeyFigure name="First token" aside={rangeText(firstToken.low, firstToken.high, secondsText) ?? undefined}>
          {`${architecture.attentionGap === null ? '' : '≥ '}${sign}${secondsText(firstToken.middle)}`}
        </KeyFigure>
      </dl>
      <MemoryTable memory={memory} />
      <ReadingTable memory={memory} />
      <p className="m-0">{overtakingSentence(architecture, figures.overtakingTokens)}</p>
      <ArchitectureFacts memory={memory} />
    </section>
  );
}
