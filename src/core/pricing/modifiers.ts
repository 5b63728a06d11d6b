// Batch, flex, priority, regional, fast: multipliers on the charges for tokens, one after the other.

import { fail, type Result, succeed } from '@/core/result';
import type { Charge } from './charges';
import { type Decimal, decimalOf } from './decimal';
import { multiplyUsd, sumUsd, type Usd } from './money';
import type { Bracket, Modifier, Offer } from './offer';
import type { ModifierFailure } from './price-failure';

/** A modifier and what it made of the charges for tokens. */
export interface ModifierStep {
  readonly modifier: Modifier;
  readonly beforeUsd: Usd;
  readonly afterUsd: Usd;
}

/**
 * The modifiers of a request, in the offer's order, each once. Fails where the offer does not have one (or its factor is no
 * number ≥ 0), where two exclude each other, and where one is not offered for the bracket that the prompt is in.
 */
export function chosenModifiers(modifierIds: readonly string[], offer: Offer, bracket: Bracket | null): Result<readonly Modifier[], ModifierFailure> {
  for (const modifierId of modifierIds) {
    const known = offer.modifiers.find(({ id }) => id === modifierId);
    if (known === undefined || factorOf(known) === null) return fail({ kind: 'modifier-unknown', modifierId });
  }
  const chosen = offer.modifiers.filter(({ id }) => modifierIds.includes(id));
  for (const [index, modifier] of chosen.entries()) {
    const rival = chosen.slice(index + 1).find(({ exclusiveGroup }) => exclusiveGroup !== null && exclusiveGroup === modifier.exclusiveGroup);
    if (rival !== undefined) return fail({ kind: 'modifiers-exclusive', modifiers: [modifier, rival] });
    if (modifier.excludesLongContext && bracket !== null) return fail({ kind: 'modifier-excludes-long-context', modifier, bracket });
  }
  return succeed(chosen);
}

/** The charges with all factors multiplied, exactly, and each step of it. */
export function applyModifiers(charges: readonly Charge[], modifiers: readonly Modifier[]): { readonly charges: readonly Charge[]; readonly steps: readonly ModifierStep[] } {
  const steps: ModifierStep[] = [];
  let modified = charges;
  for (const modifier of modifiers) {
    const factor = factorOf(modifier);
    if (factor === null) continue;
    const before = modified;
    modified = before.map((charge) => (appliesTo(modifier, charge) ? { ...charge, costUsd: multiplyUsd(charge.costUsd, factor) } : charge));
    steps.push({ modifier, beforeUsd: tokenCharges(before), afterUsd: tokenCharges(modified) });
  }
  return { charges: modified, steps };
}

function appliesTo(modifier: Modifier, charge: Charge): boolean {
  const category = charge.category === 'reasoning' ? 'output' : charge.category;
  return modifier.appliesTo === null || modifier.appliesTo.includes(category);
}

function factorOf({ factor }: Modifier): Decimal | null {
  const decimal = decimalOf(factor.value);
  return decimal === null || decimal.digits < 0n ? null : decimal;
}

function tokenCharges(charges: readonly Charge[]): Usd {
  return sumUsd(charges.map(({ costUsd }) => costUsd));
}
