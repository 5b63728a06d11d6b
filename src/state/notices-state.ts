import type { Part } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';

/** A message to the user that stays until it is dismissed, or is folded away when it was there for a while. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
  /** Lines below the text, such as one per refused file. */
  readonly details: readonly string[];
  /** save: the work as a file, as the browser did not store it; the message leaves when it does. */
  readonly action: 'undo' | 'retry' | 'save' | null;
  /** Answers to what it asks; it stays until one is given. */
  readonly choices?: readonly NoticeChoice[];
  /** The parts that it speaks of: it is shown while one of them is in the prompt. Empty: files that became no part. */
  readonly about?: ReadonlySet<UnitId>;
  /** Names of the files that it says were not added: it is over once all of them are. */
  readonly refused?: readonly string[];
  /** It is not in the way any more, and can be shown again. */
  readonly isFolded?: boolean;
}

export interface NoticeChoice {
  readonly label: string;
  readonly choose: () => void;
  /** The import whose dialog it opens: in that it is not offered. */
  readonly opensImport?: number | undefined;
}

/** Whether what a message speaks of is there; Undo brings both back. */
export function isShown({ about }: Pick<Notice, 'about'>, parts: readonly Part[]): boolean {
  return about === undefined || about.size === 0 || parts.some(({ id }) => about.has(id));
}

/** An offer to undo stands for the latest change alone. What was told with it of parts that are there can be read again. */
export function withoutUndo(notices: readonly Notice[]): readonly Notice[] {
  if (!notices.some(({ action }) => action === 'undo')) return notices;
  return notices.flatMap((notice) => {
    if (notice.action !== 'undo') return [notice];
    const { id, tone, text, details, about } = notice;
    return details.length === 0 || about === undefined ? [] : [{ id, tone, text, details, action: null, about, isFolded: true }];
  });
}

export interface NoticesSlice {
  readonly notices: readonly Notice[];
  notify(notice: Omit<Notice, 'id'>): void;
  dismiss(id: number): void;
  /** Files were added: what said that they were not leaves, as that is over. */
  dismissRefused(added: ReadonlySet<string>): void;
  /** Takes it out of the way; it can be shown again. */
  fold(id: number): void;
  showFolded(): void;
  /** The prompt was cleared: what offers to take back an earlier step, or speaks of files that became no part, leaves. */
  dismissEarlier(): void;
}
