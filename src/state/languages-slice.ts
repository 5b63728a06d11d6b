import type { Slice } from './store';
import type { LanguagesSlice } from './tokenizer-slices';

/** What is known of the text that is kept in many languages; what counts it (`countLanguages`) comes with the view. */
export const createLanguagesSlice: Slice<LanguagesSlice> = () => ({ languageCounts: new Map() });
