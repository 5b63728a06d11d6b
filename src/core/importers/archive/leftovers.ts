const LEFTOVERS = /(?:^|\/)(?:__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini)(?:\/|$)/;

/** Whether programs left it in an archive, and nobody put it there. */
export function isLeftover(path: string): boolean {
  return LEFTOVERS.test(path);
}
