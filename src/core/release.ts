interface Transferable {
  /** Absent in Node 20. */
  transfer?(newByteLength: number): unknown;
}

/**
 * Gives the memory of a buffer that nobody reads any more back at once. The engines collect buffers only now and then,
 * and while megabytes stream through a page, what was read would take as much as what is kept. Views of it are empty then.
 */
export function release(buffer: ArrayBuffer): void {
  (buffer as Transferable).transfer?.(0);
}
