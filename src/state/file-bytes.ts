/**
 * A stretch of a file; its size is handed in, as the page waits while the browser asks the disk for it. Most files are read in one
 * go, and a stretch of a file costs the page as much again as reading it.
 */
export function bytesOf(file: File, sizeBytes: number, start: number, end: number): Promise<ArrayBuffer> {
  return (start === 0 && end >= sizeBytes ? file : file.slice(start, end)).arrayBuffer();
}
