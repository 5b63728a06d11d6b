// What the page's side is made of: requests, which give tasks to lanes.
import type { EncodingId } from '@/core/tokenize/encoding';
import type { Caller } from './caller';
import type { Answer, Assignment, ToWorker } from './protocol';
import type { TokenizeError } from './tokenizer';

/** Urgent tasks run between the steps of bulk ones; questions are answered at once, however many there are. */
export type Slot = 'urgent' | 'bulk' | 'question';

/** Something that a worker was told to do. Ends with `answered` or `lost`, exactly once. */
export interface Task {
  readonly request: OpenRequest | undefined;
  readonly slot: Slot;
  /** Takes far longer than the usual 10 ms: other requests' tasks do not wait behind it. */
  readonly isLong?: boolean;
  readonly message: Assignment;
  progress?(doneUnits: number, doneBytes: number): void;
  answered(answer: Answer): void;
  /** Its worker is gone. With an error: while it worked on this. */
  lost(error: TokenizeError | undefined): void;
}

/** Where tasks go: one worker. */
export interface TaskLane {
  /** The worker that keeps documents and views. */
  readonly isHome: boolean;
  tell(message: ToWorker): void;
}

/**
 * The order of requests: what is in view, edited texts, large texts in chunks, small texts. Of the first two, all tasks are
 * the home worker's.
 */
export const RANKS = ['view', 'edit', 'large', 'small'] as const;
export type Rank = (typeof RANKS)[number];

/** A request whose caller waits. It is asked for tasks whenever a lane has room, until its caller is answered. */
export interface OpenRequest {
  /** A newer request with the same key takes its place. */
  readonly key: string;
  readonly encodingId: EncodingId;
  readonly rank: Rank;
  readonly caller: Pick<Caller<never>, 'isOver' | 'fail' | 'onOver'>;
  /** While the user types it is nothing for the home worker, where there is another one. */
  readonly canWait?: boolean;
  /** Has given a task to a lane. */
  readonly hasBegun: boolean;
  /** UTF-16 units that any worker could count and that no task was given for yet. */
  readonly waitingUnits: number;
  /** It waits for a worker other than the home worker. */
  readonly needsOther?: boolean;
  /** It is its key's only request now; it may answer at once. */
  begin?(): void;
  wants(lane: TaskLane, slot: Slot): boolean;
  /** The next task for a lane; only where it wants one. */
  next(lane: TaskLane, slot: Slot): Task;
  /** A worker is gone; its tasks of this request are told so, too. Returns what to go on with, perhaps itself. */
  withoutLane(lane: TaskLane): OpenRequest;
  /** The caller was answered: tasks at work are cancelled, and this lets go of the rest. */
  abandon?(): void;
}
