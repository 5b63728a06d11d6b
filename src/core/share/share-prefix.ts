/** How the fragment of a shared link begins. Apart, as the first load knows no more of links than this. */
export const SHARE_PREFIX = '#/share/';
