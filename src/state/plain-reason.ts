// What browsers say of a file that did not come is for developers: an address, in words that differ from browser to browser.

/** Chromium, Firefox, Safari, in this order. */
const FETCH_FAILURES = [/failed to fetch/i, /error loading dynamically imported module/i, /importing a module script failed/i];
const ADDRESS = /\b(?:https?|blob|file):\S+/g;

/** Whether what was thrown means that a script of the page could not be fetched. */
export function isFetchFailure(reason: string): boolean {
  return FETCH_FAILURES.some((failure) => failure.test(reason));
}

/** The reason without addresses, which say nothing to a reader and break no line. */
export function withoutAddresses(reason: string): string {
  return reason.replace(ADDRESS, '…');
}
