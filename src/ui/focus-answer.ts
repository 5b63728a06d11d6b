/** Gives the focus to the first button of the newest message, such as its Undo. */
export function focusNewestAnswer(): void {
  [...document.querySelectorAll('[data-answers]')].at(-1)?.querySelector('button')?.focus({ preventScroll: true });
}
