import { useSyncExternalStore } from 'react';

let modals: readonly HTMLDialogElement[] = [];
const watchers = new Set<() => void>();

function change(next: readonly HTMLDialogElement[]): void {
  modals = next;
  for (const tell of watchers) tell();
}

/** A modal dialog was opened; returns how to say that it is closed. */
export function modalOpened(dialog: HTMLDialogElement): () => void {
  change([...modals, dialog]);
  return () => change(modals.filter((each) => each !== dialog));
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

/** The modal dialog on top, or null. While it is open nothing outside of it can be pressed. */
export function openModal(): HTMLDialogElement | null {
  return modals.at(-1) ?? null;
}

/** The same, as it is now and as it changes. */
export function useOpenModal(): HTMLDialogElement | null {
  return useSyncExternalStore(watch, openModal);
}
