// The window as a table: the same split as the bar, per part and per role, in figures.

import { type CountedPart, isPartCounted, roleCounts } from './counted';
import type { Fill } from './fill';
import type { Role } from '@/core/prompt/part';
import { type Count, type Exactness, isApproximate } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';

/** The figures of one row. Shares are fractions, 0…∞ (above 1 when over). */
export interface SplitFigures {
  readonly tokens: number;
  readonly low: number;
  readonly high: number;
  readonly exactness: Exactness;
  /** Of the whole window, reserve included. */
  readonly shareOfWindow: number;
  /** Of parts + overhead; 0 when the input is empty. */
  readonly shareOfInput: number;
  /** Code points. */
  readonly characters: number;
  /** Of the texts alone, without framing; null when they have no tokens. Tools count as the vendor writes them, and not as the JSON whose characters these are. */
  readonly charactersPerToken: number | null;
  /** Whether that rests on an approximate count. That of the input may be one for its framing, which is none of the texts. */
  readonly isDensityApproximate: boolean;
}

export interface PartRow extends SplitFigures {
  readonly id: UnitId;
  readonly name: string;
  readonly role: Role;
  /** A part that is switched off shows its own tokens, has shares of 0 and is in no sum. */
  readonly enabled: boolean;
  /** false: an attachment whose tokens are not known; its row has none. */
  readonly isCounted: boolean;
}

export interface RoleRow extends SplitFigures {
  readonly role: Role;
  /** Enabled parts of this role. */
  readonly partCount: number;
  /** false: none of them could be counted, and the row has no figures. */
  readonly isCounted: boolean;
}

export interface Split {
  /** One row per part, in send order, the switched-off ones included. */
  readonly parts: readonly PartRow[];
  /** One row per role that has an enabled part, in send order of the roles. */
  readonly roles: readonly RoleRow[];
  readonly overhead: SplitFigures;
  /** Enabled parts + overhead: its tokens are `fill.input.tokens`. */
  readonly input: SplitFigures;
}

/**
 * The split of a filled window as rows. `parts` are those that `fill` was made from. Tokens of the enabled part rows, and of
 * the role rows, each add up with `overhead` to `input`; low and high only where their errors are independent (see
 * `jointCount`): the range of a calibrated prompt may be narrower than those of its parts together.
 */
export function splitRows(parts: readonly CountedPart[], fill: Fill): Split {
  /** Of enabled parts: tokens without characters. */
  const fileTokens = (all: readonly CountedPart[]) => all.reduce((sum, part) => (part.enabled ? sum + part.count.tokens - textTokensOf(part) : sum), 0);
  const isAnyApproximate = (all: readonly CountedPart[]) => all.some((part) => part.enabled && textTokensOf(part) > 0 && isApproximate(part.count.exactness));
  const figures = (count: Count, characters: number, enabled?: boolean, text?: Partial<Texts>) => splitFigures(count, characters, fill, enabled, text);
  const roles = roleCounts(parts).map(({ role, count, isCounted, parts: own }): RoleRow => ({
    role,
    partCount: own.length,
    isCounted,
    ...figures(count, charactersOf(own), true, { tokens: count.tokens - fileTokens(own), isApproximate: isAnyApproximate(own) }),
  }));

  return {
    parts: parts.map((part) => ({
      id: part.id,
      name: part.name,
      role: part.role,
      enabled: part.enabled,
      isCounted: isPartCounted(part),
      ...figures(part.count, part.characters, part.enabled, { tokens: textTokensOf(part) }),
    })),
    roles,
    overhead: figures(fill.overhead, 0),
    input: figures(fill.input, charactersOf(parts), true, { tokens: fill.parts.tokens - fileTokens(parts), characters: charactersOf(parts.filter(({ role }) => role !== 'tools')), isApproximate: isAnyApproximate(parts) }),
  };
}

/** What of a row has characters. */
interface Texts {
  readonly tokens: number;
  readonly characters: number;
  readonly isApproximate: boolean;
}

/** The figures of anything that stands in a filled window; what does not has shares of 0. `text`: where not all of it is text. */
export function splitFigures(count: Count, characters: number, { limits, input }: Fill, isInside = true, text: Partial<Texts> = {}): SplitFigures {
  const texts: Texts = { tokens: count.tokens, characters, isApproximate: isApproximate(count.exactness), ...text };
  return {
    tokens: count.tokens,
    low: count.low,
    high: count.high,
    exactness: count.exactness,
    shareOfWindow: isInside ? share(count.tokens, limits.windowTokens) : 0,
    shareOfInput: isInside ? share(count.tokens, input.tokens) : 0,
    characters,
    charactersPerToken: texts.tokens > 0 ? texts.characters / texts.tokens : null,
    isDensityApproximate: texts.isApproximate,
  };
}

function charactersOf(parts: readonly CountedPart[]): number {
  return parts.reduce((sum, part) => (part.enabled ? sum + part.characters : sum), 0);
}

/** The tokens that its characters became: those of a text, here or left out by a link. */
function textTokensOf({ role, attachment, count, givenTokens = 0 }: CountedPart): number {
  if (role === 'tools') return 0;
  return attachment === undefined || attachment.kind === 'withheld' ? count.tokens - givenTokens : 0;
}

function share(tokens: number, ofTokens: number): number {
  return ofTokens > 0 ? tokens / ofTokens : 0;
}
