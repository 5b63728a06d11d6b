// CodeMirror as contextscope needs it: plain text, wrapped lines, the page's colours, no key that traps the focus.
import { defaultKeymap, history, redo, undo } from '@codemirror/commands';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, drawSelection, highlightSpecialChars, keymap, placeholder } from '@codemirror/view';
import { lineSeparatorFor, withSeparator } from './line-endings';

/** Holds the accessible name, which changes when the part is renamed. */
export const nameSlot = new Compartment();

export function nameExtension(label: string): Extension {
  // An editable element takes the focus by itself; the attribute says so to tools that look for a focusable region.
  return EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' });
}

// The values are custom properties of the page: they inherit into the shadow root and follow light and dark.
const look = EditorView.theme({
  // The editor itself draws all lines when it is printed.
  '@media print': { '&': { height: 'auto !important' }, '.cm-scroller': { overflow: 'visible' } },
  '&': { height: '100%', backgroundColor: 'var(--panel)', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', fontSize: '0.8125rem', lineHeight: '1.3125rem', overflow: 'auto' },
  '.cm-content': { padding: '12px 0', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 var(--gutter)' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--accent) 28%, transparent)',
  },
  '.cm-specialChar': { color: 'var(--bad)' },
  '.cm-return': { border: '1px solid', borderRadius: '3px', margin: '0 2px', padding: '0 2px', fontSize: '0.6875rem', lineHeight: '0.875rem' },
  '.cm-placeholder': { color: 'var(--ink-faint)' },
  '.cm-searchMatch': { backgroundColor: 'var(--token-find)', outline: '1px solid var(--line-strong)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--token-pin)', outline: '2px solid var(--accent)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--accent-wash)' },
  '.cm-panels': {
    backgroundColor: 'var(--raised)',
    color: 'var(--ink-soft)',
    fontFamily: 'ui-sans-serif, system-ui, sans-serif',
    fontSize: '0.75rem',
  },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '6px 36px 6px var(--gutter)' },
  '.cm-panel.cm-search label': { fontSize: '0.75rem', display: 'inline-flex', alignItems: 'center', gap: '4px' },
  '.cm-panel.cm-search [name=close]': {
    top: '6px',
    right: '10px',
    width: '24px',
    height: '24px',
    fontSize: '1.125rem',
    color: 'var(--ink-soft)',
    borderRadius: '5px',
  },
  '.cm-textfield': {
    backgroundColor: 'var(--panel)',
    color: 'var(--ink)',
    border: '1px solid var(--line-strong)',
    borderRadius: '5px',
    fontSize: '0.8125rem',
    padding: '3px 6px',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    border: '1px solid var(--line-strong)',
    borderRadius: '5px',
    fontSize: '0.75rem',
    padding: '3px 8px',
  },
  '.cm-textfield:focus-visible, .cm-button:focus-visible, input:focus-visible, button:focus-visible': {
    outline: '2px solid var(--accent)',
    outlineOffset: '1px',
  },
});

const keys = keymap.of([
  // Unlike CodeMirror's own, these let the key go on to the page's undo when there is nothing left to undo here.
  // With Caps Lock on, Shift gives a small z.
  { key: 'Mod-z', run: undo, shift: redo, stopPropagation: true },
  { key: 'Mod-y', mac: 'Mod-Shift-z', run: redo, stopPropagation: true },
  { linux: 'Ctrl-Shift-z', win: 'Ctrl-Shift-z', run: redo, stopPropagation: true },
  ...searchKeymap.map((binding) => ({ ...binding, stopPropagation: true })),
  ...defaultKeymap,
]);

/** Control characters show as CodeMirror draws them; the carriage return of a mixed text, which matters here, by its name. */
function specialMark(code: number, description: string | null, placeholderText: string): HTMLElement {
  const mark = document.createElement('span');
  mark.className = code === 13 ? 'cm-specialChar cm-return' : 'cm-specialChar';
  mark.textContent = code === 13 ? 'CR' : placeholderText;
  mark.title = description ?? `U+${code.toString(16).padStart(4, '0')}`;
  mark.setAttribute('aria-label', mark.title);
  mark.setAttribute('role', 'img');
  return mark;
}

// Files that are dropped on the editor are the page's to add, not text for the caret.
const leaveFilesToThePage = EditorView.domEventHandlers({
  drop: (event) => event.dataTransfer?.types.includes('Files') ?? false,
});

/** How a text came about: by typing (or pasting), or by the editor's own undo or redo. */
export type TextChange = 'typed' | 'undo' | 'redo';

/** A new state for a text: it gives back exactly this text until it is edited, and its history is empty. */
export function createEditorState(text: string, label: string, onChange: (change: TextChange, before: () => string) => void): EditorState {
  const separator = lineSeparatorFor(text);
  return EditorState.create({
    doc: text,
    extensions: [
      EditorState.lineSeparator.of(separator),
      EditorView.clipboardInputFilter.of((pasted) => withSeparator(pasted, separator)),
      nameSlot.of(nameExtension(label)),
      history(),
      drawSelection(),
      highlightSpecialChars({ render: specialMark }),
      EditorView.lineWrapping,
      placeholder('Empty. Type or paste text here.'),
      search({ top: true }),
      highlightSelectionMatches(),
      leaveFilesToThePage,
      keys,
      look,
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        const by = (event: string) => update.transactions.every((transaction) => transaction.isUserEvent(event));
        onChange(by('undo') ? 'undo' : by('redo') ? 'redo' : 'typed', () => update.startState.sliceDoc());
      }),
    ],
  });
}
