// Own figures of models that go along with the work, and those that came along: what of them there is to take. Loaded with a link
// or a file.
import { allFiguresOf, figureAt, type FigureKey, figuresOf, layerOfModels, withFigure } from '@/core/catalog/edit-layer';
import { labelOf, valueWords } from '@/core/catalog/figure-words';
import { valueIn } from '@/core/catalog/figure-value';
import { EMPTY_LAYER, type Figure, type Layer, OWN_VENDOR } from '@/core/catalog/figures';
import type { FieldIssue } from '@/core/catalog/layer-schema';
import { mergeCatalogue, offerNames } from '@/core/catalog/merge-catalogue';
import { MODELS } from '@/core/catalog/models';
import type { Catalogue } from '@/core/catalog/whole-catalogue';
import { namesInWords } from '@/core/name-list';
import { MOST_FIGURES_UNITS, packSharedFigures, readSharedFigures } from '@/core/share/shared-figures';
import type { ModelId } from '@/core/units';
import type { AppState } from './app-state';
import { layersOf } from './change-figures';
import { openedCatalogue } from './opened-catalogue';
import { selectModels } from './selectors';
import type { AppStore } from './store';

/** Models of the work: the chosen one, those with settings, the one that a request names, and those that it is compared for. */
function modelsOfWork({ work, modelTable, batch }: AppState): readonly string[] {
  const { asSent } = work.prompt;
  return [...new Set<string>([work.modelId, ...Object.keys(work.settings), ...(asSent === undefined ? [] : [asSent.modelId]), ...(modelTable.pinnedIds ?? []), ...(batch?.modelIds ?? [])])];
}

/** The own figures of models of the work, the chosen one first, up to the most that go along; of models that are known everywhere, or own ones. */
export function figuresToShare(state: AppState): Layer {
  const { overrides } = layersOf(state);
  const isKnown = (id: string) => id.startsWith(`${OWN_VENDOR}/`) || MODELS.some((model) => model.id === id);
  return modelsOfWork(state)
    .filter(isKnown)
    .reduce((layer, id) => {
      const more = layerOfModels(overrides, new Set([...Object.keys(layer.models), ...Object.values(layer.offers).map(({ modelId }) => modelId as string), id]));
      return JSON.stringify(packSharedFigures(more)).length > MOST_FIGURES_UNITS ? layer : more;
    }, EMPTY_LAYER);
}

export interface OfferedRow {
  readonly key: FigureKey;
  readonly label: string;
  /** In words; null: there is none here. */
  readonly before: string | null;
  /** It stands here because the user set it. */
  readonly isOwnBefore: boolean;
  readonly after: string;
  readonly figure: Figure;
}

/** What came along of one model, as far as it is otherwise here. */
export interface OfferedModel {
  readonly id: ModelId;
  readonly name: string;
  /** It is no model here yet. */
  readonly isNew: boolean;
  /** How many figures of it the user has set here. */
  readonly ownFigures: number;
  readonly layer: Layer;
  readonly rows: readonly OfferedRow[];
}

export interface OfferedFigures {
  readonly models: readonly OfferedModel[];
  readonly refused: readonly FieldIssue[];
}

const MOST_WORDS_UNITS = 240;
const NONE: OfferedFigures = { models: [], refused: [] };

/** The figures that came along, held to the rules and laid beside those of here. */
export async function figuresOffered(store: AppStore, raw: unknown): Promise<OfferedFigures> {
  if (raw === null || raw === undefined) return NONE;
  const bare = await openedCatalogue(store);
  if (bare === null) return { models: [], refused: [{ field: 'figures', message: 'cannot be compared: the catalogue did not load' }] };
  const { overrides, refreshed } = layersOf(store.getState());
  const today = new Date(store.getState().pricesAtMs).toLocaleDateString('sv-SE');
  const here = mergeCatalogue(bare, refreshed, overrides);
  const windows = new Map<string, number>(here.models.map((model) => [model.id, model.windowTokens.value]));
  const modelsOfOffers = new Map<string, string>([...here.offers, ...Object.entries(overrides.offers).map(([id, { modelId }]) => ({ id, modelId }))].map(({ id, modelId }) => [id, modelId]));
  const { layer, refused } = readSharedFigures(raw, { windowOf: (id) => windows.get(id) ?? null, modelOf: (id) => modelsOfOffers.get(id) ?? null });
  const ids = [...new Set(allFiguresOf(layer).map(({ modelId }) => modelId))];
  return { models: ids.flatMap((id) => offeredModel(layer, id, here, overrides, today) ?? []), refused };
}

/** null: all is here as it came. */
function offeredModel(layer: Layer, id: ModelId, here: Catalogue, overrides: Layer, today: string): OfferedModel | null {
  const rows = figuresOf(layer, id).flatMap((key): OfferedRow[] => {
    const [figure, before] = [figureAt(layer, key), valueIn(here, key, today)];
    if (figure === null || JSON.stringify(figure.value) === JSON.stringify(before)) return [];
    return [{ key, label: figureLabel(key), before: before === null ? null : shortWords(key, before), isOwnBefore: figureAt(overrides, key) !== null, after: shortWords(key, figure.value), figure }];
  });
  if (rows.length === 0) return null;
  const known = here.models.find((model) => model.id === id);
  return {
    id,
    name: known?.name ?? String(layer.models[id]?.name?.value ?? id),
    isNew: known === undefined,
    ownFigures: figuresOf(overrides, id).length,
    layer: rows.reduce((some, { key, figure }) => withFigure(some, key, figure), EMPTY_LAYER),
    rows,
  };
}

/** A list of brackets or hours may be as long as all that came along. */
function shortWords({ field }: FigureKey, value: unknown): string {
  const words = valueWords(field, value);
  return words.length > MOST_WORDS_UNITS ? `${words.slice(0, MOST_WORDS_UNITS - 1)}…` : words;
}

/** "Input price at azure" where it is not the vendor's own offer. */
export function figureLabel({ offerId, field, modelId }: FigureKey): string {
  if (offerId === null) return labelOf(field);
  const { provider, region } = offerNames(offerId);
  return modelId.startsWith(`${provider}/`) && region === null ? labelOf(field) : `${labelOf(field)} at ${provider}${region === null ? '' : `, ${region}`}`;
}

/** Figures that are named one by one. */
const MOST_NAMED = 6;

/** "Window 130,000 and Input price $2.00" */
export function figuresInWords(rows: readonly Pick<OfferedRow, 'label' | 'after'>[]): string {
  return namesInWords(rows.map(({ label, after }) => `${label} ${after}`), MOST_NAMED);
}

/** A line for each model of a layer of here: its name, and its figures in words. */
export function figuresByModel(state: AppState, layer: Layer): readonly { readonly id: ModelId; readonly name: string; readonly words: string }[] {
  const models = selectModels(state);
  return [...new Set(allFiguresOf(layer).map(({ modelId }) => modelId))].map((id) => ({
    id,
    name: models.find((model) => model.id === id)?.name ?? id,
    words: figuresInWords(figuresOf(layer, id).map((key) => ({ label: figureLabel(key), after: shortWords(key, figureAt(layer, key)?.value) }))),
  }));
}
