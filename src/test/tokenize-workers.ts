// Tokenizing workers for tests: the real handler behind a real channel, and one that only does what it is told.
import { MessageChannel } from 'node:worker_threads';
import type { EncodingId } from '@/core/tokenize/encoding';
import { createHandler } from '@/workers/handle';
import type { WorkerPort } from '@/workers/lane';
import type { Assignment, CountWork, FromWorker, HoldWork, ToWorker } from '@/workers/protocol';
import type { Sizes } from '@/workers/sizes';
import type { After } from '@/workers/watch-dog';
import { loadVocabulary as loadPacked } from './load-encoder';

/** So small that short texts are large ones. */
export const TINY: Sizes = {
  small: 256,
  chunk: 128,
  message: 512,
  turn: Number.POSITIVE_INFINITY,
  scan: 96,
  perWorker: 256,
  leastEdited: 64,
  insert: 24,
  mostEdited: 4096,
};

/** The vocabulary's address is its name. */
export function loadVocabulary(address: string): Promise<string> {
  return loadPacked(address as EncodingId);
}

/** A worker whose messages go through a channel, which clones them. */
export interface ChannelWorker extends WorkerPort {
  readonly sent: readonly ToWorker[];
  readonly isEnded: boolean;
  /** From now on nothing of it arrives. */
  fallSilent(): void;
}

export function workerBehindChannel(load: (url: string) => Promise<string> = loadVocabulary): ChannelWorker {
  const { port1, port2 } = new MessageChannel();
  const sent: ToWorker[] = [];
  let isSilent = false;
  let isEnded = false;
  const port: ChannelWorker = {
    onMessage: undefined,
    onFailure: undefined,
    sent,
    get isEnded() {
      return isEnded;
    },
    postMessage(message, transfer) {
      // What is handed over cannot be read afterwards.
      sent.push(structuredClone(message));
      port1.postMessage(message, transfer);
    },
    terminate() {
      isEnded = true;
      port1.close();
    },
    fallSilent() {
      isSilent = true;
    },
  };
  port1.on('message', (message: FromWorker) => {
    if (!isSilent) port.onMessage?.(message);
  });
  let clock = 0;
  const receive = createHandler(port2, {
    loadVocabulary: load,
    tick: () => new Promise((done) => setImmediate(done)),
    // Tells all progress: the clock runs ahead.
    now: () => (clock += 1000),
    every: () => () => {},
  });
  port2.on('message', receive);
  return port;
}

/** The text that a worker is to count, or to hold. */
export function textIn({ utf8 }: CountWork | HoldWork): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8);
}

/** A worker that only does what the test tells it to. */
export class ScriptedWorker implements WorkerPort {
  onMessage: ((message: FromWorker) => void) | undefined;
  onFailure: ((reason: string) => void) | undefined;
  readonly received: ToWorker[] = [];
  isEnded = false;
  postMessage(message: ToWorker): void {
    this.received.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(message: FromWorker): void {
    this.onMessage?.(message);
  }
  /** Says that it works on an assignment. */
  begin(id: number): void {
    this.say({ kind: 'progress', id, doneUnits: 0, doneBytes: 0 });
  }
  get assignments(): Assignment[] {
    return this.received.flatMap((message) => (message.kind === 'cancel' || message.kind === 'forget' ? [] : [message]));
  }
  /** The texts that it was to count, in order. */
  get texts(): string[] {
    return this.assignments.flatMap((each) => (each.kind === 'count' ? [textIn(each)] : []));
  }
  /** The id of the assignment to count a text. */
  idOf(text: string): number {
    const found = this.assignments.findLast((each) => each.kind === 'count' && textIn(each) === text);
    if (!found) throw new Error(`It was not asked for ${text}, but for ${this.texts.join()}`);
    return found.id;
  }
  answer(text: string, tokens: number): void {
    this.say({ kind: 'counted', id: this.idOf(text), tokens, bytes: text.length, buffer: new ArrayBuffer(0) });
  }
}

/** Time that only passes when told. */
export function handClock(): { readonly after: After; pass(ms: number): void } {
  let nowMs = 0;
  const timers = new Set<{ atMs: number; callback: () => void }>();
  return {
    after(delayMs, callback) {
      const timer = { atMs: nowMs + delayMs, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    pass(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        const due = [...timers].filter((timer) => timer.atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (!due) break;
        timers.delete(due);
        nowMs = due.atMs;
        due.callback();
      }
      nowMs = endMs;
    },
  };
}
