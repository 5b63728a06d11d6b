/** Name, files, size and tokens, of a row and of the head. On a phone there are name and tokens, which end together: what tokens do not need is the name's. */
export const COLUMN_CLASS = 'grid grid-cols-[minmax(0,1fr)_4rem_5rem_6rem] max-sm:grid-cols-[minmax(0,1fr)_auto] gap-x-2 px-[var(--gutter)] [--indent:14px] max-sm:[--indent:7px]';
