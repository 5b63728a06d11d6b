import { cachingName, cachingSentences } from '@/core/pricing/prefix-caching';
import { formatCompact, type ModelId } from '@/core/units';
import { useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { ChoiceField } from '@/ui/ChoiceField';
import { ChosenFigure, MeasuredFigure } from '@/ui/ChosenFigure';
import { Segmented } from '@/ui/Segmented';
import { NamedGroup } from '@/ui/NamedGroup';
import { windowOf } from './bigger-model';
import { cacheUseOf, conversationCachings } from './growth-runs';
import { START_FIELDS, type StartBasis, type StartField } from './start-figures';
import type { Growth } from './use-growth';

const MOST_TURNS = 300;
const MOST_TOKENS = 10_000_000;
const MOST_MINUTES = 10_080;

const NAMES: Readonly<Record<'chat' | 'agent', Readonly<Record<StartField, string>>>> = {
  chat: { prefixTokens: 'Before the history', userTokens: 'User, each turn', toolResultTokens: 'Tool results, each turn', assistantTokens: 'Answer, each turn' },
  agent: { prefixTokens: 'Before the history', userTokens: 'Task, once', toolResultTokens: 'Tool results, each turn', assistantTokens: 'Answer, each turn' },
};

const BASIS: Readonly<Record<StartBasis, string>> = { prompt: 'from your prompt', assumed: 'assumed', own: 'set by you' };

/** What the user says of the conversation, and of what it is compared with. */
export function GrowthInputs({ growth }: { growth: Growth }) {
  const { setGrowth } = useAppStore().getState();
  const { choices, start, own, terms, bigger, biggerModelId } = growth;
  const cachings = own === null ? [] : conversationCachings(own, terms.atMs);
  const use = own === null ? null : cacheUseOf(own, choices, terms.atMs);
  const isMeasured = START_FIELDS.every((field) => choices[field] === null);
  return (
    <div className="flex flex-col gap-5">
      <NamedGroup title="Conversation">
        <div>
          <Segmented
            label="Kind of conversation"
            value={choices.kind}
            onChange={(kind) => setGrowth({ kind })}
            options={[
              { value: 'chat', label: 'Chat' },
              { value: 'agent', label: 'Agent loop' },
            ]}
          />
        </div>
        <p className="m-0 text-small text-ink-soft">
          {choices.kind === 'chat'
            ? 'Each turn is one request: a message of the user, what tools found for it, and the answer.'
            : 'The user speaks once. Each later turn is one request: the results of the tools that the last answer called, and the next answer.'}
        </p>
        <ChosenFigure choices={choices} field="turns" onSet={setGrowth} label="Turns" unit="requests" noun="turns" hint="Try 30." min={1} max={MOST_TURNS} />
        {START_FIELDS.map((field) => (
          <MeasuredFigure
            key={field}
            field={field}
            onSet={setGrowth}
            label={NAMES[choices.kind][field]}
            unit="tokens"
            basis={field === 'prefixTokens' ? `System, tools and documents, ${BASIS[start[field].basis]}` : BASIS[start[field].basis]}
            value={start[field].tokens}
            min={0}
            max={MOST_TOKENS}
          />
        ))}
        <Button size="small" className="self-start" disabled={isMeasured} onClick={() => setGrowth({ prefixTokens: null, userTokens: null, toolResultTokens: null, assistantTokens: null })}>
          Use my prompt
        </Button>
      </NamedGroup>
      <NamedGroup title="Cache">
        {cachings.length === 0 ? (
          <p className="m-0 text-small text-ink-soft">No price for reading from a cache is known here: everything is sent plainly.</p>
        ) : (
          <>
            <ChoiceField
              label="Caching"
              value={use === null ? 'off' : cachingName(use.caching)}
              onChange={(caching) => setGrowth({ caching })}
              options={[...cachings.map((caching) => ({ value: cachingName(caching), label: cachingName(caching) })), { value: 'off', label: 'Off' }]}
            />
            {use !== null && (
              <>
                <ChosenFigure choices={choices} field="pauseMinutes" onSet={setGrowth} label="Pause between turns" unit="minutes" noun="minutes" hint="Try 5." min={0} max={MOST_MINUTES} />
                <ChosenFigure choices={choices} field="hitPercent" onSet={setGrowth} label="Found in the cache" unit="percent" noun="percent" hint="Try 90." min={0} max={100} />
                <p className="m-0 text-small text-ink-soft">{cacheNote(use)}</p>
              </>
            )}
          </>
        )}
      </NamedGroup>
      <NamedGroup title="Compared with">
        <ChosenFigure choices={choices} field="thresholdPercent" onSet={setGrowth} label="Compaction at" unit="% full" noun="percent" hint="Try 80." min={1} max={100} />
        <ChosenFigure choices={choices} field="keepPercent" onSet={setGrowth} label="History that stays" unit="percent" noun="percent" hint="Try 20." min={0} max={100} />
        <div>
          <Segmented
            label="How the history is made shorter"
            value={choices.compactionBy}
            onChange={(compactionBy) => setGrowth({ compactionBy })}
            options={[
              { value: 'summary', label: 'Summary, a request of its own' },
              { value: 'drop', label: 'Drop' },
            ]}
          />
        </div>
        {bigger.length === 0 ? (
          <p className="m-0 text-small text-ink-soft">No model that is sold has a bigger window.</p>
        ) : (
          <ChoiceField
            label="Bigger window"
            value={biggerModelId ?? ''}
            onChange={(id) => setGrowth({ biggerModelId: id as ModelId })}
            options={bigger.map((each) => ({ value: each.model.id, label: `${each.model.name}, ${formatCompact(windowOf(each))}` }))}
          />
        )}
        <ChosenFigure choices={choices} field="chunks" onSet={setGrowth} label="Retrieved chunks" unit="a turn" noun="chunks" hint="Try 8." min={1} max={1000} />
        <ChosenFigure choices={choices} field="chunkTokens" onSet={setGrowth} label="Size of a chunk" unit="tokens" min={1} max={100_000} />
      </NamedGroup>
    </div>
  );
}

function cacheNote({ caching, pauseSeconds }: NonNullable<ReturnType<typeof cacheUseOf>>): string {
  const { lifetimeSeconds } = caching;
  const lapsed = lifetimeSeconds !== null && pauseSeconds > lifetimeSeconds ? ' The pause is longer: nothing is read.' : '';
  // Nobody stores what changes with every turn.
  return `${cachingSentences(caching, '')}${lapsed}`;
}
