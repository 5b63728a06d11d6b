/** Something the user can do by name: a row of the palette. */
export interface Command {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  /** What else somebody may type who means it. */
  readonly also?: string;
  /** As Kbd takes them. */
  readonly keys?: string;
  readonly run: () => void;
}
