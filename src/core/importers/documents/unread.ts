// What stands on a page of a document and is no text: counted, so that it is told when it is left out.
import { counted, listed } from './document';

export interface Unread {
  pictures: number;
  /** Of the pictures: those that the document describes in words. */
  described: number;
  charts: number;
  diagrams: number;
}

export function nothingUnread(): Unread {
  return { pictures: 0, described: 0, charts: 0, diagrams: 0 };
}

/** Charts (DrawingML, ECMA-376, part 1, 21.2) and diagrams (21.4) are in parts of their own, which an element of this name refers to. */
export function countGraphic(name: string, unread: Unread): void {
  if (name === 'chart') unread.charts += 1;
  else if (name === 'relIds') unread.diagrams += 1;
}

/** The words for a picture in brackets, which are counted; '': there are none. */
export function described(description: string, unread: Unread): string {
  const words = description.replace(/\s+/g, ' ').trim();
  if (words === '') return '';
  unread.described += 1;
  return `[image: ${words}]`;
}

/** What a chart, a diagram or a shape is said to show, in brackets; '': it is not said. */
export function describedOther(description: string): string {
  const words = description.replace(/\s+/g, ' ').trim();
  return words === '' ? '' : `[description: ${words}]`;
}

/** "Left out: 1 chart and 2 pictures, 1 of them described in brackets.", or nothing. */
export function unreadNotes({ pictures, described, charts, diagrams }: Unread): readonly string[] {
  const kinds = [
    ...(charts === 0 ? [] : [counted(charts, 'chart')]),
    ...(diagrams === 0 ? [] : [counted(diagrams, 'diagram')]),
    ...(pictures === 0 ? [] : [counted(pictures, 'picture')]),
  ];
  if (kinds.length === 0) return [];
  const words = described === 0 ? '' : pictures === 1 ? ', which is described in brackets' : described === pictures ? ', all of them described in brackets' : `, ${described} of them described in brackets`;
  return [`Left out: ${listed(kinds)}${words}.`];
}
