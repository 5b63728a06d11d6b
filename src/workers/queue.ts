// The order in which waiting requests are served.

export interface Waiting {
  /** At most one waiting request per key. */
  readonly key: string;
  /** Urgent requests and the others are taken separately. */
  readonly urgent: boolean;
  /** What the user looks at goes before the other urgent ones. */
  readonly inView: boolean;
}

export interface RequestQueue<Request extends Waiting> {
  /** Adds a request. One with the same key gives up its place to it and is returned. */
  put(request: Request): Request | undefined;
  /** Adds a request before all others, unless a newer one with its key is waiting: then false. */
  putBack(request: Request): boolean;
  /** Removes and returns the next request; undefined when none is waiting. */
  take(urgent: boolean): Request | undefined;
  remove(request: Request): void;
  /** Removes and returns all. */
  clear(): Request[];
}

export function createRequestQueue<Request extends Waiting>(): RequestQueue<Request> {
  const waiting: Request[] = [];
  const placeOf = (key: string): number => waiting.findIndex((request) => request.key === key);

  return {
    put(request) {
      const place = placeOf(request.key);
      if (place < 0) {
        waiting.push(request);
        return undefined;
      }
      // It keeps the place: a key that changes with each keystroke neither overtakes others nor starves.
      return waiting.splice(place, 1, request)[0];
    },
    putBack(request) {
      if (placeOf(request.key) >= 0) return false;
      waiting.unshift(request);
      return true;
    },
    take(urgent) {
      const inView = waiting.findIndex((request) => request.urgent === urgent && request.inView);
      const place = inView >= 0 ? inView : waiting.findIndex((request) => request.urgent === urgent);
      return place < 0 ? undefined : waiting.splice(place, 1)[0];
    },
    remove(request) {
      const place = waiting.indexOf(request);
      if (place >= 0) waiting.splice(place, 1);
    },
    clear: () => waiting.splice(0),
  };
}
