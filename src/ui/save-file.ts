/** Safari asks the user whether the page may save files, and reads this one only when it may. */
const ANSWERED_MS = 60_000;

/** Hands a text, the pieces of one, or a picture to the user as a file. */
export function saveFile(name: string, type: string, content: string | readonly string[] | Blob): void {
  const blob = content instanceof Blob ? content : new Blob(typeof content === 'string' ? [content] : [...content], { type });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), ANSWERED_MS);
}
