// Judges what the texts claim of models by what was found.
import { check } from './catalogue-models.mjs';

/** @typedef {import('./catalogue-models.mjs').Model} Model */
/** @typedef {import('./catalogue-offers.mjs').Offer} Offer */
/** @typedef {{ value: number | string, source: string }} Found */
/** @typedef {{ document: string, field: string, value: number | string, verdict: string, found?: Found }} Claim */
/** @typedef {{ name: string, modelId?: string, claims: Claim[], note?: string }} Claimed */

/** "1M" stands for 1,048,576 too. */
const ROUNDING = 0.05;

const isClose = (/** @type {number} */ claimed, /** @type {number} */ found) => Math.abs(claimed - found) <= ROUNDING * found;

/**
 * @param {import('./catalogue-inputs.mjs').Inputs['claims']} claims
 * @param {Model[]} models
 * @param {Offer[]} offers
 * @param {string} today
 * @returns {Claimed[]}
 */
export function judgeClaims(claims, models, offers, today) {
  const days = new Map(claims.documents.map((/** @type {{ id: string, asOf: string }} */ { id, asOf }) => [id, asOf]));
  return claims.rows.map((/** @type {any} */ { name, model: modelId, claims: rows, note }) => {
    const model = models.find(({ id }) => id === modelId);
    check(model || modelId === undefined, `the claims name ${modelId}, which is not there`);
    const own = offers.filter((offer) => offer.modelId === modelId);
    const offer = own.find(({ provider }) => modelId?.startsWith(`${provider}/`)) ?? own[0];
    return {
      name,
      ...(model === undefined ? {} : { modelId }),
      claims: rows.map((/** @type {any[]} */ [document, field, value, byHand, found]) => {
        const day = days.get(document);
        check(day, `a claim of ${name} is of no text`);
        const claim = { document, field, value };
        if (model === undefined) return { ...claim, verdict: 'no-model' };
        const judged = judge(field, value, model, offer, day, today);
        const needsHand = found !== undefined || judged.verdict === undefined || byHand === 'superseded';
        check(byHand === undefined || needsHand, `${name}: the verdict on ${field} can be worked out`);
        const verdict = byHand ?? judged.verdict ?? 'unchecked';
        const seen = found === undefined ? judged.found : { value: found[0], source: found[1] };
        return { ...claim, verdict, ...(seen === undefined || verdict === 'agrees' ? {} : { found: seen }) };
      }),
      ...(note === undefined ? {} : { note }),
    };
  });
}

/**
 * @param {string} field
 * @param {number | string} value
 * @param {Model} model
 * @param {Offer | undefined} offer
 * @param {string} day of the text: a day or a month
 * @param {string} today
 * @returns {{ verdict?: string, found?: Found }}
 */
function judge(field, value, model, offer, day, today) {
  if (field === 'inputPrice' || field === 'outputPrice') {
    if (offer === undefined) return {};
    const rate = field === 'inputPrice' ? 'input' : 'output';
    const now = periodAt(offer, today);
    const found = { value: now.rates[rate] ?? 0, source: now.source };
    if (found.value === value) return { verdict: 'agrees', found };
    return { verdict: periodAt(offer, day.padEnd(10, '-01')).rates[rate] === value ? 'superseded' : 'disagrees', found };
  }
  if (field === 'licence') {
    const isOpen = model.open;
    if (value === 'Proprietary' && isOpen !== null) {
      const found = isOpen.value ? { value: model.licence?.value ?? 'Open weights', source: (model.licence ?? isOpen).source } : undefined;
      return found === undefined ? { verdict: 'agrees' } : { verdict: 'disagrees', found };
    }
    const known = ['MIT', 'Apache 2.0'];
    if (model.licence === null || !known.includes(String(value))) return {};
    return { verdict: model.licence.value === value ? 'agrees' : 'disagrees', found: model.licence };
  }
  if (field === 'released') {
    if (model.released === null) return {};
    const { value: released, source } = model.released;
    const isSame = released.startsWith(String(value)) || String(value).startsWith(released);
    return { verdict: isSame ? 'agrees' : 'disagrees', found: { value: released, source } };
  }
  const limit = limitOf(field, model);
  if (limit === null || typeof value !== 'number') return {};
  return { verdict: isClose(value, limit.value) ? 'agrees' : 'disagrees', found: { value: limit.value, source: limit.source } };
}

/** @param {string} field @param {Model} model */
function limitOf(field, { window, maxInput, maxOutput, separate }) {
  if (field === 'window') return window;
  if (field === 'maxOutput') return maxOutput;
  if (field !== 'maxInput') return null;
  if (maxInput !== null) return maxInput;
  // What is left of a shared window beside the largest output.
  return separate || maxOutput === null ? window : { value: window.value - maxOutput.value, source: window.source };
}

/** The period that holds on a day, the first one before it began. @param {Offer} offer @param {string} day */
function periodAt({ key, periods }, day) {
  const period = periods.filter(({ from = '' }) => from <= day).at(-1) ?? periods[0];
  check(period, `${key} has no price`);
  return period;
}
