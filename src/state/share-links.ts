// Links that hold the work: made of what is on the screen, and read without touching it. Loaded when asked for.
import { sanitizeName } from '@/core/importers/names';
import type { StatedCase } from '@/core/prompt/attachment';
import { placesOf } from '@/core/prompt/template-case';
import { unitsOf } from '@/core/prompt/part';
import { DEFAULT_SCENARIO } from '@/core/pricing/scenario';
import { fail, type Result, succeed } from '@/core/result';
import { type LinkError, linkPayload, MOST_INFLATED_BYTES, MOST_PACKED_BYTES, readLinkPayload, type SharedWork, withShortIds } from '@/core/share/link';
import { fragmentOf, packedIn } from '@/core/share/link-address';
import { caseBeside } from '@/core/share/pack-work';
import { withPlainNames } from '@/core/share/plain-names';
import { packSharedFigures } from '@/core/share/shared-figures';
import { blankEndsOf } from '@/core/share/stated-ends';
import { type PartFigures, withoutTexts } from '@/core/share/withheld-work';
import type { Work } from '@/core/share/work';
import type { UnitId } from '@/core/units';
import type { AppState } from './app-state';
import { deflate, inflate } from './deflate';
import { runInSlices } from './slices-of-time';
import type { StatedCases } from './link-cases';
import { type FramingOfCases, withStatedFraming } from './link-framing';
import { otherCounts, type Tallies } from './link-tallies';
import { framingOfParts } from './link-tools';
import { textCounter } from './part-counts';
import { asWritten, selectCountedParts, selectModel, selectPartCounts } from './selectors';
import { figuresToShare } from './shared-figures';
import { factsOf } from './unit-counts';
import { withUsedVariables } from './used-variables';

export interface LinkChoices {
  /** Parts whose texts go with the link. */
  readonly included: ReadonlySet<UnitId>;
  readonly withScenario: boolean;
  /** What is kept of an imported request goes along where all texts do. */
  readonly withKept: boolean;
  /** Own figures of models of the work. */
  readonly withFigures: boolean;
  /** For models of other tokenizers, as `talliesOfParts` counts them; they stay here where the link has no room for them. */
  readonly tallies?: Tallies;
  /** With values in the variables, as `casesOfParts` counts them; these stay here too then. */
  readonly cases?: StatedCases;
  /** What stands around the texts then, as `framingOfCases` counts it. */
  readonly framing?: FramingOfCases;
  /** Tokens of the values that are texts, as `tokensOfValues` counts them. */
  readonly valueTokens?: ReadonlyMap<string, number>;
}

export interface MadeLink {
  /** "#/share/…" */
  readonly fragment: string;
  readonly packedBytes: number;
}

/** Whether every figure that a link without texts states is known. */
export function isCounted(state: AppState): boolean {
  return state.work.prompt.parts.every(({ id }) => selectPartCounts(asWritten(state)).get(id)?.status !== 'pending') && !state.activities.has('counting framing');
}

/** What each text is: the counts of the page, its characters and its bytes, and what stands around tools. Attachments have none. */
export function figuresOfParts(state: AppState): ReadonlyMap<UnitId, PartFigures> {
  const model = selectModel(state);
  const framing = framingOfParts(state.work.prompt, model, textCounter(state.framingCounts, model.tokenizer, null));
  const counted = new Map(selectCountedParts(asWritten(state)).map((part) => [part.id, part]));
  return new Map(
    state.work.prompt.parts.flatMap((part) => {
      const known = counted.get(part.id);
      if (known === undefined || 'attachment' in part) return [];
      const bytes = unitsOf(part).reduce((sum, unit) => sum + factsOf(unit, state.measures).measure.bytes, 0);
      const around = framing(part);
      return [[part.id, { count: known.count, characters: known.characters, bytes, blankEnds: unitsOf(part).map(({ text }) => blankEndsOf(text)), ...(around === null ? {} : { framing: around }) }] as const];
    }),
  );
}

/** More bytes than go into a link: of what it says, or of that when it is packed. */
export interface TooLarge {
  readonly kind: 'too-large';
  readonly bytes: number;
  readonly isPacked: boolean;
}

/** A link of the work, or how many bytes it would have. */
export async function makeLink(state: AppState, choices: LinkChoices, madeBy: string): Promise<Result<MadeLink, TooLarge>> {
  const { included, tallies = new Map(), cases = new Map() } = choices;
  const figures = figuresOfParts(state);
  const bytes = [...included].reduce((sum, id) => sum + (figures.get(id)?.bytes ?? 0), 0);
  // Not even joined: it may be hundreds of megabytes.
  if (bytes > MOST_INFLATED_BYTES) return fail({ kind: 'too-large', bytes, isPacked: false });
  const used = await withUsedVariables(state.work);
  const known = await withPlaces(used, included, figures);
  const full = await packLink(state, used, withOthers(used, known, { tallies, cases }, state), choices, madeBy);
  // Of thousands of parts the parts themselves come first.
  return full.ok ? full : packLink(state, used, known, choices, madeBy);
}

async function packLink(state: AppState, used: Work, figures: ReadonlyMap<UnitId, PartFigures>, { included, withScenario, withKept, withFigures, framing = new Map(), valueTokens = new Map() }: LinkChoices, madeBy: string): Promise<Result<MadeLink, TooLarge>> {
  const bare = withoutTexts(used, included, figures, selectModel(state).tokenizer, withKept, valueTokens);
  const { work, ids } = withShortIds(await withStatedFraming(bare, state, framing));
  const caseInView = caseBeside(work, state.chosenCase);
  const json = new TextEncoder().encode(linkPayload({ madeBy, work, scenario: withScenario ? storedScenario(state, ids) : null, figures: withFigures ? packSharedFigures(figuresToShare(state)) : null, ...(caseInView === undefined ? {} : { caseInView }) }));
  const packed = json.length > MOST_INFLATED_BYTES ? null : await deflate(json);
  if (packed === null || packed.length > MOST_PACKED_BYTES) return fail({ kind: 'too-large', bytes: packed?.length ?? json.length, isPacked: packed !== null });
  return succeed({ fragment: fragmentOf(packed), packedBytes: packed.length });
}

/** With what models of other tokenizers count from, and what the cases come to. */
function withOthers(work: Work, figures: ReadonlyMap<UnitId, PartFigures>, { tallies, cases }: { readonly tallies: Tallies; readonly cases: StatedCases }, state: AppState): ReadonlyMap<UnitId, PartFigures> {
  const all = new Map(figures);
  for (const part of work.prompt.parts) {
    const known = figures.get(part.id);
    const [tally, own] = [tallies.get(part.id), cases.get(part.id)];
    if (known !== undefined) all.set(part.id, { ...known, ...(tally === undefined ? {} : { tally }), ...(own === undefined ? {} : { cases: own.map((each) => withoutSameFraming(each, known)) }), others: otherCounts(part, state) });
  }
  return all;
}

/** What stands around tools is mostly the same whatever the values are. */
function withoutSameFraming(stated: StatedCase, { framing: written }: PartFigures): StatedCase {
  const { framing, ...rest } = stated;
  const isSame = JSON.stringify([framing?.wrapping, framing?.parameterTokens]) === JSON.stringify([written?.wrapping, written?.parameterTokens]);
  return isSame ? rest : stated;
}

/** With where the variables that have values stand in texts that do not go along: so their cases can be counted without them. */
async function withPlaces(work: Work, included: ReadonlySet<UnitId>, figures: ReadonlyMap<UnitId, PartFigures>): Promise<ReadonlyMap<UnitId, PartFigures>> {
  const names = new Set(Object.keys(work.variables ?? {}));
  if (names.size === 0) return figures;
  const all = new Map(figures);
  for (const part of work.prompt.parts) {
    const known = figures.get(part.id);
    if (known === undefined || included.has(part.id)) continue;
    const places = (await runInSlices(placesOf(part))) ?? [];
    all.set(part.id, { ...known, places: places.filter(({ name }) => names.has(name)) });
  }
  return all;
}

/** The work in a fragment. Bounded in memory and time whatever it holds; changes nothing. */
export async function readLink(fragment: string): Promise<Result<SharedWork, LinkError>> {
  const packed = packedIn(fragment);
  if (!packed.ok) return packed;
  const json = await inflate(packed.value, MOST_INFLATED_BYTES);
  if (json === 'too-large') return fail({ kind: 'too-large' });
  if (json === null) return fail({ kind: 'garbled' });
  const read = readLinkPayload(new TextDecoder().decode(json));
  return read.ok ? succeed({ ...read.value, madeBy: sanitizeName(read.value.madeBy), work: withPlainNames(read.value.work) }) : read;
}

/** A scenario that is the one of a first visit says nothing. Cached parts go by their ids. */
function storedScenario({ scenario }: AppState, ids: ReadonlyMap<string, UnitId>): unknown {
  if (scenario === DEFAULT_SCENARIO) return null;
  return { ...scenario, cachedPartIds: scenario.cachedPartIds.flatMap((id) => ids.get(id) ?? []) };
}
