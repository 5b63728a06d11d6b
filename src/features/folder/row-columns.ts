/** Name, files, size and tokens, of a row and of the head. */
export const COLUMN_CLASS = 'grid grid-cols-[minmax(0,1fr)_3.5rem_5rem_6.5rem] max-sm:grid-cols-[minmax(0,1fr)_6.5rem] gap-x-2 px-[var(--gutter)]';
