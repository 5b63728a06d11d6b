// Finds what the texts of a prompt can lose: JSON's white space, white space at the ends of lines, blocks that come twice.
import type { FitChange, Rewriting as RewritingKind } from '@/core/budget/fit-change';
import { minifyJson } from '@/core/prompt/minify-json';
import { type Block, duplicateBlocks, type DuplicateBlock } from '@/core/prompt/duplicate-blocks';
import type { PartText } from '@/core/prompt/long-text';
import { toolsOf } from '@/core/prompt/overhead';
import { type Part, type Prompt, unitsOf } from '@/core/prompt/part';
import { isMarkdown, stripTrailingSpace } from '@/core/prompt/trailing-space';
import { withoutBlocks } from '@/core/prompt/without-blocks';
import { formatInteger, type UnitId } from '@/core/units';
import { runInSlices } from './slices-of-time';

/** Something that texts can lose, as it is offered. */
export interface Rewriting {
  /** Stays the same while the rewriting does. */
  readonly id: RewritingKind;
  /** As a button would say it. */
  readonly title: string;
  /** What it touches, in a few words. */
  readonly detail: string;
  /** More of it, one a line: blocks that are dropped, parts that change, what is left alone. */
  readonly lines: readonly string[];
  readonly change: Extract<FitChange, { readonly kind: 'rewrite' }>;
  /** The blocks that are dropped, or the texts that change; the first dozen. */
  readonly places: readonly Block[];
  /** How many there are of them. */
  readonly count: number;
}

export interface NamedText {
  readonly id: UnitId;
  /** The part's name, or "turn 3". */
  readonly name: string;
  readonly text: PartText;
}

/** The texts that are sent as they stand. Tools that can be read are not: they count as their words, whatever their spaces. */
export function sentTexts(prompt: Prompt): readonly NamedText[] {
  return enabledTexts(prompt, (part) => toolsOf(part).length === 0);
}

/** The texts of the parts that are switched on, by the names that a user knows them by. */
export function enabledTexts({ parts }: Prompt, isWanted: (part: Part) => boolean = () => true): readonly NamedText[] {
  return parts.flatMap((part): NamedText[] => {
    if (!part.enabled || !isWanted(part)) return [];
    return unitsOf(part).map(({ id, text }, index) => ({ id, text, name: 'turns' in part ? `turn ${formatInteger(index + 1)}` : part.name }));
  });
}

interface TextRewriting {
  readonly text: PartText;
  readonly keptBreaks: number;
}

/** Keeps what was made of a text while it stands, so that typing in one part does not read all the others again. */
export interface RewritingMemory {
  json: Map<PartText, PartText | null>;
  stripped: Map<string, Map<PartText, TextRewriting>>;
}

export function newMemory(): RewritingMemory {
  return { json: new Map(), stripped: new Map([['plain', new Map()], ['markdown', new Map()]]) };
}

/** What can be taken out of the texts; undefined as soon as the prompt is another. */
export async function rewritings(texts: readonly NamedText[], memory: RewritingMemory, isWanted: () => boolean): Promise<readonly Rewriting[] | undefined> {
  const found: (Rewriting | null)[] = [];
  for (const find of [duplicatesIn, jsonIn, blanksIn]) {
    found.push(await find(texts, memory, isWanted));
    if (!isWanted()) return undefined;
  }
  forget(memory, new Set(texts.map(({ text }) => text)));
  return found.filter((each) => each !== null);
}

async function duplicatesIn(texts: readonly NamedText[], _memory: RewritingMemory, isWanted: () => boolean): Promise<Rewriting | null> {
  const blocks = await runInSlices(duplicateBlocks(texts), isWanted);
  if (blocks === undefined || blocks.length === 0) return null;
  const changed = new Map<UnitId, PartText>();
  for (const { id, text } of texts) {
    const own = blocks.filter(({ unitId }) => unitId === id);
    const rest = own.length === 0 ? text : await runInSlices(withoutBlocks(text, own), isWanted);
    if (rest === undefined) return null;
    if (rest !== text) changed.set(id, rest);
  }
  const lines = blocks.reduce((sum, block) => sum + block.lines, 0);
  return {
    id: 'duplicates',
    title: blocks.length === 1 ? 'Drop a duplicate block' : `Drop ${formatInteger(blocks.length)} duplicate blocks`,
    detail: `${formatInteger(lines)} ${lines === 1 ? 'line stands' : 'lines stand'} earlier in the prompt already; the first stays`,
    lines: shortened(blocks, (block) => blockLine(block, texts)),
    change: { kind: 'rewrite', why: 'duplicates', texts: changed },
    places: blocks.slice(0, MOST_LINES),
    count: blocks.length,
  };
}

const EXCERPT_UNITS = 60;

function blockLine({ unitId, start, lines, first }: DuplicateBlock, texts: readonly NamedText[]): string {
  const nameOf = (id: UnitId) => texts.find((text) => text.id === id)?.name ?? '';
  const opening = texts.find(({ id }) => id === unitId)?.text.slice(start, start + EXCERPT_UNITS * 4).trim().split('\n')[0] ?? '';
  const excerpt = opening.length > EXCERPT_UNITS ? `${opening.slice(0, EXCERPT_UNITS)}…` : opening;
  const where = first.unitId === unitId ? `twice in ${nameOf(unitId)}` : `in ${nameOf(unitId)}, first in ${nameOf(first.unitId)}`;
  return `${formatInteger(lines)} ${lines === 1 ? 'line' : 'lines'} ${where}: “${excerpt}”`;
}

async function jsonIn(texts: readonly NamedText[], { json }: RewritingMemory, isWanted: () => boolean): Promise<Rewriting | null> {
  const changed = new Map<UnitId, PartText>();
  const names: string[] = [];
  for (const { id, name, text } of texts) {
    let minified = json.get(text);
    if (minified === undefined) {
      const result = await runInSlices(minifyJson(text), isWanted);
      if (result === undefined) return null;
      minified = result === null || result.droppedUnits === 0 ? null : result.text;
      json.set(text, minified);
    }
    if (minified === null) continue;
    changed.set(id, minified);
    names.push(name);
  }
  if (names.length === 0) return null;
  return {
    id: 'json',
    title: names.length === 1 ? `Minify the JSON of ${names[0]}` : `Minify the JSON of ${formatInteger(names.length)} texts`,
    detail: 'White space between values goes; every value stays as it is written',
    lines: names.length === 1 ? [] : shortened(names, (name) => name),
    change: { kind: 'rewrite', why: 'json', texts: changed },
    places: wholeTexts(changed, texts),
    count: changed.size,
  };
}

async function blanksIn(texts: readonly NamedText[], { stripped }: RewritingMemory, isWanted: () => boolean): Promise<Rewriting | null> {
  const changed = new Map<UnitId, PartText>();
  const names: string[] = [];
  const kept: string[] = [];
  for (const { id, name, text } of texts) {
    const markdown = isMarkdown(name, text);
    const known = stripped.get(markdown ? 'markdown' : 'plain');
    let rewriting = known?.get(text);
    if (rewriting === undefined) {
      const result = await runInSlices(stripTrailingSpace(text, markdown), isWanted);
      if (result === undefined) return null;
      rewriting = { text: result.droppedUnits === 0 ? text : result.text, keptBreaks: result.keptBreaks };
      known?.set(text, rewriting);
    }
    const { keptBreaks } = rewriting;
    if (keptBreaks > 0) kept.push(`${name}: ${formatInteger(keptBreaks)} ${keptBreaks === 1 ? 'line keeps its spaces' : 'lines keep their spaces'}, which break the line in Markdown`);
    if (rewriting.text === text) continue;
    changed.set(id, rewriting.text);
    names.push(name);
  }
  if (names.length === 0) return null;
  return {
    id: 'trailing-space',
    title: names.length === 1 ? `Strip trailing white space in ${names[0]}` : `Strip trailing white space in ${formatInteger(names.length)} texts`,
    detail: 'Spaces and tabs at the ends of lines',
    lines: [...(names.length === 1 ? [] : shortened(names, (name) => name)), ...shortened(kept, (line) => line)],
    change: { kind: 'rewrite', why: 'trailing-space', texts: changed },
    places: wholeTexts(changed, texts),
    count: changed.size,
  };
}

const MOST_LINES = 12;

function wholeTexts(changed: ReadonlyMap<UnitId, PartText>, texts: readonly NamedText[]): readonly Block[] {
  return texts.flatMap(({ id, text }) => (changed.has(id) ? [{ unitId: id, start: 0, end: text.length }] : [])).slice(0, MOST_LINES);
}

function shortened<Item>(items: readonly Item[], lineOf: (item: Item) => string): readonly string[] {
  const lines = items.slice(0, MOST_LINES).map(lineOf);
  return items.length > MOST_LINES ? [...lines, `and ${formatInteger(items.length - MOST_LINES)} more`] : lines;
}

function forget({ json, stripped }: RewritingMemory, texts: ReadonlySet<PartText>): void {
  for (const known of [json, ...stripped.values()]) for (const text of known.keys()) if (!texts.has(text)) known.delete(text);
}
