// Finds what the texts of a prompt can lose: JSON's white space, white space at the ends of lines, blocks that come twice.
import { minifyFencedJson } from '@/core/prompt/minify-fences';
import { minifyJson } from '@/core/prompt/minify-json';
import type { Block } from '@/core/prompt/duplicate-blocks';
import type { PartText } from '@/core/prompt/long-text';
import { isReadAsTools } from '@/core/prompt/part-tools';
import { type Part, type Prompt, turnNumber, unitsOf } from '@/core/prompt/part';
import { isMarkdown, stripTrailingSpace, type StrippedText } from '@/core/prompt/trailing-space';
import { formatInteger, type UnitId } from '@/core/units';
import { type DuplicateScope, duplicatesIn } from './duplicate-rewritings';
import { MOST_LINES, type NamedText, type Rewriting, shortened } from './rewriting';
import { runInSlices } from './slices-of-time';

/** The texts that are sent as they stand. Tools that can be read are not: they count as their words, whatever their spaces. */
export function sentTexts(prompt: Prompt): readonly NamedText[] {
  return enabledTexts(prompt, (part) => !isReadAsTools(part));
}

/** The texts of the parts that are switched on, by the names that a user knows them by. */
export function enabledTexts({ parts }: Prompt, isWanted: (part: Part) => boolean = () => true): readonly NamedText[] {
  const hasQuestion = parts.some(({ enabled, role }) => enabled && role === 'question');
  return parts.flatMap((part): NamedText[] => {
    if (!part.enabled || !isWanted(part)) return [];
    if (!('turns' in part)) return unitsOf(part).map(({ id, text }) => ({ id, text, name: part.name, isToolUse: false, isAsked: part.role === 'question' }));
    const lastAsked = hasQuestion ? -1 : part.turns.findLastIndex(({ speaker }) => speaker === 'user');
    return part.turns.map(({ id, text, speaker }, index) => ({
      id,
      text,
      name: `turn ${formatInteger(turnNumber(part, index))}`,
      isToolUse: speaker === 'tool' || (speaker === 'assistant' && part.turns[index + 1]?.speaker === 'tool'),
      isAsked: index === lastAsked,
    }));
  });
}

type TextRewriting = Pick<StrippedText, 'text' | 'keptBreaks' | 'keptInDiffs' | 'keptInRows'>;

interface TextWithoutBlanks {
  readonly text: PartText;
  /** Where its JSON stands, in UTF-16 units. */
  readonly places: readonly Pick<Block, 'start' | 'end'>[];
  /** It is several documents one after another. */
  readonly isSeveral: boolean;
}

/** Keeps what was made of a text while it stands, so that typing in one part does not read all the others again. */
export interface RewritingMemory {
  json: Map<PartText, TextWithoutBlanks | null>;
  stripped: Map<string, Map<PartText, TextRewriting>>;
}

export function newMemory(): RewritingMemory {
  return { json: new Map(), stripped: new Map([['plain', new Map()], ['markdown', new Map()]]) };
}

/** What can be taken out of the texts, and duplicates that are better left; undefined as soon as the prompt is another. */
export async function rewritings(texts: readonly NamedText[], memory: RewritingMemory, scope: DuplicateScope, isWanted: () => boolean): Promise<readonly Rewriting[] | undefined> {
  const duplicates = await duplicatesIn(texts, scope, isWanted);
  if (duplicates === undefined) return undefined;
  const found: (Rewriting | null)[] = [...duplicates];
  for (const find of [jsonIn, blanksIn]) {
    found.push(await find(texts, memory, isWanted));
    if (!isWanted()) return undefined;
  }
  forget(memory, new Set(texts.map(({ text }) => text)));
  return found.filter((each) => each !== null);
}

async function jsonIn(texts: readonly NamedText[], { json }: RewritingMemory, isWanted: () => boolean): Promise<Rewriting | null> {
  const changed = new Map<UnitId, PartText>();
  const names: string[] = [];
  const places: Block[] = [];
  let hasSeveral = false;
  for (const { id, name, text } of texts) {
    let minified = json.get(text);
    if (minified === undefined) {
      const result = await runInSlices(withoutBlanks(text), isWanted);
      if (result === undefined) return null;
      minified = result;
      json.set(text, minified);
    }
    if (minified === null) continue;
    changed.set(id, minified.text);
    names.push(name);
    hasSeveral ||= minified.isSeveral;
    for (const { start, end } of minified.places) places.push({ unitId: id, start, end });
  }
  if (names.length === 0) return null;
  return {
    id: 'json',
    title: names.length === 1 ? `Minify the JSON of ${names[0]}` : `Minify the JSON of ${formatInteger(names.length)} texts`,
    detail: hasSeveral ? 'White space within documents goes, those one after another stand one to a line, and every value stays as it is written' : 'White space between values goes; every value stays as it is written',
    lines: names.length === 1 ? [] : shortened(names, (name) => name),
    change: { kind: 'rewrite', why: 'json', texts: changed },
    places: places.slice(0, MOST_LINES),
    count: places.length,
    whyLeft: null,
  };
}

/** A text that is JSON, or has some in fences of Markdown. */
function* withoutBlanks(text: PartText): Generator<unknown, TextWithoutBlanks | null, undefined> {
  const whole = yield* minifyJson(text);
  if (whole === null) {
    const fenced = yield* minifyFencedJson(text);
    return fenced && { ...fenced, isSeveral: false };
  }
  return whole.droppedUnits <= 0 ? null : { text: whole.text, places: [{ start: 0, end: text.length }], isSeveral: whole.values > 1 };
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
      rewriting = { ...result, text: result.droppedUnits === 0 ? text : result.text };
      known?.set(text, rewriting);
    }
    const { keptBreaks, keptInDiffs, keptInRows } = rewriting;
    if (keptBreaks > 0) kept.push(`${name}: ${linesKeep(keptBreaks)}, which break the line in Markdown`);
    if (keptInDiffs > 0) kept.push(`${name}: ${linesKeep(keptInDiffs)}, which belong to a diff`);
    if (keptInRows > 0) kept.push(`${name}: ${formatInteger(keptInRows)} ${keptInRows === 1 ? 'row keeps its tabs' : 'rows keep their tabs'}, which are empty cells of a table`);
    if (rewriting.text === text) continue;
    changed.set(id, rewriting.text);
    names.push(name);
  }
  if (names.length === 0) return null;
  return {
    id: 'trailing-space',
    title: names.length === 1 ? `Strip trailing white space in ${names[0]}` : `Strip trailing white space in ${formatInteger(names.length)} texts`,
    detail: 'Spaces and tabs at the ends of lines, also in quoted text that goes over several lines',
    lines: [...(names.length === 1 ? [] : shortened(names, (name) => name)), ...shortened(kept, (line) => line)],
    change: { kind: 'rewrite', why: 'trailing-space', texts: changed },
    places: wholeTexts(changed, texts),
    count: changed.size,
    whyLeft: null,
  };
}

function linesKeep(lines: number): string {
  return `${formatInteger(lines)} ${lines === 1 ? 'line keeps its spaces' : 'lines keep their spaces'}`;
}

function wholeTexts(changed: ReadonlyMap<UnitId, PartText>, texts: readonly NamedText[]): readonly Block[] {
  return texts.flatMap(({ id, text }) => (changed.has(id) ? [{ unitId: id, start: 0, end: text.length }] : [])).slice(0, MOST_LINES);
}

function forget({ json, stripped }: RewritingMemory, texts: ReadonlySet<PartText>): void {
  for (const known of [json, ...stripped.values()]) for (const text of known.keys()) if (!texts.has(text)) known.delete(text);
}
