/** How a line is told from others: its colour stands out from the panel in both themes, and its dashes do without colour. */
export interface LineLook {
  readonly color: string;
  /** As in SVG; "none": unbroken. */
  readonly dashes: string;
}

/** For up to four lines of one chart, the first one the plainest. */
export const LINE_LOOKS = {
  first: { color: 'var(--ink)', dashes: 'none' },
  second: { color: 'var(--accent)', dashes: '7 3' },
  third: { color: 'var(--ok)', dashes: '2 3' },
  fourth: { color: 'var(--warn)', dashes: '9 3 2 3' },
} as const satisfies Readonly<Record<string, LineLook>>;
