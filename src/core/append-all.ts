/** Adds all of `more` to `list`, however many: spread into `push`, some 120,000 are too many for a call, in Safari fewer. */
export function appendAll<T>(list: T[], more: readonly T[]): void {
  for (const each of more) list.push(each);
}
