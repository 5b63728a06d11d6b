import { useState } from 'react';
import { EMPTY_LAYER, OWN_VENDOR } from '@/core/catalog/figures';
import { figuresOf, withoutModel } from '@/core/catalog/edit-layer';
import type { ModelId } from '@/core/units';
import { changeFigures, layersOf, undoFigures } from '@/state/change-figures';
import { selectCatalogueBelow } from '@/state/figures-selectors';
import { selectCatalogue } from '@/state/price-selectors';
import { useApp, useAppStore } from '@/state/react';
import { selectEditedModels, selectModel, selectModels } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { AddModel } from './AddModel';
import { FIELD } from './FigureRow';
import { ModelForm } from './ModelForm';
import { OwnFiles } from './OwnFiles';
import { PriceForm } from './PriceForm';

/** The user's own figures of models and their own models: by field, and as a file. `today`: ISO 8601. */
export function OwnModelsView({ today }: { today: string }) {
  const store = useAppStore();
  const catalogue = useApp(selectCatalogue);
  const below = useApp(selectCatalogueBelow);
  const models = useApp(selectModels);
  const chosen = useApp(selectModel);
  const edited = useApp(selectEditedModels);
  const overrides = useApp((state) => layersOf(state).overrides);
  const canUndo = useApp((state) => (state.figures?.past.length ?? 0) > 0);
  const [wantedId, setWantedId] = useState<ModelId | null>(null);
  const [isAdding, setIsAdding] = useState(false);
  if (catalogue === null || below === null) return null;
  const model = models.find(({ id }) => id === wantedId) ?? chosen;
  const isOwn = model.vendorKey === OWN_VENDOR;
  const vendors = [...new Set(models.map(({ vendor }) => vendor))];
  const here = figuresOf(overrides, model.id).length;

  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="@container flex flex-col gap-4 px-[var(--gutter)] py-4">
        <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
          <label className="flex min-w-0 flex-col gap-0.5 text-small text-ink-soft">
            Model to edit
            <select value={model.id} onChange={(event) => setWantedId(event.target.value as ModelId)} className={`${FIELD} max-w-full min-w-48 text-body`}>
              {vendors.map((vendor) => (
                <optgroup key={vendor} label={vendor}>
                  {models
                    .filter((each) => each.vendor === vendor)
                    .map((each) => (
                      <option key={each.id} value={each.id}>
                        {each.name}
                        {edited.has(each.id) ? ' (edited)' : ''}
                      </option>
                    ))}
                </optgroup>
              ))}
            </select>
          </label>
          <Button aria-expanded={isAdding} onClick={() => setIsAdding(!isAdding)}>
            Add a model…
          </Button>
          <Button disabled={!canUndo} onClick={() => undoFigures(store)}>
            Undo
          </Button>
          <OwnFiles />
          <Button look="danger" disabled={edited.size === 0} onClick={() => changeFigures(store, () => ({ overrides: EMPTY_LAYER }))}>
            Reset all
          </Button>
        </div>
        {isAdding ? (
          <AddModel
            today={today}
            onAdded={(id) => {
              setWantedId(id);
              setIsAdding(false);
            }}
          />
        ) : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <p role="status" className="m-0 text-ink-soft">
            {edited.size === 0
              ? 'Nothing is edited: all figures are the catalogue’s. What you set here goes over them, and over newer data, in every view.'
              : `${edited.size === 1 ? '1 model is' : `${edited.size} models are`} edited${here > 0 ? `; ${here === 1 ? '1 figure' : `${here} figures`} of ${model.name}` : ''}.`}
          </p>
          {here === 0 ? null : (
            <Button size="small" look="danger" onClick={() => changeFigures(store, (layers) => ({ overrides: withoutModel(layers.overrides, model.id) }))}>
              {isOwn ? `Delete ${model.name}` : `Reset ${model.name}`}
            </Button>
          )}
          {model.id === chosen.id ? null : (
            <Button size="small" onClick={() => store.getState().chooseModel(model.id)}>
              Use {model.name}
            </Button>
          )}
        </div>
        <div className="grid gap-x-10 gap-y-6 @4xl:grid-cols-2">
          <ModelForm key={model.id} model={model} below={below.models.find(({ id }) => id === model.id) ?? null} sources={catalogue.sources} today={today} />
          <PriceForm
            key={`${model.id} prices`}
            model={model}
            offers={catalogue.offers.filter(({ modelId }) => modelId === model.id)}
            offersBelow={below.offers.filter(({ modelId }) => modelId === model.id)}
            sources={catalogue.sources}
            today={today}
          />
        </div>
      </div>
    </div>
  );
}
