import type { EncodingId } from '@/core/tokenize/encoding';
import { buffersOf, type FromWorker, type ToWorker } from './protocol';
import type { Slot, Task, TaskLane } from './task';
import { createWatchDog, type After } from './watch-dog';

/** A worker as the page sees it. The lane sets the two listeners. */
export interface WorkerPort {
  onMessage: ((message: FromWorker) => void) | undefined;
  onFailure: ((reason: string) => void) | undefined;
  /** The buffers in `transfer` are handed over. */
  postMessage(message: ToWorker, transfer: ArrayBuffer[]): void;
  terminate(): void;
}

export interface LaneEvents {
  /** A task was answered, and is none of the lane's any more. */
  answered(lane: Lane, task: Task, answer: Parameters<Task['answered']>[0]): void;
  brokeDown(lane: Lane, reason: string): void;
  /** No sign of life for too long; shorter where nobody waits for the task at work. */
  fellSilent(lane: Lane): void;
}

/** One worker and what it was told to do. */
export interface Lane extends TaskLane {
  isHome: boolean;
  /** Has sent anything yet: a failure before that is a failure to start. */
  readonly hasSpoken: boolean;
  readonly tasks: readonly Task[];
  /** The vocabulary that was being loaded at the last sign of life. */
  readonly loading: EncodingId | undefined;
  /** The task at work, as far as is known. */
  readonly atWork: Task | undefined;
  countOf(slot: Slot): number;
  /** May throw, where the message cannot be copied. */
  post(task: Task): void;
  tell(message: ToWorker): void;
  /** Terminates the worker. Its tasks stay in `tasks`, for who ended it to look after. */
  end(): void;
}

export function createLane(port: WorkerPort, after: After, unresponsiveAfterMs: number, events: LaneEvents): Lane {
  let tasks: Task[] = [];
  let lastTold: Task | undefined;
  let loading: EncodingId | undefined;
  const watchDog = createWatchDog(after, unresponsiveAfterMs, (isLimit) => {
    // Nobody waits for a cancelled task, but others may wait for its worker.
    if (isLimit || (loading === undefined && lastTold?.request?.caller.isOver === true)) events.fellSilent(lane);
  });

  const lane = {
    isHome: false,
    hasSpoken: false,
    get loading() {
      return loading;
    },
    get tasks() {
      return tasks;
    },
    get atWork() {
      return lastTold ?? tasks[0];
    },
    countOf: (slot: Slot) => tasks.reduce((count, task) => (task.slot === slot ? count + 1 : count), 0),
    post(task: Task) {
      port.postMessage(task.message, buffersOf(task.message));
      tasks.push(task);
      if (tasks.length === 1) watchDog.feed();
    },
    tell: (message: ToWorker) => port.postMessage(message, buffersOf(message)),
    end() {
      watchDog.stop();
      port.onMessage = port.onFailure = undefined;
      port.terminate();
    },
  };

  port.onFailure = (reason) => events.brokeDown(lane, reason);
  port.onMessage = (message) => {
    lane.hasSpoken = true;
    loading = message.kind === 'loading' ? message.encodingId : undefined;
    if (message.kind === 'broken') {
      events.brokeDown(lane, message.reason);
      return;
    }
    if (tasks.length > 0) watchDog.feed();
    if (message.kind === 'alive' || message.kind === 'loading') return;
    const task = tasks.find((each) => each.message.id === message.id);
    if (!task) return;
    if (message.kind === 'progress') {
      lastTold = task;
      task.progress?.(message.doneUnits, message.doneBytes);
      return;
    }
    tasks = tasks.filter((each) => each !== task);
    if (lastTold === task) lastTold = undefined;
    if (tasks.length === 0) watchDog.stop();
    events.answered(lane, task, message);
  };
  return lane;
}
