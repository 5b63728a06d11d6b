/** What was dropped or pasted. */
export interface Arrived {
  readonly how: 'drop' | 'paste';
  readonly files: File[];
  /** What was dropped as the file system has it, folders among them. */
  readonly entries: readonly FileSystemEntry[];
  readonly text: string;
}

declare global {
  /** What came before the page was drawn, oldest first; nothing is held from the call on. Set by a script that comes before the app (`app/hold-arrivals.ts`). */
  var takeHeldArrivals: (() => readonly Arrived[]) | undefined;
}
