// What each kind of stretch is called, and whether it may go.
import type { BlobKind } from '@/core/prompt/blobs';
import { decodedTags, HIDDEN_KINDS, type HiddenKind } from '@/core/prompt/hidden-characters';
import type { MarkupKind } from '@/core/prompt/hidden-markup';

export type StretchKind = HiddenKind | MarkupKind | BlobKind;

export interface KindFacts {
  readonly title: string;
  /** One of them and several, in a sentence. */
  readonly noun: readonly [string, string];
  /** What they are, as a sentence without a full stop. */
  readonly about: string;
  readonly fix: string | null;
  /** Why there is none. */
  readonly why: string | null;
  readonly isInfo: boolean;
}

const hidden = (what: string, noun: KindFacts['noun'], about: string): KindFacts => ({
  title: `Hidden characters found: ${what}`,
  noun,
  about,
  fix: `Remove hidden characters: ${what}`,
  why: null,
  isInfo: false,
});
const kept = (facts: KindFacts, why: string, isInfo = false): KindFacts => ({ ...facts, fix: null, why, isInfo });

export const KIND_FACTS: Readonly<Record<StretchKind, KindFacts>> = {
  tags: hidden('tags', ['run of tags', 'runs of tags'], 'Tag characters stand for ASCII that is not drawn'),
  'zero-width': hidden('zero width', ['zero-width character', 'zero-width characters'], 'Spaces, joiners and byte order marks without a width'),
  bidi: hidden('marks of direction', ['mark of direction', 'marks of direction'], 'They change the order in which a text is drawn, not the one in which it is read'),
  variation: hidden('variation selectors', ['selector', 'selectors'], 'They follow characters that have one look only'),
  'soft-hyphen': hidden('soft hyphens', ['soft hyphen', 'soft hyphens'], 'They are drawn only where a line breaks, and cut words into more tokens'),
  filler: hidden('Hangul fillers', ['filler', 'fillers'], 'Letters without a shape'),
  interlinear: hidden('annotation marks', ['annotation mark', 'annotation marks'], 'They are meant for programs that set type'),
  control: hidden('control characters', ['control character', 'control characters'], 'No white space, and nothing that is drawn'),
  'page-break': {
    title: 'Form feeds and vertical tabs',
    noun: ['form feed or vertical tab', 'form feeds and vertical tabs'],
    about: 'They begin a page or a line in print. The fix puts a line break where none stands beside them',
    fix: 'Replace form feeds and vertical tabs',
    why: null,
    isInfo: false,
  },
  'next-line': kept(
    { ...hidden('next lines', ['next line', 'next lines'], 'U+0085 ends a line in texts of mainframes; elsewhere it is mostly “…” that was read in another encoding'), title: 'Next lines' },
    'Which of the two it is, is not known, so none is removed.',
  ),
  escape: hidden('terminal escapes', ['escape', 'escapes'], 'Colours and movements of a terminal'),
  'private-use': kept(hidden('private use', ['private character', 'private characters'], 'Characters without a meaning of their own, such as icons of a font'), 'Only the font that they were made for knows what they mean, so none is removed.'),
  lookalike: kept(
    { ...hidden('lookalikes', ['word', 'words'], 'Words in which Latin letters stand beside Greek or Cyrillic ones that look the same'), title: 'Words of two alphabets' },
    'Which letter was meant is not known, so none is changed.',
    true,
  ),
  joiner: kept(
    { ...hidden('joiners', ['joiner', 'joiners'], 'Zero-width joiners and non-joiners in emoji and in scripts that are spelled with them'), title: 'Joiners, as they should be' },
    'They belong to the spelling.',
    true,
  ),
  separator: kept(
    { ...hidden('separators', ['separator', 'separators'], 'Zero-width spaces between words in scripts that have no other space there, and the vowel separator of Mongolian'), title: 'Word separators, as they should be' },
    'They belong to the spelling.',
    true,
  ),
  comment: { title: 'Comments that a page does not show', noun: ['comment', 'comments'], about: 'HTML comments are read by a model and seen by nobody', fix: 'Remove comments', why: null, isInfo: false },
  conditional: {
    title: 'Comments that some browsers read',
    noun: ['conditional comment', 'conditional comments'],
    about: 'HTML of “[if …]” is for older browsers of Microsoft, and no other shows it',
    fix: null,
    why: 'A page may need them, so none is removed.',
    isInfo: false,
  },
  'not-displayed': {
    title: 'Elements that a page does not show',
    noun: ['element', 'elements'],
    about: 'HTML with “display: none” or “hidden”',
    fix: null,
    why: 'A page’s script may show them, so none is removed.',
    isInfo: false,
  },
  base64: {
    title: 'Base64',
    noun: ['run of base64', 'runs of base64'],
    about: 'Bytes that are written as letters and digits, of which a token holds one or two',
    fix: null,
    why: 'What it holds may be what is asked about. Images, PDFs, sounds and films in it can be taken out in Edit.',
    isInfo: false,
  },
  minified: {
    title: 'Minified code',
    noun: ['line', 'lines'],
    about: 'Code of a build, with few spaces and short names',
    fix: null,
    why: 'Its source would be easier to read, but does not stand here.',
    isInfo: false,
  },
  'long-line': { title: 'Long lines', noun: ['line', 'lines'], about: 'Lines of 5,000 characters or more', fix: null, why: 'Where to break them is not known.', isInfo: true },
};

const EXCERPT_UNITS = 60;
const MOST_CODES = 4;
const NOT_SEEN: ReadonlySet<StretchKind> = new Set(HIDDEN_KINDS);

/** What stands in a stretch, or which characters they are where nothing can be seen. */
export function excerptOf(kind: StretchKind, text: string): string {
  if (kind === 'tags') return `“${shortened(decodedTags(text))}”`;
  if (kind === 'lookalike') return `“${shortened(text)}”, ${codesOf(Array.from(text).filter((each) => each > '\x7f').join(''))}`;
  if (NOT_SEEN.has(kind)) return codesOf(text);
  return `“${shortened(text.replaceAll(/\s+/g, ' ').trim())}”`;
}

function shortened(text: string): string {
  return text.length > EXCERPT_UNITS ? `${text.slice(0, EXCERPT_UNITS)}…` : text;
}

function codesOf(text: string): string {
  const all = Array.from(text, (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  const codes = [...new Set(all)];
  const listed = codes.slice(0, MOST_CODES).join(', ');
  return `${listed}${codes.length > MOST_CODES ? ', …' : ''}${all.length > codes.length ? `, ${all.length} in a row` : ''}`;
}
