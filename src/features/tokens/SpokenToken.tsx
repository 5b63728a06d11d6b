import { useStore } from 'zustand';
import type { SourceText } from '@/core/tokenize/source-text';
import type { RowTable, TokenSlice } from '@/core/tokenize/spans';
import { tokenId, tokenRange } from '@/core/tokenize/token';
import { formatInteger } from '@/core/units';
import { visibleText } from '@/ui/glyph-pieces';
import { sliceHolding } from './loaded-tokens';
import type { PointedStore } from './pointed';
import { usePinned } from './use-pinned';

interface SpokenTokenProps {
  readonly table: RowTable;
  readonly slices: readonly TokenSlice[];
  readonly text: SourceText;
  readonly pointed: PointedStore;
}

/** Says which token the keys have reached, and which one is pinned, to those who do not see the outline. */
export function SpokenToken({ table, slices, text, pointed }: SpokenTokenProps) {
  const pinned = usePinned(table);
  const cursor = useStore(pointed, (now) => now.cursor);
  const index = pinned ?? cursor;
  const slice = index === null ? null : sliceHolding(slices, index, index + 1);
  let words = '';
  if (index !== null && slice !== null) {
    const { start, end } = tokenRange(slice, text, index, table.segmentOffsets);
    words = `${pinned === null ? 'Token' : 'Pinned token'} ${formatInteger(index + 1)} of ${formatInteger(table.tokens)}: ${visibleText(text.slice(start, end))}, id ${tokenId(slice, index)}`;
  }
  return (
    <p aria-live="polite" className="sr-only">
      {words}
    </p>
  );
}
