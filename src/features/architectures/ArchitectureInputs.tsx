import { findSource } from '@/core/catalog/find-source';
import { DEFAULT_EMBEDDING } from '@/core/pricing/embedding';
import { cachingName, cachingSentences } from '@/core/pricing/prefix-caching';
import { formatInteger } from '@/core/units';
import type { ArchitectureChoices } from '@/state/cost-plans-slice';
import { useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { ChoiceField } from '@/ui/ChoiceField';
import { ChosenFigure, type ChosenFigureProps, MeasuredFigure } from '@/ui/ChosenFigure';
import { Segmented } from '@/ui/Segmented';
import { SourceLink } from '@/ui/SourceLink';
import { NamedGroup } from '@/ui/NamedGroup';
import { PriceField } from './PriceField';
import type { Architectures } from './use-architectures';

const MOST_TOKENS = 100_000_000;

/** What the user says of the corpus, of the questions, and of how the corpus is looked up. */
export function ArchitectureInputs({ architectures }: { architectures: Architectures }) {
  const { setArchitecture } = useAppStore().getState();
  const { choices, shape, cachings, caching, workload } = architectures;
  const basisOf = (field: 'corpusTokens' | 'instructionTokens' | 'questionTokens', measuredTokens: number): string =>
    choices[field] !== null ? 'set by you' : measuredTokens > 0 || field === 'instructionTokens' ? 'from your prompt' : 'assumed';
  const isMeasured = choices.corpusTokens === null && choices.instructionTokens === null && choices.questionTokens === null;
  return (
    <div className="flex flex-col gap-5">
      <NamedGroup title="Corpus">
        <MeasuredFigure field="corpusTokens" onSet={setArchitecture} label="Corpus" unit="tokens" basis={`Documents, ${basisOf('corpusTokens', shape.documents.tokens)}`} value={workload.corpusTokens} min={1} max={MOST_TOKENS} />
        <Whole choices={choices} field="changesPerMonth" label="Changes" unit="a month" noun="changes" min={0} max={10_000} />
        <Whole choices={choices} field="changedPercent" label="Share that changes" unit="% of it" noun="percent" min={0} max={100} />
      </NamedGroup>
      <NamedGroup title="Questions">
        <Whole choices={choices} field="queriesPerDay" label="Queries" unit="a day" noun="queries" min={1} max={100_000} />
        <Whole choices={choices} field="hoursPerDay" label="They come in" unit="hours a day" noun="hours" min={1} max={24} />
        <MeasuredFigure field="instructionTokens" onSet={setArchitecture} label="Instructions" unit="tokens" basis={`System and tools, ${basisOf('instructionTokens', shape.instructions.tokens)}`} value={workload.instructionTokens} min={0} max={MOST_TOKENS} />
        <MeasuredFigure field="questionTokens" onSet={setArchitecture} label="Question" unit="tokens" basis={basisOf('questionTokens', shape.question.tokens)} value={workload.questionTokens} min={0} max={MOST_TOKENS} />
        <Whole choices={choices} field="answerTokens" label="Answer" unit="tokens" noun="tokens" min={0} max={1_000_000} />
        <Button size="small" className="self-start" disabled={isMeasured} onClick={() => setArchitecture({ corpusTokens: null, instructionTokens: null, questionTokens: null })}>
          Use my prompt
        </Button>
        <div>
          <Segmented
            label="Who waits for the answer"
            value={choices.latency}
            onChange={(latency) => setArchitecture({ latency })}
            options={[
              { value: 'interactive', label: 'Somebody waits' },
              { value: 'can-wait', label: 'Nobody waits' },
            ]}
          />
        </div>
      </NamedGroup>
      <NamedGroup title="Cache">
        {caching === null ? (
          <p className="m-0 text-small text-ink-soft">No price for reading from a cache is known here.</p>
        ) : (
          <>
            <ChoiceField label="Caching" value={cachingName(caching)} onChange={(name) => setArchitecture({ caching: name })} options={cachings.map((each) => ({ value: cachingName(each), label: cachingName(each) }))} />
            <p className="m-0 text-small text-ink-soft">{cacheNote(caching)}</p>
          </>
        )}
      </NamedGroup>
      <NamedGroup title="Retrieval">
        <Whole choices={choices} field="chunkTokens" label="Size of a chunk" unit="tokens" noun="tokens" min={1} max={100_000} />
        <Whole choices={choices} field="chunks" label="Chunks" unit="a question" noun="chunks" min={1} max={1000} />
        <PriceField
          label="Embedding"
          value={choices.embeddingUsdPerMTok ?? DEFAULT_EMBEDDING.price.value}
          onChange={(embeddingUsdPerMTok) => setArchitecture({ embeddingUsdPerMTok })}
          onEmpty={() => setArchitecture({ embeddingUsdPerMTok: null })}
        />
        <p className="m-0 text-small text-ink-faint">
          <EmbeddingBasis isOwn={choices.embeddingUsdPerMTok !== null} />
        </p>
        <Whole choices={choices} field="chunksPerSummary" label="Chunks in a section" unit="chunks" noun="chunks" min={1} max={10_000} />
        <Whole choices={choices} field="summaryTokens" label="Summary of a section" unit="tokens" noun="tokens" min={1} max={100_000} />
        <Whole choices={choices} field="summaries" label="Summaries" unit="a question" noun="summaries" min={1} max={1000} />
      </NamedGroup>
    </div>
  );
}

type WholeProps = Omit<ChosenFigureProps<ArchitectureChoices>, 'onSet' | 'hint'>;

function Whole(props: WholeProps) {
  const { setArchitecture } = useAppStore().getState();
  return <ChosenFigure {...props} onSet={setArchitecture} hint={`Try ${props.min} to ${formatInteger(props.max)}.`} />;
}

function EmbeddingBasis({ isOwn }: { isOwn: boolean }) {
  const source = findSource(DEFAULT_EMBEDDING.price.source);
  if (isOwn) return 'Set by you. Emptied, it goes back to what is proposed.';
  return (
    <>
      {`${DEFAULT_EMBEDDING.name}, as of ${DEFAULT_EMBEDDING.price.asOf}: `}
      {source === null ? null : <SourceLink source={source} />}
    </>
  );
}

function cacheNote(caching: NonNullable<Architectures['caching']>): string {
  const bunched = caching.kind === 'stored' ? '' : ' Questions are taken to come evenly; where they bunch, fewer of them find it.';
  return `${cachingSentences(caching, 'Stored, and paid for, in the hours in which questions come.')}${bunched}`;
}
