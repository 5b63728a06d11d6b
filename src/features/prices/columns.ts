// The columns of the table: their names and widths.
import type { ModelColumn } from '@/state/model-table';

export interface Column {
  readonly label: string;
  /** What it means, for who points at it. */
  readonly title: string;
  /** At the usual text size. */
  readonly widthPx: number;
  /** Words stand on the left, figures on the right. */
  readonly isText?: boolean;
  /** The first click sorts by the largest. */
  readonly isLargestFirst?: boolean;
}

export const COLUMNS: Readonly<Record<ModelColumn, Column>> = {
  name: { label: 'Model', title: 'Model and vendor', widthPx: 190, isText: true },
  fit: { label: 'Fits', title: 'Whether the prompt fits, what is free or too much, and the limit that it meets first', widthPx: 124, isText: true },
  tokens: { label: 'Tokens', title: 'This prompt in this model’s own tokens, framing and tools included', widthPx: 116 },
  share: { label: 'Window', title: 'Share of the window that the prompt fills', widthPx: 82 },
  cost: { label: 'Request', title: 'This request in US dollars: all input uncached, and the answer as long as is said above the table; † where the model can give less', widthPx: 140 },
  relative: { label: 'vs chosen', title: 'Cost of this request against that of the chosen model: 2× is twice as much, ÷2 is half', widthPx: 68 },
  month: { label: 'Month', title: 'This request, as often as the figure above the table says', widthPx: 100 },
  inputPrice: { label: 'In /M', title: 'US dollars per million input tokens, at the size of this prompt', widthPx: 64 },
  outputPrice: { label: 'Out /M', title: 'US dollars per million output tokens, at the size of this prompt', widthPx: 70 },
  cliff: { label: 'Next cliff', title: 'Tokens until all of the request is billed at higher rates, and what that adds', widthPx: 126 },
  asOf: { label: 'Price as of', title: 'The day on which the price was true at its source', widthPx: 112, isText: true, isLargestFirst: true },
  window: { label: 'Window size', title: 'Window in tokens', widthPx: 96, isLargestFirst: true },
  maxInput: { label: 'Max input', title: 'Where the vendor states one', widthPx: 88, isLargestFirst: true },
  maxOutput: { label: 'Max output', title: 'Where the vendor states one', widthPx: 88, isLargestFirst: true },
  reserve: { label: 'Reserve', title: 'Tokens reserved for the answer in this model’s window', widthPx: 88, isLargestFirst: true },
  answer: { label: 'Answer', title: 'Tokens that the cost takes as the answer', widthPx: 96, isLargestFirst: true },
  provider: { label: 'Sold by', title: 'The offer whose prices are shown', widthPx: 132, isText: true },
  tokenizer: { label: 'Tokenizer', title: 'What the tokens are counted with', widthPx: 132, isText: true },
  licence: { label: 'Weights', title: 'Whether the weights are open, and their licence', widthPx: 118, isText: true },
  released: { label: 'Released', title: 'As the vendor states it', widthPx: 92, isText: true, isLargestFirst: true },
  cutoff: { label: 'Knowledge', title: 'Knowledge cut-off as the vendor states it', widthPx: 92, isText: true, isLargestFirst: true },
};
