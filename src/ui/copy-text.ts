/**
 * Copies a text that is still being made; null: none came of it. Resolves with whether the clipboard has it. To be called within
 * the press that asks for it: Safari and Firefox let nothing be copied some time later, but let it be promised at once.
 */
export async function copyText(text: Promise<string | null>): Promise<boolean> {
  const made = text.then((words) => {
    if (words === null) throw new Error('There is nothing to copy');
    return words;
  });
  // Also where the clipboard does not wait for it.
  made.catch(() => undefined);
  try {
    if (!('ClipboardItem' in globalThis)) await navigator.clipboard.writeText(await made);
    else await navigator.clipboard.write([new ClipboardItem({ 'text/plain': made.then((words) => new Blob([words], { type: 'text/plain' })) })]);
    return true;
  } catch {
    return false;
  }
}
