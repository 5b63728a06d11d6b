export const LINK_KEY = 'contextscope.sharedLink';

/** Of a link that is not answered yet: how often it was opened and not shown, and the link. '' where there is none. */
export function notedLink(): string {
  try {
    return sessionStorage.getItem(LINK_KEY) ?? '';
  } catch {
    return '';
  }
}

export function noteLink(loads: number, link: string): void {
  try {
    sessionStorage.setItem(LINK_KEY, loads + link);
  } catch {
    // Where nothing may be stored, a reload loses it.
  }
}
