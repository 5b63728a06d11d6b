/** What was thrown, as text: no error object crosses between threads. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
