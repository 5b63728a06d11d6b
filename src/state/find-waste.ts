// Everything that is looked for in a prompt, as findings, and as actions of what can go.
import type { FitChange, Rewriting as FitRewriting } from '@/core/budget/fit-change';
import { lineNumbers } from '@/core/prompt/line-numbers';
import { isReadAsTools } from '@/core/prompt/part-tools';
import { type HistoryPart, type Prompt, turnNumber } from '@/core/prompt/part';
import { insteadOf, type RepeatedRead, repeatedReads } from '@/core/prompt/repeated-reads';
import { formatInteger, type UnitId } from '@/core/units';
import { copiesGone, type NotesMemory } from './copies-gone';
import type { NamedText, Rewriting } from './rewriting';
import { enabledTexts, newMemory, type RewritingMemory, rewritings, sentTexts } from './rewritings';
import { runInSlices } from './slices-of-time';
import type { Finding, FindingPlace } from './waste-finding';
import { MOST_PLACES, stretchFindings, type StretchMemory } from './waste-stretches';

export interface WasteMemory {
  readonly rewritings: RewritingMemory;
  readonly stretches: StretchMemory;
  readonly notes: NotesMemory;
}

/** Something that texts can lose, as a button says it. */
export type Fix = Pick<Rewriting, 'title' | 'detail' | 'lines'> & { readonly id: string; readonly change: FitChange };

export function newWasteMemory(): WasteMemory {
  return { rewritings: newMemory(), stretches: new Map(), notes: new Map() };
}

/** The findings in the texts that are sent; undefined as soon as they are not wanted any more. */
export async function findWaste(prompt: Prompt, memory: WasteMemory, isWanted: () => boolean): Promise<readonly Finding[] | undefined> {
  const offered = await rewritingsAndReads(prompt, memory, false, isWanted);
  if (offered === undefined) return undefined;
  const found: Finding[] = [...offered.reads];
  const texts = sentTexts(prompt);
  for (const rewriting of offered.rewritings) {
    const finding = await ofRewriting(rewriting, texts, isWanted);
    if (finding === undefined) return undefined;
    found.push(finding);
  }
  const gone = await copiesGone(texts, memory.notes, isWanted);
  const stretches = gone === undefined ? undefined : await ofStretches(prompt, memory, isWanted);
  return gone === undefined || stretches === undefined ? undefined : [...found, ...gone, ...stretches];
}

/** What can be taken out of the texts by one press, as actions; undefined as soon as they are not wanted any more. */
export async function findFixes(prompt: Prompt, memory: WasteMemory, isWanted: () => boolean): Promise<readonly Fix[] | undefined> {
  const offered = await rewritingsAndReads(prompt, memory, true, isWanted);
  const stretches = offered === undefined ? undefined : await ofStretches(prompt, memory, isWanted);
  if (offered === undefined || stretches === undefined) return undefined;
  const ofFindings = (why: FitRewriting, findings: readonly Finding[]) =>
    findings.flatMap(({ id, fix, detail, why: leaves, texts }): Fix[] => (fix === null ? [] : [{ id, title: fix, detail: leaves === null ? detail : `${detail} ${leaves}`, lines: [], change: { kind: 'rewrite', why, texts } }]));
  return [...ofFindings('repeated-reads', offered.reads), ...offered.rewritings.filter(({ whyLeft }) => whyLeft === null), ...ofFindings('hidden', stretches)];
}

/** Reads of files first: of what goes with them nothing else is said. */
async function rewritingsAndReads(prompt: Prompt, memory: WasteMemory, withinTexts: boolean, isWanted: () => boolean) {
  const reads = await readFindings(prompt, isWanted);
  if (reads === undefined) return undefined;
  const aside = new Set(reads.flatMap((each) => [...each.texts.keys()]));
  const offered = await rewritings(sentTexts(prompt), memory.rewritings, { withinTexts, aside }, isWanted);
  return offered === undefined ? undefined : { reads, rewritings: offered };
}

/** Descriptions of tools are read by a model like any text, and by users hardly ever. */
async function ofStretches(prompt: Prompt, memory: WasteMemory, isWanted: () => boolean): Promise<readonly Finding[] | undefined> {
  const stretches = await stretchFindings(enabledTexts(prompt), memory.stretches, isWanted);
  const toolIds = new Set(prompt.parts.filter((part) => isReadAsTools(part)).map(({ id }) => id));
  return stretches?.filter(({ id, texts: changed }) => !(id.startsWith('long-line') && [...changed.keys()].every((each) => toolIds.has(each))));
}

const MOST_NAMED = 12;
const TITLES: Readonly<Record<string, string>> = { duplicates: 'Duplicate blocks', 'duplicates left': 'Repeated lines that stay', json: 'Pretty-printed JSON', 'trailing-space': 'Trailing white space' };

async function ofRewriting({ id, title, detail, lines, change, places, count, whyLeft }: Rewriting, texts: readonly NamedText[], isWanted: () => boolean): Promise<Finding | undefined> {
  const shown: FindingPlace[] = [];
  const excerpts = new Map(id.startsWith('duplicates') ? places.map((place, index) => [place, lines[index] ?? ''] as const) : []);
  // A text is gone through once, whatever stands in it.
  for (const named of texts) {
    const own = places.filter(({ unitId }) => unitId === named.id);
    if (own.length === 0) continue;
    const numbers = await runInSlices(lineNumbers(named.text, own.map(({ start }) => start)), isWanted);
    if (numbers === undefined) return undefined;
    for (const [index, place] of own.entries()) shown.push({ unitId: named.id, start: place.start, end: place.end, name: named.name, line: numbers[index] ?? 1, excerpt: excerpts.get(place) ?? '' });
  }
  const leftAlone = id === 'trailing-space' ? lines.filter((line) => line.includes(': ')).slice(0, MOST_NAMED) : [];
  const why = whyLeft ?? (leftAlone.length === 0 ? null : `${leftAlone.join('; ')}.`);
  return { id, title: TITLES[id] ?? title, detail, fix: whyLeft === null ? title : null, why, isInfo: false, places: shown, count, texts: change.texts };
}

async function readFindings({ parts }: Prompt, isWanted: () => boolean): Promise<readonly Finding[] | undefined> {
  const history = parts.find((part): part is HistoryPart => 'turns' in part && part.enabled);
  if (history === undefined) return [];
  const reads = await runInSlices(repeatedReads(history.turns), isWanted);
  if (reads === undefined) return undefined;
  const finding = (isSame: boolean): Finding | null => {
    const own = reads.filter((read) => read.isSame === isSame);
    if (own.length === 0) return null;
    const files = new Set(own.map(({ path }) => path)).size;
    const results = own.length === 1 ? 'One older result' : `${formatInteger(own.length)} older results`;
    return {
      id: isSame ? 'repeated-reads' : 'superseded-reads',
      title: isSame ? 'Files that were read again' : 'Older versions of files',
      detail: `${results} of reading ${files === 1 ? own[0]!.path : `${formatInteger(files)} files`}${isSame ? ', with the same text as a newer one' : '; a newer one says something else'}.`,
      fix: isSame ? 'Leave out repeated reads' : 'Leave out older versions',
      why: isSame ? 'A note stands in place of each, as a call needs a result.' : 'A note stands in place of each. What was said between the two rests on the older text.',
      isInfo: false,
      places: own.slice(0, MOST_PLACES).map((read) => placeOf(history, read)),
      count: own.length,
      texts: new Map(own.map((read) => [history.turns[read.turn]!.id as UnitId, insteadOf(read)])),
    };
  };
  return [finding(true), finding(false)].filter((each) => each !== null);
}

function placeOf(history: HistoryPart, { turn, newer, path }: RepeatedRead): FindingPlace {
  const { id, text } = history.turns[turn]!;
  return { unitId: id, start: 0, end: text.length, name: `turn ${formatInteger(turnNumber(history, turn))}`, line: 1, excerpt: `${path}, again in turn ${formatInteger(turnNumber(history, newer))}` };
}
