/** How work is divided, in UTF-16 code units. Tests take tiny ones. */
export interface Sizes {
  /** Up to this a text is counted in one task, between the steps of larger ones. */
  readonly small: number;
  /**
   * The chunks of a large text, and the parts of a document, of which each is a task: 3 to 25 ms of a worker's time, done in
   * steps. Larger ones are a little faster, but the page makes several at once.
   */
  readonly chunk: number;
  /** What one message may hold: copying it takes the page a millisecond. */
  readonly message: number;
  /** With so much copied for workers, or more, the page's event loop runs before the next chunk is. */
  readonly turn: number;
  /** Looked at for a cut before the page's event loop runs. */
  readonly scan: number;
  /** A worker more than one for so much text; starting one costs as much as counting this. */
  readonly perWorker: number;
  /** Shorter texts are counted as fast as their changes would be. */
  readonly leastEdited: number;
  /** What an edit may insert at once: nothing urgent is done meanwhile. */
  readonly insert: number;
  /** All documents of edited texts together. */
  readonly mostEdited: number;
}

export const SIZES: Sizes = {
  small: 262_144,
  chunk: 262_144,
  message: 1_048_576,
  turn: 131_072,
  scan: 131_072,
  perWorker: 2_097_152,
  leastEdited: 65_536,
  insert: 65_536,
  mostEdited: 67_108_864,
};
