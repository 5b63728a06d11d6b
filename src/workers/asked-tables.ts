/** Tables that the page is asked for by name. Two fonts may ask for the same one at a time, and each gets its own bytes. */
export function askedTables(ask: (name: string) => void) {
  const waiting = new Map<string, ((bytes: Uint8Array | null) => void)[]>();
  return {
    load: (name: string) =>
      new Promise<Uint8Array>((resolve, reject) => {
        const settle = (bytes: Uint8Array | null) => (bytes === null ? reject(new Error(name)) : resolve(bytes));
        waiting.set(name, [...(waiting.get(name) ?? []), settle]);
        ask(name);
      }),
    /** null: it did not load. */
    answer: (name: string, bytes: Uint8Array | null): void => waiting.get(name)?.shift()?.(bytes),
  };
}
