// The order of a prompt's parts as a task of arithmetic: what stands where, what may move, what an order costs.

/**
 * Mean drop in benchmark points over a span of the prompt, 0…1 from its start; negative where the curve lies above its
 * reference. A span without width is a place.
 */
export type MeanDrop = (startFraction: number, endFraction: number) => number;

export interface OrderPiece {
  /** Width in the prompt, ≥ 0. */
  readonly tokens: number;
  /** How much its drop counts, ≥ 0. */
  readonly weight: number;
}

export interface OrderTask {
  /** In the order as it is. A piece is named by its index here. */
  readonly pieces: readonly OrderPiece[];
  /** Place by place, the piece that must stand there; null: any of the others may. As long as `pieces`. */
  readonly slots: readonly (number | null)[];
  readonly meanDropPts: MeanDrop;
}

/** The pieces that may move, in the order as it is. */
export function movablePieces({ pieces, slots }: OrderTask): readonly number[] {
  const held = new Set(slots);
  return pieces.map((_, index) => index).filter((index) => !held.has(index));
}

/** The whole order: `movable` pieces one after the other into the open slots. */
export function filledSlots({ slots }: OrderTask, movable: readonly number[]): readonly number[] {
  let next = 0;
  return slots.map((held) => held ?? movable[next++] ?? 0);
}

/**
 * The drop of a prompt in points: D = Σ wᵢ ūᵢ / Σ wᵢ, with ū the mean drop over the span that a piece takes in this order.
 * A sum of points on a benchmark, not a probability. 0 where nothing has a weight.
 */
export function weightedDropPts(task: OrderTask, order: readonly number[]): number {
  const { weight } = totals(task);
  return weight > 0 ? orderCost(task, order) / weight : 0;
}

/** What `weightedDropPts` is before it is divided by the weights. */
export function orderCost(task: OrderTask, order: readonly number[]): number {
  const { tokens } = totals(task);
  let [start, cost] = [0, 0];
  for (const index of order) {
    const piece = task.pieces[index];
    if (piece === undefined) continue;
    cost += pieceCost(task, piece, start, tokens);
    start += piece.tokens;
  }
  return cost;
}

export function pieceCost({ meanDropPts }: OrderTask, { tokens, weight }: OrderPiece, startTokens: number, totalTokens: number): number {
  if (weight === 0) return 0;
  if (totalTokens === 0) return weight * meanDropPts(0, 1);
  return weight * meanDropPts(startTokens / totalTokens, Math.min(1, (startTokens + tokens) / totalTokens));
}

export function totals({ pieces }: OrderTask): { readonly tokens: number; readonly weight: number } {
  let [tokens, weight] = [0, 0];
  for (const piece of pieces) {
    tokens += piece.tokens;
    weight += piece.weight;
  }
  return { tokens, weight };
}
