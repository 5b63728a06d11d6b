// What is wrong with a snapshot, said by field in the names of the catalogue.
import type * as v from 'valibot';
import { tokenizerNamed } from './named-tokenizers';
import { RATE_NAMES } from './catalogue-offer';
import { FIELD_NAMES, type PackedFigure, type PackedOffer, type PackedSnapshot } from './snapshot-schema';

export interface SnapshotIssue {
  /** "models openai/gpt-5.5 windowTokens" */
  readonly field: string;
  /** "Invalid type: Expected number but received string" */
  readonly message: string;
}

/** An issue of the schema. Elements are named by id or name where they have one, else by place. */
export function schemaIssue(issue: v.BaseIssue<unknown>, snapshot: unknown): SnapshotIssue {
  const words: string[] = [];
  let names: Readonly<Record<string, string>> = {};
  let value = snapshot;
  for (const { key } of issue.path ?? []) {
    value = part(value, key);
    const word = String(key);
    // The lists of offers are those of the models.
    const named = words.join() === 'offers' ? part(part(snapshot, 'models'), key) : value;
    words.push(typeof key === 'number' ? (nameOf(named) ?? word) : (names[word] ?? word));
    names = FIELD_NAMES[names[word] ?? word] ?? names;
  }
  return { field: words.join(' ') || 'snapshot', message: issue.message };
}

const part = (value: unknown, key: unknown): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key as PropertyKey] : undefined;

function nameOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { i, n } = value as Record<string, unknown>;
  return typeof i === 'string' ? i : typeof n === 'string' ? n : null;
}

/** Numbers that lead nowhere, words that mean nothing, and ids that occur twice. */
export function checkReferences(packed: PackedSnapshot): SnapshotIssue[] {
  const issues: SnapshotIssue[] = [];
  const say = (field: string, message: string): void => void issues.push({ field, message });
  const source = (field: string, number: number | undefined): void => {
    if (number !== undefined && number >= packed.sources.length) say(field, `names source ${number}, which is not there`);
  };
  const figure = (field: string, value: PackedFigure<unknown> | undefined): void => {
    if (!Array.isArray(value)) return;
    source(field, value[1] as number);
    for (const [, number] of (value[2] ?? []) as [unknown, number][]) source(field, number);
  };

  const ids = new Set<string>();
  const once = (field: string, id: string): void => {
    if (ids.has(id)) say(field, 'occurs twice');
    ids.add(id);
  };
  for (const [id] of packed.sources) once(`sources ${id}`, `source ${id}`);
  for (const [name, number] of Object.entries(packed.usual)) source(`usual ${name}`, number);

  for (const model of packed.models) {
    const field = `models ${model.i}`;
    once(field, `model ${model.i}`);
    for (const [key, name] of Object.entries(FIELD_NAMES['models'] ?? {})) figure(`${field} ${name}`, model[key as 'w']);
    if (tokenizerNamed(model.t) === null) say(`${field} tokenizer`, `is ${model.t}, which is not known`);
  }

  if (packed.offers.length !== packed.models.length) say('offers', 'are not one list for each model');
  const offers = packed.offers.flatMap((list, place) => list.map((offer) => ({ offer, model: packed.models[place] })));
  for (const { offer, model } of offers) {
    if (model === undefined) continue;
    const field = `offers ${offerKey(offer, model.i)}`;
    once(field, field);
    for (const key of ['w', 'x', 'o'] as const) figure(`${field} ${FIELD_NAMES['offers']?.[key] ?? key}`, offer[key]);
    for (const { s, e = [] } of offer.d) {
      source(`${field} periods`, s);
      for (const [rate, number] of e) {
        source(`${field} periods`, number);
        if (rate >= RATE_NAMES.length) say(`${field} periods`, `names rate ${rate}, which is not there`);
      }
    }
    if (offer.f !== undefined && offer.f >= packed.modifiers.length) say(`${field} modifiers`, 'are not there');
    if (offer.c !== undefined && offer.c >= packed.caches.length) say(`${field} cache`, 'is not there');
  }
  for (const modifier of packed.modifiers.flat()) source(`modifiers ${modifier[0]}`, modifier[2]);
  for (const cache of packed.caches) source('caches', cache.s);

  for (const { n, m, c } of packed.claimed) {
    if (m !== undefined && m >= packed.models.length) say(`claimed ${n} modelId`, `names model ${m}, which is not there`);
    for (const [document, field, , , , number] of c) {
      if (document >= packed.documents.length) say(`claimed ${n} ${field}`, `names document ${document}, which is not there`);
      source(`claimed ${n} ${field}`, number);
    }
  }
  return issues;
}

/** The id of an offer: provider, the model's name there, and the region where there is one. */
export function offerKey({ p, a, g }: PackedOffer, modelId: string): string {
  const slash = modelId.indexOf('/');
  const region = g === undefined ? '' : `@${g}`;
  return `${p ?? modelId.slice(0, slash)}:${a ?? modelId.slice(slash + 1)}${region}`;
}
