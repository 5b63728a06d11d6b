// Finds stretches in the texts of a prompt, kind by kind: hidden characters, what a page does not show, blobs.
import { blobs } from '@/core/prompt/blobs';
import { hiddenCharacters, insteadOfPageBreak } from '@/core/prompt/hidden-characters';
import { hiddenMarkup } from '@/core/prompt/hidden-markup';
import { lineNumbers } from '@/core/prompt/line-numbers';
import type { PartText } from '@/core/prompt/long-text';
import { type FoundOfKind, type Stretch, type StretchSearch, survey, withReplaced } from '@/core/prompt/stretches';
import { isMarkdown } from '@/core/prompt/trailing-space';
import { formatInteger, type UnitId } from '@/core/units';
import type { NamedText } from './rewriting';
import { runInSlices } from './slices-of-time';
import type { Finding, FindingPlace } from './waste-finding';
import { excerptOf, KIND_FACTS, type StretchKind } from './waste-kinds';

/** Places that are kept of a kind; all are counted. */
export const MOST_PLACES = 200;

interface InText extends FoundOfKind<StretchKind> {
  readonly without: PartText;
  readonly lines: readonly number[];
  /** Whether they may go from this text. */
  readonly isSafe: boolean;
  /** Nothing would be left of it. */
  readonly isAllOfIt: boolean;
}

/** What was found in a text, while it stands. Names decide what is safe, so they are part of the key. */
export type StretchMemory = Map<string, Map<PartText, ReadonlyMap<StretchKind, InText>>>;

const SEARCHES: readonly ((text: PartText) => StretchSearch<StretchKind>)[] = [hiddenCharacters, hiddenMarkup, blobs];

/** One finding for each kind; undefined as soon as it is not wanted any more. */
export async function stretchFindings(texts: readonly NamedText[], memory: StretchMemory, isWanted: () => boolean): Promise<readonly Finding[] | undefined> {
  const inTexts: { readonly named: NamedText; readonly found: ReadonlyMap<StretchKind, InText> }[] = [];
  for (const named of texts) {
    const byText = memory.get(named.name) ?? new Map<PartText, ReadonlyMap<StretchKind, InText>>();
    const found = byText.get(named.text) ?? (await searchText(named, isWanted));
    if (found === undefined) return undefined;
    memory.set(named.name, byText.set(named.text, found));
    if (found.size > 0) inTexts.push({ named, found });
  }
  forget(memory, texts);
  const kinds = Object.keys(KIND_FACTS) as StretchKind[];
  return kinds.flatMap((kind) => {
    const own = inTexts.flatMap(({ named, found }) => (found.has(kind) ? [{ named, inText: found.get(kind)! }] : []));
    const fixable = KIND_FACTS[kind].fix === null ? [] : own.filter(({ inText }) => inText.isSafe);
    const rest = own.filter((each) => !fixable.includes(each));
    return [findingOf(kind, fixable, true), findingOf(kind, rest, false)].filter((finding) => finding !== null);
  });
}

async function searchText({ name, text }: NamedText, isWanted: () => boolean): Promise<ReadonlyMap<StretchKind, InText> | undefined> {
  const all = new Map<StretchKind, InText>();
  for (const search of SEARCHES) {
    const surveyed = await runInSlices(survey(search(text), MOST_PLACES), isWanted);
    if (surveyed === undefined) return undefined;
    for (const [kind, found] of surveyed) {
      const insteadOf = (stretch: Stretch<StretchKind>) => (stretch.kind !== kind ? null : kind === 'page-break' ? insteadOfPageBreak(text, stretch) : '');
      const without = await runInSlices(withReplaced(text, search(text), insteadOf), isWanted);
      const lines = await runInSlices(lineNumbers(text, found.first.map(({ start }) => start)), isWanted);
      if (without === undefined || lines === undefined) return undefined;
      const isAllOfIt = isBlank(without) && !isBlank(text);
      all.set(kind, { ...found, without, lines, isSafe: isSafeIn(kind, name, text) && !isAllOfIt, isAllOfIt });
    }
  }
  return all;
}

const LOOKED_AT_UNITS = 262_144;

/** An empty message cannot be sent. */
function isBlank(text: PartText): boolean {
  return text.length <= LOOKED_AT_UNITS && text.slice(0).trim() === '';
}

/** Letters alone: marks of direction, digits and signs of these scripts stand in texts that are written from left to right, too. */
const RIGHT_TO_LEFT = /(?=[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}])\p{L}/u;
const PAGE_NAME = /\.x?html?$/i;
const PAGE = /^\s*<(?:!doctype html|html|head|body|div|p|article|section|main)\b/i;

/** Marks of direction belong to text that is written from right to left, and comments to code; elsewhere nothing is lost. */
function isSafeIn(kind: StretchKind, name: string, text: PartText): boolean {
  if (kind === 'comment') return PAGE_NAME.test(name) || isMarkdown(name, text) || PAGE.test(text.slice(0, 4096));
  if (kind !== 'bidi') return true;
  for (let from = 0; from < text.length; from += LOOKED_AT_UNITS) if (RIGHT_TO_LEFT.test(text.slice(from, from + LOOKED_AT_UNITS + 1))) return false;
  return true;
}

function findingOf(kind: StretchKind, own: readonly { readonly named: NamedText; readonly inText: InText }[], isFixed: boolean): Finding | null {
  if (own.length === 0) return null;
  const facts = KIND_FACTS[kind];
  const count = own.reduce((sum, { inText }) => sum + inText.count, 0);
  const members = own.reduce((sum, { inText }) => sum + inText.members, 0);
  const places = own.flatMap(({ named, inText }) => inText.first.map((stretch, index) => placeOf(named, stretch, inText.lines[index] ?? 1))).slice(0, MOST_PLACES);
  const where = own.length === 1 ? own[0]!.named.name : `${formatInteger(own.length)} texts`;
  const texts = new Map<UnitId, PartText>(own.map(({ named, inText }) => [named.id, inText.without]));
  return {
    id: `${kind}${isFixed ? '' : ' left'}`,
    title: facts.title,
    detail: `${formatInteger(members)} ${facts.noun[members === 1 ? 0 : 1]} in ${where}. ${facts.about}.`,
    fix: isFixed ? facts.fix : null,
    why: isFixed ? null : (facts.why ?? whyLeft(kind, own.every(({ inText }) => inText.isAllOfIt))),
    isInfo: facts.isInfo,
    places,
    count,
    texts,
  };
}

function whyLeft(kind: StretchKind, isAllOfThem: boolean): string {
  if (isAllOfThem) return 'Nothing else stands there, and an empty text cannot be sent.';
  return kind === 'bidi' ? 'Text here is written from right to left, and they may set its order.' : 'This is neither Markdown nor HTML by itself, so they may be part of what is asked about.';
}

function placeOf({ id, name, text }: NamedText, { kind, start, end }: Stretch<StretchKind>, line: number): FindingPlace {
  return { unitId: id, start, end, name, line, excerpt: excerptOf(kind, text.slice(start, Math.min(end, start + 512))) };
}

function forget(memory: StretchMemory, texts: readonly NamedText[]): void {
  const now = new Map(texts.map(({ name }) => [name, new Set<PartText>()]));
  for (const { name, text } of texts) now.get(name)?.add(text);
  for (const [name, byText] of memory) {
    for (const text of byText.keys()) if (now.get(name)?.has(text) !== true) byText.delete(text);
    if (byText.size === 0) memory.delete(name);
  }
}
