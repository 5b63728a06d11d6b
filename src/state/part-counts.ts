// How counts of texts become those of parts and of all parts, for any model: the window does it for the chosen one, the table
// of models for all, and both must come to the same numbers.
import type { Limits } from '@/core/budget/fill';
import { partsTotal, sizedOf, withSized } from '@/core/budget/parts-total';
import { type ReserveOf, reserveOf } from '@/core/budget/reserve';
import { limitsOf } from '@/core/catalog/catalogue';
import { partCost } from '@/core/catalog/attachment-cost';
import type { AttachmentModel } from '@/core/catalog/attachment-models';
import type { FramingRule } from '@/core/catalog/framing-rule';
import { countedWith } from '@/core/catalog/mappings';
import type { Model, TokenizerMapping } from '@/core/catalog/model';
import { CALLS_NOTE, withCalls } from '@/core/prompt/call-count';
import { overheadLines, requestOf, textsAskedFor, toolsPartCount } from '@/core/prompt/overhead';
import { type AttachmentPart, type Part, type Prompt, type Unit, unitsOf } from '@/core/prompt/part';
import { toolsPartReason } from '@/core/prompt/part-tools';
import type { CountText } from '@/core/prompt/template-cost';
import { settingsOf, type Work } from '@/core/share/work';
import type { Calibrations } from '@/core/tokenize/calibration';
import { addCounts, type Count } from '@/core/tokenize/count';
import type { EncodingId } from '@/core/tokenize/encoding';
import { addTallies } from '@/core/tokenize/script-tally';
import type { UnitId } from '@/core/units';
import type { AppState } from './app-state';
import type { ShownCase } from './shown-case';
import { countShort, factsOf, type TextFacts, type UnitCount } from './unit-counts';

/** What of each text, and of each part that a link left out, is given by a size alone; null: the prompt is as it is written. */
export type SizedCounts = ReadonlyMap<UnitId, Count> | null;

export interface FilledSettings extends ReserveOf {
  readonly limits: Limits;
  readonly servedWindowTokens: number | null;
  readonly reasoningTokens: number;
}

/** What the user set for a model, with what the imported request allows (`Prompt.allowedTokens`) and the defaults filled in. */
export function filledSettings(settings: Work['settings'], model: Model, allowedTokens: number | undefined): FilledSettings {
  const own = settingsOf(settings, model.id);
  const { servedWindowTokens } = own;
  const limits = limitsOf(model, servedWindowTokens);
  const reserve = reserveOf(own, allowedTokens, limits);
  return { limits, servedWindowTokens, ...reserve, reasoningTokens: Math.min(own.reasoningTokens, reserve.reserveTokens) };
}

/** Names a text among `framingCounts`. */
export function framingKey(encodingId: EncodingId, text: string): string {
  return `${encodingId} ${text}`;
}

/** Counts a short text by what is known of it, in the framing or beside the prompt: an estimate until the tokenizer has answered. */
export function textCounter(known: AppState['framingCounts'], mapping: TokenizerMapping, shown: ShownCase | null): CountText {
  const encodingId = countedWith(mapping);
  return (text) => countShort(text, known.get(framingKey(encodingId, text)) ?? shown?.known.get(encodingId, text), mapping);
}

/** The short texts that the framing of a prompt is made of, the switched-off tools included, and what sizes of values are counted by. */
export function framingTexts(prompt: Prompt, framing: FramingRule, shown: ShownCase | null): readonly string[] {
  return textsAskedFor((countText) => {
    overheadLines(requestOf(prompt), framing, countText);
    for (const part of prompt.parts) toolsPartCount(part, framing, countText);
    shown?.sizedCounts(prompt, countText);
  });
}

/** What is read off a text, or off what it is with values in its variables. */
export function factsShown(unit: Unit, shown: ShownCase | null, measures: AppState['measures']): TextFacts {
  return shown?.factsOf(unit) ?? factsOf(unit, measures);
}

/** The count of every unit. Tools that can be read count as the vendor writes them. `sized`: what of it stands in no text. */
export function unitCounts(prompt: Prompt, framing: FramingRule, countText: CountText, countOf: (unit: Unit) => UnitCount, sized: SizedCounts): Map<UnitId, UnitCount> {
  const all = new Map<UnitId, UnitCount>();
  for (const part of prompt.parts) {
    const definitions = toolsPartCount(part, framing, countText);
    for (const [index, unit] of unitsOf(part).entries()) {
      const count = countOf(unit);
      const counted = definitions === null ? withCallsOf(count, part, index, framing) : { ...count, ...definitions, reason: count.reason ?? toolsPartReason(part), tally: null };
      all.set(unit.id, withSized(counted, sized?.get(unit.id)));
    }
  }
  return all;
}

function withCallsOf(text: UnitCount, part: Part, index: number, { calls }: FramingRule): UnitCount {
  const count = withCalls(text, 'turns' in part ? part.turns[index] : undefined, calls);
  return count === text ? text : { ...count, reason: text.reason ?? CALLS_NOTE };
}

/** The count of every part from those of its units. */
export function partCounts(prompt: Prompt, units: ReadonlyMap<UnitId, UnitCount>, model: AttachmentModel, sized: SizedCounts): ReadonlyMap<UnitId, UnitCount> {
  const all = new Map<UnitId, UnitCount>();
  for (const part of prompt.parts) {
    if ('attachment' in part) {
      all.set(part.id, withSized(countAttachment(part, model), sized?.get(part.id)));
      continue;
    }
    const own = unitsOf(part).flatMap((unit) => units.get(unit.id) ?? []);
    const failed = own.find((count) => count.status === 'failed');
    const status = failed ? 'failed' : own.some((count) => count.status === 'pending') ? 'pending' : 'ready';
    const tallies = own.flatMap(({ tally }) => tally ?? []);
    const tally = own.length > 0 && tallies.length === own.length ? addTallies(tallies) : null;
    all.set(part.id, { ...addCounts(own), sized: sizedOf(own), status, reason: (failed ?? own.find(({ reason }) => reason !== null))?.reason ?? null, tally });
  }
  return all;
}

/** Of an attachment, which no worker counts: its vendor's formula, or why there is none. */
function countAttachment(part: AttachmentPart, model: AttachmentModel): UnitCount {
  const { count, note, refusal } = partCost(part, model);
  return { ...count, status: refusal === null ? 'ready' : 'refused', reason: note, tally: null };
}

/** What the enabled parts put into the window of a model. */
export function enabledTotal(
  parts: readonly Part[],
  counts: ReadonlyMap<UnitId, UnitCount>,
  calibrations: Calibrations,
  { tokenizer }: { readonly tokenizer: TokenizerMapping },
): Count {
  return partsTotal(
    parts.flatMap((part) => (part.enabled ? (counts.get(part.id) ?? []) : [])),
    tokenizer,
    calibrations,
  );
}
