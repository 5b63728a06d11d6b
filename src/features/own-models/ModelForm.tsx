import { figureAt, type FigureKey, withFigure, withoutFigure } from '@/core/catalog/edit-layer';
import { type ModelField, OWN_VENDOR } from '@/core/catalog/figures';
import { MODALITIES, type Model, type Sourced, type Source } from '@/core/catalog/model';
import { formatInteger } from '@/core/units';
import { changeFigures, layersOf } from '@/state/change-figures';
import { useApp, useAppStore } from '@/state/react';
import { FigureSource } from './FigureSource';
import { ChoiceFigure, FigureRow, TextFigure } from './FigureRow';
import { MODEL_LABELS, valueWords } from '@/core/catalog/figure-words';
import { readFigure, typedTokens, typedWords } from './read-figure';
import { choiceOf, tokenizerChoices } from '@/core/catalog/tokenizer-choices';

export interface ModelFormProps {
  /** With the user's figures. */
  model: Model;
  /** Without them; null: the model is the user's own. */
  below: Model | null;
  sources: readonly Source[];
  /** ISO 8601 */
  today: string;
}

const TOKEN_FIELDS = ['windowTokens', 'maxInputTokens', 'maxOutputTokens'] as const;
const WORD_FIELDS = ['licence', 'released', 'knowledgeCutoff'] as const;

/** The figures of a model, each of which the user may set and reset. */
export function ModelForm({ model, below, sources, today }: ModelFormProps) {
  const store = useAppStore();
  const overrides = useApp((state) => layersOf(state).overrides);
  const keyOf = (field: ModelField): FigureKey => ({ modelId: model.id, offerId: null, field });
  const isOwn = model.vendorKey === OWN_VENDOR;

  /** What is wrong with the value; none: it is set. */
  const set = (field: ModelField, raw: unknown): readonly string[] => {
    const read = readFigure('model', field, raw);
    if (!read.ok) return read.error.messages;
    if (field === 'maxInputTokens' && Number(read.value) > model.windowTokens.value) return [`is more than the window of ${formatInteger(model.windowTokens.value)}`];
    changeFigures(store, (layers) => ({ overrides: withFigure(layers.overrides, keyOf(field), { value: read.value, source: 'you', asOf: today }) }));
    return [];
  };
  const rowOf = (field: ModelField, shown: Sourced<unknown> | null, underneath: unknown) => {
    const isEdited = figureAt(overrides, keyOf(field)) !== null;
    return {
      isEdited,
      about: (
        <>
          {shown === null ? null : <FigureSource sourceId={shown.source} asOf={shown.asOf} sources={sources} />}
          {isEdited && below !== null ? <span className="text-small text-ink-faint"> · otherwise {valueWords(field, underneath)}</span> : null}
        </>
      ),
      // Without a name or a window there would be no model.
      onReset: isOwn && (field === 'name' || field === 'windowTokens') ? null : () => changeFigures(store, (layers) => ({ overrides: withoutFigure(layers.overrides, keyOf(field)) })),
    };
  };
  const plainRow = (field: ModelField, underneath: unknown) => {
    const figure = figureAt(overrides, keyOf(field));
    return rowOf(field, figure, underneath);
  };

  return (
    <section aria-label={`Figures of ${model.name}`} className="@container min-w-0">
      <h2 className="label-caps m-0 pb-2">Limits and facts</h2>
      <TextFigure label={MODEL_LABELS.name} text={model.name} placeholder="" isNumber={false} onCommit={(text) => set('name', text.trim())} row={plainRow('name', below?.name ?? null)} />
      {TOKEN_FIELDS.map((field) => (
        <TextFigure
          key={field}
          label={MODEL_LABELS[field]}
          text={model[field] === null ? '' : formatInteger(model[field].value)}
          placeholder="not stated"
          isNumber
          onCommit={(text) => set(field, typedTokens(text))}
          row={rowOf(field, model[field], below?.[field]?.value ?? null)}
        />
      ))}
      <ChoiceFigure
        label={MODEL_LABELS.budget}
        value={model.budget}
        options={[
          { value: 'shared', label: 'Input and output share the window' },
          { value: 'separate', label: 'The window holds the input alone' },
        ]}
        onChoose={(value) => set('budget', value)}
        row={plainRow('budget', below?.budget ?? null)}
      />
      <ChoiceFigure label={MODEL_LABELS.tokenizer} value={choiceOf(model)} options={tokenizerChoices()} onChoose={(value) => set('tokenizer', value)} row={plainRow('tokenizer', below === null ? null : choiceOf(below))} />
      <FigureRow {...rowOf('modalities', model.modalities, below?.modalities.value ?? null)} label={MODEL_LABELS.modalities} problems={[]} problemId="">
        <div role="group" aria-label={MODEL_LABELS.modalities} className="flex min-h-8 flex-wrap items-center gap-x-3">
          {MODALITIES.map((modality) => {
            const isOn = model.modalities.value.includes(modality);
            return (
              <label key={modality} className="inline-flex items-center gap-1.5">
                <input
                  type="checkbox"
                  checked={isOn}
                  // Text is what all of them take, and what is counted here.
                  disabled={modality === 'text'}
                  onChange={() => set('modalities', MODALITIES.filter((each) => (each === modality ? !isOn : model.modalities.value.includes(each))))}
                  className="accent-accent"
                />
                {modality}
              </label>
            );
          })}
        </div>
      </FigureRow>
      <ChoiceFigure
        label={MODEL_LABELS.openWeights}
        value={model.openWeights === null ? '' : String(model.openWeights.value)}
        options={[...(model.openWeights === null ? [{ value: '', label: 'not stated' }] : []), { value: 'true', label: 'yes' }, { value: 'false', label: 'no' }]}
        onChoose={(value) => value !== '' && set('openWeights', value === 'true')}
        row={rowOf('openWeights', model.openWeights, below?.openWeights?.value ?? null)}
      />
      {WORD_FIELDS.map((field) => (
        <TextFigure
          key={field}
          label={MODEL_LABELS[field]}
          text={model[field]?.value ?? ''}
          placeholder={field === 'licence' ? 'not stated' : '2026-11-27'}
          isNumber={false}
          onCommit={(text) => set(field, typedWords(text))}
          row={rowOf(field, model[field], below?.[field]?.value ?? null)}
        />
      ))}
    </section>
  );
}
