// The order in which open requests are served.
import { RANKS, type OpenRequest, type Rank, type Slot, type TaskLane } from './task';

export interface RequestQueue {
  /** Adds a request; one with the same key is superseded, and gives up its place unless it has begun. */
  put(request: OpenRequest): void;
  remove(request: OpenRequest): void;
  /** The first request that wants the slot of a lane, with or without those that can wait. */
  firstThatWants(lane: TaskLane, slot: Slot, withWaiting?: boolean): OpenRequest | undefined;
  /** How many workers there is work for, with about `unitsPerLane` for each; 0 where there is none. */
  lanesWanted(unitsPerLane: number): number;
  isEmpty(): boolean;
  all(): OpenRequest[];
  /** Exchanges each request for another one in its place. */
  exchange(other: (request: OpenRequest) => OpenRequest): void;
}

export function createRequestQueue(): RequestQueue {
  // A map keeps the order of arrival, and the place of a key whose value is exchanged.
  const queues: Readonly<Record<Rank, Map<string, OpenRequest>>> = {
    view: new Map(),
    edit: new Map(),
    large: new Map(),
    small: new Map(),
  };
  const everyQueue = RANKS.map((rank) => queues[rank]);
  // Small texts can be thousands, so they are added up as they come and go.
  let smallUnits = 0;

  function set(request: OpenRequest): void {
    take(queues[request.rank].get(request.key));
    queues[request.rank].set(request.key, request);
    if (request.rank === 'small') smallUnits += request.waitingUnits;
  }

  /** A request is about to leave its place. */
  function take(request: OpenRequest | undefined): void {
    if (request?.rank === 'small') smallUnits -= request.waitingUnits;
  }

  function remove(request: OpenRequest): void {
    const queue = queues[request.rank];
    if (queue.get(request.key) !== request) return;
    take(request);
    queue.delete(request.key);
  }

  const isEmpty = (): boolean => everyQueue.every((queue) => queue.size === 0);

  return {
    put(request) {
      const { key, rank } = request;
      for (const queue of everyQueue) {
        const older = queue.get(key);
        if (!older) continue;
        // It keeps the place: a key that changes with each keystroke neither overtakes others nor starves.
        if (queue !== queues[rank] || older.hasBegun) remove(older);
        else set(request);
        older.caller.fail({ kind: 'superseded' });
      }
      set(request);
    },
    remove,
    firstThatWants(lane, slot, withWaiting = true) {
      for (const rank of RANKS) {
        // Of these, the home worker has only urgent tasks.
        if (rank === 'small' && lane.isHome && slot === 'bulk') break;
        for (const request of queues[rank].values()) if ((withWaiting || request.canWait !== true) && request.wants(lane, slot)) return request;
      }
      return undefined;
    },
    lanesWanted(unitsPerLane) {
      if (isEmpty()) return 0;
      const large = [...queues.large.values()];
      const units = large.reduce((sum, { waitingUnits }) => sum + waitingUnits, smallUnits);
      // The home worker has its own to do.
      const isHomeBusy = large.length > 0 && queues.view.size + queues.edit.size > 0;
      const needsOther = isHomeBusy || large.some((request) => request.needsOther);
      return Math.max(1 + Math.floor(units / unitsPerLane), needsOther ? 2 : 1);
    },
    isEmpty,
    all: () => everyQueue.flatMap((queue) => [...queue.values()]),
    exchange(other) {
      for (const request of this.all()) {
        const next = other(request);
        if (next === request) continue;
        if (next.rank !== request.rank) remove(request);
        set(next);
      }
    },
  };
}
