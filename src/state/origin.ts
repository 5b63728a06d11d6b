/** What something was read from: in memory, or kept in the browser and read when it is asked for. */
export interface Origin<Value> {
  /** null: it was not read yet. */
  readonly held: Value | null;
  /** UTF-16 units of a text, bytes of a file. */
  readonly size: number;
  /** Rejects where it is gone. */
  read(): Promise<Value>;
}

export function heldOrigin<Value>(held: Value, size: number): Origin<Value> {
  return { held, size, read: () => Promise.resolve(held) };
}

const ofFiles = new WeakMap<File, Origin<File>>();

/** The same for the same file, of which many parts may come. */
export function originOfFile(file: File): Origin<File> {
  const known = ofFiles.get(file) ?? heldOrigin(file, file.size);
  ofFiles.set(file, known);
  return known;
}
