// Holds what is dropped or pasted before the page is drawn: the browser would open a dropped file in the place of the page. A script
// of its own that comes before the app (scripts/early-script.mjs), so it imports nothing.
import type { Arrived } from '@/features/intake/held-arrivals';

const held: Arrived[] = [];

function hold(event: Event, how: Arrived['how'], data: DataTransfer | null): void {
  if (data === null) return;
  event.preventDefault();
  // It can be looked at only now.
  held.push({ how, files: [...data.files], entries: [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []), text: data.getData('text/plain') });
}

const onOver = (event: DragEvent) => event.preventDefault();
const onDrop = (event: DragEvent) => hold(event, 'drop', event.dataTransfer);
const onPaste = (event: ClipboardEvent) => hold(event, 'paste', event.clipboardData);
addEventListener('dragover', onOver);
addEventListener('drop', onDrop);
addEventListener('paste', onPaste);

globalThis.takeHeldArrivals = () => {
  removeEventListener('dragover', onOver);
  removeEventListener('drop', onDrop);
  removeEventListener('paste', onPaste);
  return held.splice(0);
};
