import type { Slice } from './store';
import type { AlignSide, AlignSlice } from './tokenizer-slices';

export const CLOSED_SIDE: AlignSide = { encodingId: null, status: 'idle', rows: null, slices: [], progress: 0, reason: null };

/** The focused part as two tokenizers cut it; what has it cut (`createAligning`) comes with the view. */
export const createAlignSlice: Slice<AlignSlice> = (set, get) => ({
  alignChoice: { left: null, right: null },
  align: { segments: [], unitIds: [], left: CLOSED_SIDE, right: CLOSED_SIDE },
  chooseAligned: (side, encodingId) => set({ alignChoice: { ...get().alignChoice, [side]: encodingId } }),
});
