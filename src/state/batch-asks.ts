// What the rows of a batch ask for beside their texts, gathered while they are read.
import type { Model } from '@/core/catalog/model';
import { modelNamed } from '@/core/catalog/reported-model';
import type { RowAsks } from '@/core/importers/batch/row-prompt';

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
    this.models.set(modelId, before === undefined ? { id: modelId, rows: 1, model: modelNamed(modelId) } : { ...before, rows: before.rows + 1 });
  }

  /** In the order in which they are first named. */
  named(): readonly NamedModel[] {
    return [...this.models.values()];
  }
}
