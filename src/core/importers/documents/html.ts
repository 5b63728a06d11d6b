import { fail, type Result, succeed } from '@/core/result';
import { counted, type DocumentError, listed, type ReadDocument, TEXT_LIMIT_UNITS } from './document';
import { type FoundInHtml, htmlText, nothingInHtml } from './html-text';
import { unreadNotes } from './unread';

/** Whether a page is XML by its name, as a browser tells it, or by its first line. */
function isXhtml(html: string, name: string): boolean {
  return /\.xht(?:ml)?$/i.test(name) || /^\ufeff?<\?xml\s/.test(html);
}

/** The readable text of a page under its title; what a browser would not show is counted and left out. `name`: the file's. */
export function readHtml(html: string, name = ''): Result<ReadDocument, DocumentError> {
  const found = nothingInHtml();
  const { text, title, isFull, isTooDeep } = htmlText(html, isXhtml(html, name), found);
  if (isFull) return fail({ kind: 'too-much-text', limitUnits: TEXT_LIMIT_UNITS });
  if (isTooDeep) return fail({ kind: 'xml', entry: 'the page', fault: 'depth' });
  // A page that scripts make has its text elsewhere.
  if (text === '') return fail({ kind: 'no-text', what: found.hiddenElements > 0 ? 'all of it is hidden' : found.scripts > 0 ? 'its scripts would make it' : 'it is empty' });
  return succeed({
    format: 'html',
    label: 'HTML page',
    texts: [{ name: null, text: title === '' || text.startsWith(`# ${title}\n`) ? text : `# ${title}\n\n${text}` }],
    notes: leftOutNotes(found),
  });
}

/** What was left out of one page, or of several, in sentences. */
export function leftOutNotes({ hiddenElements, comments, scripts, noscripts, templates, embedded, folded, unknownRules, choices, white, unread }: FoundInHtml): readonly string[] {
  const leftOut = [
    ...(hiddenElements === 0 ? [] : [counted(hiddenElements, 'hidden element')]),
    ...(comments === 0 ? [] : [counted(comments, 'comment')]),
    ...(scripts === 0 ? [] : [counted(scripts, 'script or style', 'scripts and styles')]),
    ...(noscripts === 0 ? [] : [counted(noscripts, 'passage for browsers without scripts', 'passages for browsers without scripts')]),
    ...(templates === 0 ? [] : [counted(templates, 'template')]),
    ...(embedded === 0 ? [] : [counted(embedded, 'embedded frame or medium', 'embedded frames and media')]),
    ...(choices === 0 ? [] : [counted(choices, 'list of choices', 'lists of choices')]),
  ];
  const marked = white === 0 ? [] : [`Shown in brackets: ${counted(white, 'passage of white text', 'passages of white text')}.`];
  const others = [
    ...(folded === 0 ? [] : [`Included: ${counted(folded, 'passage')} that ${folded === 1 ? 'is' : 'are'} folded away.`]),
    ...(unknownRules === 0 ? [] : [`Not followed: ${counted(unknownRules, 'rule')} of its style sheets that ${unknownRules === 1 ? 'hides' : 'hide'} something.`]),
  ];
  return [...marked, ...(leftOut.length === 0 ? [] : [`Left out: ${listed(leftOut)}.`]), ...unreadNotes(unread), ...others];
}
