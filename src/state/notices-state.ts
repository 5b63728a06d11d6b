/** A message to the user that stays until it is dismissed or times out in the view. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
  /** Lines below the text, such as one per refused file. */
  readonly details: readonly string[];
  readonly action: 'undo' | 'retry' | null;
  /** Answers to what it asks; it stays until one is given. */
  readonly choices?: readonly { readonly label: string; readonly choose: () => void }[];
}

export interface NoticesSlice {
  readonly notices: readonly Notice[];
  notify(notice: Omit<Notice, 'id'>): void;
  dismiss(id: number): void;
}
