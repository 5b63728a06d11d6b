// What the rows of a batch ask for beside their texts, gathered while they are read.
import type { Model } from '@/core/catalog/model';
import { isFineTuned, modelNamed } from '@/core/catalog/reported-model';
import type { RowAsks } from '@/core/importers/batch/row-prompt';
import type { ModelId } from '@/core/units';

export interface NamedModel {
  /** As the rows write it. */
  readonly id: string;
  readonly rows: number;
  /** null: it is not known here. */
  readonly model: Pick<Model, 'id' | 'name'> | null;
}

export class AskedOfRows {
  private readonly seen: Uint8Array;
  private readonly models = new Map<string, NamedModel>();
  /** What stands in the place of a limit, by row. */
  readonly badLimits = new Map<number, NonNullable<RowAsks['badLimit']>>();

  /** By row. */
  private readonly own = new Map<number, ModelId>();

  constructor(rows: number) {
    this.seen = new Uint8Array(rows);
  }

  /** A row may be read once for each model: it counts once. */
  add(row: number, { modelId, badLimit }: RowAsks): void {
    if (this.seen[row] !== 0) return;
    this.seen[row] = 1;
    if (badLimit !== null) this.badLimits.set(row, badLimit);
    if (modelId === null) return;
    const before = this.models.get(modelId);
    const named = before === undefined ? { id: modelId, rows: 1, model: modelNamed(modelId) } : { ...before, rows: before.rows + 1 };
    this.models.set(modelId, named);
    // One that was tuned has prices of its own.
    if (named.model !== null && !isFineTuned(modelId)) this.own.set(row, named.model.id);
  }

  /** The model that a row names, where that is known and was read. */
  modelAt(row: number): ModelId | null {
    return this.own.get(row) ?? null;
  }

  /** Each that `modelAt` gives, once. */
  knownModels(): readonly ModelId[] {
    return [...new Set(this.named().flatMap(({ id, model }) => (model === null || isFineTuned(id) ? [] : [model.id])))];
  }

  /** In the order in which they are first named. */
  named(): readonly NamedModel[] {
    return [...this.models.values()];
  }
}
