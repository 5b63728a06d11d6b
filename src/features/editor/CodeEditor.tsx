// The editor itself, loaded when it is first needed. It lives in a shadow root because CodeMirror then uses adopted style
// sheets, which the page's policy allows; and outside React, because no keystroke may cost a render of 10 MB.
import { EditorView } from '@codemirror/view';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { createEditorState, nameExtension, nameSlot, type TextChange } from './editor-setup';

export interface CodeEditorProps {
  /** Accessible name. */
  label: string;
  text: string;
  /** The user asked to write: the editor takes the focus and says so. */
  wanted: boolean;
  onFocused: () => void;
  /** Hands over the text: at most every 100 ms while typing (160 ms in a long text), and at once on blur, at the end, and as the page goes. `how`: where its own undo or redo led. */
  onText: (text: string, how: TextChange) => void;
  /** The first key of a burst; the promise settles when its text has been handed over. */
  onPending: (handedOver: Promise<void>) => void;
  onBlur: () => void;
}

/** A long text costs more to join. */
const LONG_TEXT_UNITS = 200_000;
const SHORT_DELAY_MS = 100;
const LONG_DELAY_MS = 160;

export default function CodeEditor({ label, text, wanted, onFocused, onText, onPending, onBlur }: CodeEditorProps) {
  const hostRef = useRef<HTMLDivElement>(null);
  const viewRef = useRef<EditorView | null>(null);
  /** The text that the store and the editor agreed on last. */
  const agreed = useRef(text);
  const outlet = useRef({ onText, onPending, onBlur });
  const loadRef = useRef<(text: string, label: string) => void>(() => {});
  const firstLabel = useRef(label);

  useEffect(() => {
    outlet.current = { onText, onPending, onBlur };
  });

  useEffect(() => {
    const host = hostRef.current;
    if (host === null) return;
    let timer: number | null = null;
    let settle: (() => void) | null = null;
    let how: TextChange = 'typed';

    const flush = (changed = view.state.sliceDoc()) => {
      if (timer !== null) window.clearTimeout(timer);
      timer = null;
      if (changed !== agreed.current) {
        agreed.current = changed;
        outlet.current.onText(changed, how);
      }
      settle?.();
      settle = null;
    };
    const schedule = (change: TextChange, before: () => string) => {
      // Typing and undoing are handed over apart: one makes steps, the other goes along them.
      if (settle !== null && change !== how) flush(before());
      how = change;
      const isLong = view.state.doc.length > LONG_TEXT_UNITS;
      timer ??= window.setTimeout(() => flush(), isLong ? LONG_DELAY_MS : SHORT_DELAY_MS);
      if (settle === null) outlet.current.onPending(new Promise<void>((resolve) => (settle = resolve)));
    };
    const flushPending = () => {
      if (settle !== null) flush();
    };
    const leave = () => {
      flushPending();
      outlet.current.onBlur();
    };

    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    const view: EditorView = new EditorView({
      state: createEditorState(agreed.current, firstLabel.current, schedule),
      parent: root,
      root,
    });
    view.dom.style.height = '100%';
    viewRef.current = view;
    loadRef.current = (next, name) => {
      if (timer !== null) window.clearTimeout(timer);
      timer = null;
      settle?.();
      settle = null;
      agreed.current = next;
      view.setState(createEditorState(next, name, schedule));
    };

    // What is typed or pasted here is for this field: the page's one-key commands and its paste must not see it. From
    // outside the shadow root the target looks like a plain element.
    const keepTyping = (event: KeyboardEvent) => {
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
    };
    const keepPaste = (event: Event) => event.stopPropagation();
    host.addEventListener('keydown', keepTyping);
    host.addEventListener('paste', keepPaste);
    host.addEventListener('focusout', leave);
    // On the way down: before what saves the work hears that the page goes.
    for (const going of ['pagehide', 'visibilitychange']) window.addEventListener(going, flushPending, true);
    return () => {
      flushPending();
      for (const going of ['pagehide', 'visibilitychange']) window.removeEventListener(going, flushPending, true);
      host.removeEventListener('keydown', keepTyping);
      host.removeEventListener('paste', keepPaste);
      host.removeEventListener('focusout', leave);
      viewRef.current = null;
      view.destroy();
    };
  }, []);

  // Someone else changed the text (undo, another view): the editor follows, and its own history no longer applies. In
  // the commit itself, because a later key could have been handed over before a passive effect sees the older text.
  useLayoutEffect(() => {
    if (text !== agreed.current) loadRef.current(text, label);
  }, [text, label]);

  useEffect(() => {
    viewRef.current?.dispatch({ effects: nameSlot.reconfigure(nameExtension(label)) });
  }, [label]);

  useEffect(() => {
    if (!wanted) return;
    viewRef.current?.focus();
    onFocused();
  }, [wanted, onFocused]);

  return <div ref={hostRef} data-text-field="" className="absolute inset-0 overflow-hidden font-mono print:static print:overflow-visible" />;
}
