import type { ReactNode } from 'react';
import { defaultReserve } from '@/core/budget/fill';
import { mostOutput } from '@/core/budget/reserve';
import { otherReserveSentence } from '@/core/budget/reserve-words';
import { findSource } from '@/core/catalog/find-source';
import { isApproximate } from '@/core/tokenize/count';
import { useApp, useAppStore } from '@/state/react';
import { selectFill, selectModel, selectSettings } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { ReserveControl } from '@/ui/ReserveControl';
import { Calibrate } from './Calibrate';
import { CountingFacts } from './CountingFacts';
import { limitRows } from './limit-rows';
import { LimitsTable } from './LimitsTable';
import { OutputMeter } from './OutputMeter';
import { ServedWindow } from './ServedWindow';

/** What the chosen model allows, with the source of each figure, and what the user sets within that. `today`: ISO 8601; `variables`: the values of a template. */
export function LimitsView({ today, variables }: { today: string; variables: ReactNode }) {
  const model = useApp(selectModel);
  const fill = useApp(selectFill);
  const settings = useApp(selectSettings);
  const { setSettings, closeEdit, show } = useAppStore().getState();
  const { limits } = settings;
  const isShared = limits.budget === 'shared';
  // A reserve beyond a shared window could never fit, whatever the model can write.
  const mostTokens = mostOutput(limits);
  const maxReserve = isShared ? Math.min(mostTokens, limits.windowTokens) : mostTokens;
  const askedTokens = useApp((state) => state.work.prompt.allowedTokens);
  const request =
    askedTokens === undefined
      ? null
      : {
          tokens: askedTokens,
          isKept: settings.isRequestReserve || settings.reserveTokens === askedTokens,
          words: otherReserveSentence(settings.reserveTokens, askedTokens, { name: model.name, mostTokens }),
          onKeep: () => setSettings({ reserveTokens: null, keepsDefault: false }),
        };

  return (
    <div className="@container min-h-0 flex-1 overflow-y-auto">
      <div className="grid gap-x-10 gap-y-6 px-[var(--gutter)] py-4 @5xl:grid-cols-[minmax(0,6fr)_minmax(21.25rem,5fr)]">
        <div className="@container flex min-w-0 flex-col gap-6">
          <Section title={`Limits of ${model.name}`} aside={model.vendor}>
            <LimitsTable rows={limitRows(model, fill, findSource)} isApproximate={isApproximate(fill.input.exactness)} />
            <p className="m-0 text-small text-ink-soft">
              {isShared
                ? 'Input and output share the window: what is reserved for output is not free for input.'
                : 'The window holds the input alone; the answer has a budget of its own, up to max output.'}
            </p>
          </Section>
          <Section title="How it is counted">
            <CountingFacts model={model} />
            {model.tokenizer.kind === 'estimate' && <Calibrate key={model.tokenizer.family} tokenizer={model.tokenizer} today={today} />}
            <Button size="small" className="self-start" onClick={() => show('tokenizers')}>
              About the tokenizers
            </Button>
          </Section>
        </div>
        <Section title="What you set" aside={`for ${model.name}`}>
          <ReserveControl
            key={model.id}
            reserveTokens={settings.reserveTokens}
            reasoningTokens={settings.reasoningTokens}
            maxTokens={maxReserve}
            defaultTokens={defaultReserve(limits)}
            isDefault={settings.isDefaultReserve}
            request={request}
            onReserve={(reserveTokens) => setSettings(reserveTokens === null && request !== null ? { reserveTokens, keepsDefault: true } : { reserveTokens })}
            onReasoning={(reasoningTokens) => setSettings({ reasoningTokens })}
            onRelease={closeEdit}
          />
          {!isShared && <OutputMeter fill={fill} />}
          <ServedWindow
            key={`${model.id} served`}
            servedTokens={settings.servedWindowTokens}
            ownTokens={model.windowTokens.value}
            onChange={(servedWindowTokens) => {
              setSettings({ servedWindowTokens });
              closeEdit();
            }}
          />
          {variables}
        </Section>
      </div>
    </div>
  );
}

function Section({ title, aside, children }: { title: string; aside?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-3">
      <h2 className="m-0 flex items-baseline gap-2 text-body">
        <span className="label-caps">{title}</span>
        {aside !== undefined && <span className="text-small font-normal text-ink-faint">{aside}</span>}
      </h2>
      {children}
    </section>
  );
}
