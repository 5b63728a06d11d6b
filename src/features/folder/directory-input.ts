/** Makes a file input choose a folder; React knows no such property. */
export function takesDirectory(input: HTMLInputElement | null): void {
  if (input !== null) input.webkitdirectory = true;
}
