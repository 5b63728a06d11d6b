import type { Part } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';

/** A message to the user that stays until it is dismissed or times out in the view. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
  /** Lines below the text, such as one per refused file. */
  readonly details: readonly string[];
  /** save: the work as a file, as the browser did not store it; the message leaves when it does. */
  readonly action: 'undo' | 'retry' | 'save' | null;
  /** Answers to what it asks; it stays until one is given. */
  readonly choices?: readonly { readonly label: string; readonly choose: () => void }[];
  /** The parts that it speaks of: it is shown while one of them is in the prompt. Empty: files that became no part. */
  readonly about?: ReadonlySet<UnitId>;
  /** Names of the files that it says were not added: it is over once all of them are. */
  readonly refused?: readonly string[];
}

/** Whether what a message speaks of is there; Undo brings both back. */
export function isShown({ about }: Pick<Notice, 'about'>, parts: readonly Part[]): boolean {
  return about === undefined || about.size === 0 || parts.some(({ id }) => about.has(id));
}

export interface NoticesSlice {
  readonly notices: readonly Notice[];
  notify(notice: Omit<Notice, 'id'>): void;
  dismiss(id: number): void;
  /** Files were added: what said that they were not leaves, as that is over. */
  dismissRefused(added: ReadonlySet<string>): void;
  /** The prompt was cleared: what offers to take back an earlier step, or speaks of files that became no part, leaves. */
  dismissEarlier(): void;
}
