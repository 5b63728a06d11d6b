import { useStore } from 'zustand';
import { tokenRange } from '@/core/tokenize/token';
import { formatInteger } from '@/core/units';
import type { TokenSpans } from '@/core/tokenize/spans';
import { visibleText } from './glyph-pieces';
import type { PointedStore } from './pointed';
import { usePinned } from './use-pinned';

/** Says which token the keys have reached, and which one is pinned, to those who do not see the outline. */
export function SpokenToken({ text, spans, pointed }: { text: string; spans: TokenSpans; pointed: PointedStore }) {
  const pinned = usePinned(spans);
  const cursor = useStore(pointed, (now) => now.cursor);
  const index = pinned ?? cursor;
  let words = '';
  if (index !== null && index < spans.ids.length) {
    const { start, end } = tokenRange(spans, text, index);
    words = `${pinned === null ? 'Token' : 'Pinned token'} ${formatInteger(index + 1)} of ${formatInteger(spans.ids.length)}: ${visibleText(text.slice(start, end))}, id ${spans.ids[index] ?? 0}`;
  }
  return (
    <p aria-live="polite" className="sr-only">
      {words}
    </p>
  );
}
