import { ARCHITECTURES } from '@/core/memory/architectures.data';
import { GPUS } from '@/core/memory/gpus';
import { modelsOfArchitecture } from '@/core/memory/known-models';
import { type Dtype, DTYPE_BYTES } from '@/core/memory/kv-cache';
import type { ModelId } from '@/core/units';
import { MEMORY_RANGES } from '@/state/memory-defaults';
import type { MemoryChoices } from '@/state/memory-slice';
import { useApp, useAppStore } from '@/state/react';
import { selectModels } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { ChoiceField } from '@/ui/ChoiceField';
import { FigureField } from '@/ui/FigureField';
import { NamedGroup } from '@/ui/NamedGroup';
import { ownArchitectures } from './memory-figures';
import { basisSentence } from './memory-sentences';
import { DTYPE_NAMES } from './memory-words';
import { OwnArchitectures } from './OwnArchitectures';
import type { Memory } from './use-memory';

const DTYPES = (Object.keys(DTYPE_BYTES) as Dtype[]).map((value) => ({ value, label: DTYPE_NAMES[value] }));

type FigureName = keyof typeof MEMORY_RANGES & keyof MemoryChoices;

/** What the user says of the model, the prompt and the GPUs. */
export function MemoryInputs({ memory }: { memory: Memory }) {
  const { setMemory } = useAppStore().getState();
  const { choices, architecture, figures } = memory;
  const own = ownArchitectures(choices);
  const figure = (name: FigureName, label: string, unit: string, noun: string, hint: string) => (
    <FigureField label={label} unit={unit} noun={noun} hint={hint} value={choices[name]} min={MEMORY_RANGES[name][0]} max={MEMORY_RANGES[name][1]} onChange={(value) => setMemory({ [name]: value })} />
  );
  return (
    <div className="flex flex-col gap-5">
      <NamedGroup title="Model">
        <ChoiceField
          label="Architecture"
          value={architecture.id}
          onChange={(architectureId) => setMemory({ architectureId })}
          options={[...own, ...ARCHITECTURES].map(({ id, name, kind }) => ({ value: id, label: `${name}, ${kind}` }))}
        />
        <Basis memory={memory} />
        <ChoiceField label="Weights" value={choices.weightDtype} options={DTYPES} onChange={(weightDtype) => setMemory({ weightDtype: weightDtype as Dtype })} />
        <ChoiceField label="KV cache" value={choices.cacheDtype} options={DTYPES} onChange={(cacheDtype) => setMemory({ cacheDtype: cacheDtype as Dtype })} />
        <OwnArchitectures />
      </NamedGroup>
      <NamedGroup title="Prompts">
        <FigureField
          label="Prompt"
          unit="tokens"
          basis={choices.promptTokens === null ? 'from your prompt' : 'set by you; empty the field to use your prompt'}
          value={figures.prompt.tokens}
          min={MEMORY_RANGES.promptTokens[0]}
          max={MEMORY_RANGES.promptTokens[1]}
          onChange={(promptTokens) => setMemory({ promptTokens })}
          onEmpty={() => setMemory({ promptTokens: null })}
        />
        {figure('cachedTokens', 'Start that is cached', 'tokens', 'tokens', 'Try 8192 or 8k.')}
        {choices.cachedTokens > figures.prompt.tokens && <p className="m-0 text-small text-warn">More than the prompt has: all of it is taken as cached.</p>}
        {figure('batch', 'At once', 'prompts', 'prompts', 'Try 4.')}
      </NamedGroup>
      <NamedGroup title="GPUs">
        <ChoiceField label="GPU" value={choices.gpuId} onChange={(gpuId) => setMemory({ gpuId })} options={[...GPUS.map(({ id, name }) => ({ value: id, label: name })), { value: 'own', label: 'Another, as set here' }]} />
        {choices.gpuId === 'own' && (
          <>
            {figure('ownMemoryGb', 'Memory', 'GB', 'gigabytes', 'Try 24.')}
            {figure('ownPeakTflops', 'Peak, dense bf16', 'TFLOPS', 'TFLOPS', 'Try 165.')}
          </>
        )}
        {figure('gpus', 'Number', 'GPUs', 'GPUs', 'Try 8.')}
        {figure('keptFreePercent', 'Kept free', 'percent', 'percent', 'Try 10.')}
        {figure('mfuPercent', 'Of the peak', 'percent', 'percent', 'Try 50.')}
        {figure('overheadMs', 'Before it starts', 'ms', 'milliseconds', 'Try 100.')}
      </NamedGroup>
    </div>
  );
}

/** Why this architecture is shown, and how to have the prompt counted in its tokens. */
function Basis({ memory: { basis, architecture, model, choices } }: { memory: Memory }) {
  const store = useAppStore();
  const models = useApp(selectModels);
  const [countedAs] = modelsOfArchitecture(architecture.id);
  const other = models.find(({ id }) => id === countedAs);
  return (
    <>
      <p className="m-0 text-small text-ink-soft">{basisSentence(basis, architecture.name, model.name, choices.promptTokens !== null)}</p>
      {basis !== 'model' && other !== undefined && other.id !== model.id && (
        <Button
          size="small"
          className="self-start"
          onClick={() => {
            store.getState().chooseModel(other.id satisfies ModelId);
            store.getState().setMemory({ architectureId: null });
          }}
        >
          {`Count as ${other.name}`}
        </Button>
      )}
      {basis === 'chosen' && (
        <Button size="small" look="quiet" className="self-start" onClick={() => store.getState().setMemory({ architectureId: null })}>
          Follow the chosen model
        </Button>
      )}
    </>
  );
}
