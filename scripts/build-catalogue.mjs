// Makes the catalogue's snapshot from what is kept in catalogue/: extracts of packages, and what is kept by hand. It is not
// committed, so that nobody has to review it: a review of the inputs is one of the snapshot, as the same inputs make the
// same bytes.
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { judgeClaims } from './catalogue-claims.mjs';
import { INPUT_FILES, readInputs } from './catalogue-inputs.mjs';
import { mergeModels } from './catalogue-models.mjs';
import { makeOffers } from './catalogue-offers.mjs';
import { packCatalogue } from './pack-catalogue.mjs';

const script = fileURLToPath(import.meta.url);
const folder = dirname(script);
const target = join(folder, '..', '.generated', 'catalogue');

/**
 * The part of a snapshot that the page's first picture needs, and what it leaves out of the sources of that part: a figure
 * has its source's id and date, and where to read it is asked for later.
 * @param {string} snapshot @returns {{ models: string, sources: string }}
 */
export function splitSnapshot(snapshot) {
  const { sources, names, usual, models } = JSON.parse(snapshot);
  const dates = sources.map((/** @type {string[]} */ [id, , , , asOf]) => [id, asOf]);
  return { models: JSON.stringify({ sources: dates, names, usual, models }), sources: JSON.stringify(sources) };
}

/** @param {import('./catalogue-inputs.mjs').Inputs} inputs @returns {string} */
export function makeSnapshot(inputs = readInputs()) {
  const { overlay, claims } = inputs;
  const models = mergeModels(inputs);
  const offers = makeOffers(inputs, models);
  /** @type {string[]} */
  const days = overlay.sources.map((/** @type {{ asOf: string }} */ { asOf }) => asOf);
  return packCatalogue({
    sources: overlay.sources,
    names: { ...overlay.vendors, ...overlay.providers },
    models,
    offers,
    documents: claims.documents,
    claimed: judgeClaims(claims, models, offers, days.toSorted().at(-1) ?? ''),
  });
}

/** Writes the snapshot and its parts where one is missing or older than what it is made from. */
export function buildCatalogue() {
  const scripts = readdirSync(folder).filter((name) => /catalogue.*\.mjs$/.test(name));
  const newest = Math.max(...[...INPUT_FILES, ...scripts.map((name) => join(folder, name))].map((file) => statSync(file).mtimeMs));
  const [whole, models, sources] = ['snapshot.json', 'models.json', 'sources.json'].map((name) => join(target, name));
  if ([whole, models, sources].every((file) => existsSync(file) && statSync(file).mtimeMs >= newest)) return;
  mkdirSync(target, { recursive: true });
  const snapshot = makeSnapshot();
  write(whole, snapshot);
  const parts = splitSnapshot(snapshot);
  write(models, parts.models);
  write(sources, parts.sources);
}

/** Renamed into place, so that a build running at the same time never reads half a file. @param {string} file @param {string} text */
function write(file, text) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

if (argv[1] === script) buildCatalogue();
