import type { DragEvent } from 'react';

/**
 * Makes an element take the files that are dropped on it, in place of the page, which leaves a drop to an element with this
 * mark. `words`: what dropping does there, such as "Drop to measure the answer".
 * `entries`: what was dropped as the file system has it, folders among them; it can be asked for only while the drop is handled.
 */
export function takesFiles(words: string, onFiles: (files: readonly File[], entries: readonly FileSystemEntry[]) => void) {
  return {
    'data-takes-files': words,
    onDrop: (event: DragEvent) => {
      const files = [...event.dataTransfer.files];
      if (files.length === 0) return;
      event.preventDefault();
      onFiles(files, [...event.dataTransfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []));
    },
  };
}
