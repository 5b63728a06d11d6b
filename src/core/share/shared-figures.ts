// Own figures of models that go along with the work, in a link or a file: an optional field beside it, which readers that do not
// know it pass over. What comes from others is held to the rules for typed figures, field by field.
import * as v from 'valibot';
import { allFiguresOf, figureAt, type FigureKey, withFigure } from '@/core/catalog/edit-layer';
import { strict } from '@/core/catalog/figure-schemas';
import { EMPTY_LAYER, type Figure, type Layer, LAYER_SOURCES, type LayerModifier } from '@/core/catalog/figures';
import { type FieldIssue, fieldIssue, layerIssues, layerOf, layerSchema, writtenLayer } from '@/core/catalog/layer-schema';
import { sanitizeName } from '@/core/importers/names';

/** UTF-16 units of the figures as JSON, written or read: those of some hundred models. */
export const MOST_FIGURES_UNITS = 100_000;
const MOST_ID_UNITS = 200;

/** What there is where the figures are opened. */
export interface KnownHere {
  /** Tokens; null: there is no such model. */
  readonly windowOf: (modelId: string) => number | null;
  /** Id of the model that an offer is of; null: there is no such offer. */
  readonly modelOf: (offerId: string) => string | null;
}

export interface SharedFigures {
  readonly layer: Layer;
  /** What was not taken from it, by field. */
  readonly refused: readonly FieldIssue[];
}

/** Plain data that survives JSON, each figure with its source and day; null: there are none. */
export function packSharedFigures(layer: Layer): unknown {
  return allFiguresOf(layer).length === 0 ? null : writtenLayer(layer, true);
}

/** The figures in what came along, under the rules for typed ones; a field that breaks one is refused, and the others stay. `raw` may be anything. Never throws. */
export function readSharedFigures(raw: unknown, known: KnownHere): SharedFigures {
  const json = jsonOf(raw);
  if (json === null || json.length > MOST_FIGURES_UNITS) return { layer: EMPTY_LAYER, refused: [{ field: 'figures', message: 'are none, or more than this page reads' }] };
  const refused = new Map<string, FieldIssue>();
  const left = JSON.parse(json) as Record<string, unknown>;
  // A figure without its day is refused: an empty one in its place is no day.
  const schema = strict(layerSchema(''));
  for (;;) {
    const parsed = v.safeParse(schema, left);
    const layer = parsed.success ? withPlainWords(layerOf(parsed.output as Parameters<typeof layerOf>[0])) : EMPTY_LAYER;
    const found = parsed.success ? issuesHere(layer, known).map((issue) => ({ issue, path: issue.field.split(' ') })) : parsed.issues.map((issue) => ({ issue: fieldIssue(issue), path: (issue.path ?? []).map(({ key }) => String(key)) }));
    if (found.length === 0) return { layer, refused: [...refused.values()] };
    for (const { issue, path } of found) {
      const field = path.length === 0 ? 'figures' : sanitizeName(issue.field);
      if (!refused.has(field)) refused.set(field, { field, message: sanitizeName(issue.message) });
      if (!takeOut(left, path)) return { layer: EMPTY_LAYER, refused: [...refused.values()] };
    }
  }
}

/** The figures as they stand here once they were taken: whoever shared them says so, whatever their source was there. */
export function asShared(layer: Layer): Layer {
  return changed(layer, (figure) => ({ ...figure, source: LAYER_SOURCES.shared.id }));
}

/** null: it is no object, or nested deeper than can be written. */
function jsonOf(raw: unknown): string | null {
  try {
    return typeof raw === 'object' && raw !== null ? JSON.stringify(raw) : null;
  } catch {
    return null;
  }
}

/** Takes the figure that a path leads to out, or the whole entry where that is no entry without it; false: it leads nowhere. */
function takeOut(raw: Record<string, unknown>, [section = '', id, field]: readonly string[]): boolean {
  const entries = raw[section];
  if (id === undefined || typeof entries !== 'object' || entries === null || Array.isArray(entries)) return section !== '' && Reflect.deleteProperty(raw, section);
  const entry: unknown = (entries as Record<string, unknown>)[id];
  const isWhole = field === undefined || typeof entry !== 'object' || entry === null || !Object.hasOwn(entry, field) || (section === 'offers' && field === 'model');
  return isWhole ? Reflect.deleteProperty(entries, id) : Reflect.deleteProperty(entry, field);
}

/** What no field says by itself: such as an offer that is of another model here. */
function issuesHere(layer: Layer, { windowOf, modelOf }: KnownHere): readonly FieldIssue[] {
  return [
    ...layerIssues(layer, (id) => windowOf(id) !== null, (id) => modelOf(id) !== null),
    ...[...Object.keys(layer.models).map((id) => ['models', id] as const), ...Object.keys(layer.offers).map((id) => ['offers', id] as const)].flatMap(([section, id]) => (id.length > MOST_ID_UNITS ? [{ field: `${section} ${id}`, message: 'has a longer id than any here' }] : [])),
    ...Object.entries(layer.models).flatMap(([id, { windowTokens, maxInputTokens }]) =>
      windowTokens === undefined && (maxInputTokens?.value ?? 0) > (windowOf(id) ?? Number.POSITIVE_INFINITY) ? [{ field: `models ${id} maxInputTokens`, message: 'is more than the window' }] : [],
    ),
    ...Object.entries(layer.offers).flatMap(([id, { modelId }]) => ((modelOf(id) ?? modelId) === modelId ? [] : [{ field: `offers ${id} model`, message: `is ${modelId}, and the offer is of another model here` }])),
  ];
}

/** Without what would hide or turn the text around it. */
function withPlainWords(layer: Layer): Layer {
  return changed(layer, (figure, { field }) => {
    const { value } = figure;
    if (field === 'modifiers') return { ...figure, value: (value as readonly LayerModifier[]).map((modifier) => ({ ...modifier, name: sanitizeName(modifier.name) })) };
    return (field === 'name' || field === 'licence') && typeof value === 'string' ? { ...figure, value: sanitizeName(value) } : figure;
  });
}

function changed(layer: Layer, change: (figure: Figure, key: FigureKey) => Figure): Layer {
  return allFiguresOf(layer).reduce((made, key) => {
    const figure = figureAt(layer, key);
    return figure === null ? made : withFigure(made, key, change(figure, key));
  }, EMPTY_LAYER);
}
