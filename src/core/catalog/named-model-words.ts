/** Of a request whose model is not the one that counts, whatever the reason. `note` says more of the name. */
export function namedModelWords(name: string, counting: string, note = ''): string {
  return `The request names ${name}${note}: all figures are those of ${counting}.`;
}
