// The tables that are carried: sound, complete, with their sources and limits, and the figures that are known by heart.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import citedFigures from './evidence/cited-figures.json';
import fillSurfaces from './evidence/fill-surfaces.json';
import loadCurves from './evidence/load-curves.json';
import needleGrids from './evidence/needle-grids.json';
import positionCurves from './evidence/position-curves.json';
import { DEFAULT_EVIDENCE_ID, FLAT_EVIDENCE_ID } from './evidence';
import { findEvidence, SHELF } from './shelf';
import { STUDIES } from './studies';
import { wilson } from './wilson';

const text = v.pipe(v.string(), v.nonEmpty());
const tokens = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const score = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const tables = v.picklist(Object.values(STUDIES).flatMap((study) => (study.carried === 'tables' ? [study.id] : [])));
const cited = v.picklist(Object.values(STUDIES).flatMap((study) => (study.carried === 'single figures' ? [study.id] : [])));
const rising = <Item>(places: (item: Item) => number) =>
  v.check<Item[], string>((items) => items.every((item, index) => index === 0 || places(item) > places(items[index - 1] as Item)), 'does not rise');

const drop = v.pipe(v.number(), v.minValue(-100), v.maxValue(100));
const point = v.pipe(
  v.union([v.strictTuple([fraction, score, score, score]), v.strictTuple([fraction, score, score, score, drop, drop, drop])]),
  v.check(([, value, low, high]) => low <= value && value <= high, 'is outside its interval'),
);
const position = v.strictObject({
  id: text,
  name: text,
  study: v.nullable(tables),
  models: v.array(text),
  task: v.string(),
  tokens: v.nullable(tokens),
  fill: v.nullable(fraction),
  questions: v.nullable(tokens),
  edge: v.picklist(['first', 'last']),
  error: v.pipe(v.number(), v.minValue(0)),
  shape: v.picklist(['U', 'best first', 'best last', 'flat']),
  points: v.pipe(v.array(point), v.minLength(2), rising(([depth]) => depth)),
});
const surface = v.strictObject({
  id: text,
  name: text,
  study: tables,
  models: v.pipe(v.array(text), v.minLength(1)),
  task: text,
  cellTrials: tokens,
  depths: v.pipe(v.array(fraction), v.minLength(2), rising((depth) => depth)),
  rows: v.pipe(v.array(v.tupleWithRest([v.pipe(v.number(), v.gtValue(0))], v.nullable(score))), v.minLength(2), rising(([at]) => at)),
});
const load = v.strictObject({
  id: text,
  study: tables,
  benchmark: text,
  model: text,
  claimedTokens: v.nullable(tokens),
  effective: v.nullable(text),
  vendorReported: v.boolean(),
  points: v.pipe(v.array(v.strictTuple([tokens, score])), v.minLength(1), rising(([length]) => length)),
});
const figure = v.strictObject({ study: cited, benchmark: text, model: text, lengthName: text, tokens, score, claimed: v.nullable(tokens) });

describe('the carried tables', () => {
  it.each([
    ['position curves', v.array(position), positionCurves],
    ['fill surfaces', v.array(surface), fillSurfaces],
    ['needle grids', v.array(surface), needleGrids],
    ['load curves', v.array(load), loadCurves],
    ['cited figures', v.array(figure), citedFigures],
  ])('%s are sound, and from studies whose terms allow it', (_name, schema, data) => {
    const parsed = v.safeParse(schema as v.GenericSchema, data);
    expect(parsed.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).toBeUndefined();
  });

  it('refuse a table of a study of which single figures are cited', () => {
    expect(v.is(load, { ...loadCurves[0], study: 'nolima2025' })).toBe(false);
    expect(v.is(position, { ...positionCurves[0], points: [[0, 50, 60, 70], [1, 50, 40, 60]] })).toBe(false);
  });

  it('are all there, each under an id of its own', () => {
    expect([SHELF.positions.length, SHELF.surfaces.length, SHELF.loads.length]).toEqual([17, 17, 45]);
    expect(SHELF.positions.filter(({ studyId }) => studyId === null).map(({ id }) => id)).toEqual([FLAT_EVIDENCE_ID]);
    expect(SHELF.surfaces.filter(({ kind }) => kind === 'fill')).toHaveLength(14);
    const ids = [...SHELF.positions, ...SHELF.surfaces, ...SHELF.loads].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(findEvidence(DEFAULT_EVIDENCE_ID)?.models).toHaveLength(3);
    expect(findEvidence('none')).toBeNull();
  });

  it('have a row for each fill and length, as wide as the depths', () => {
    for (const { id, depthFractions, rows } of SHELF.surfaces) {
      for (const row of rows) expect(row.valuesPts, id).toHaveLength(depthFractions.length);
    }
  });

  it('have every study used, cited in full', () => {
    const used = new Set<string | null>([...SHELF.positions, ...SHELF.surfaces, ...SHELF.loads, ...SHELF.cited].map(({ studyId }) => studyId));
    for (const study of Object.values(STUDIES)) {
      expect(used.has(study.id), study.id).toBe(true);
      expect(new URL(study.url).protocol).toBe('https:');
      expect(study.limits).toMatch(/\.$/);
    }
  });

  it('keep few figures of each study that may only be cited', () => {
    for (const { id } of Object.values(STUDIES).filter(({ carried }) => carried === 'single figures')) {
      expect(SHELF.cited.filter(({ studyId }) => studyId === id).length).toBeLessThanOrEqual(8);
    }
  });
});

describe('figures that are known', () => {
  const curveOf = (id: string) => SHELF.positions.find((one) => one.id === id)?.curve.points.map(({ valuePts }) => valuePts);
  const rowOf = (id: string, at: number) => SHELF.surfaces.find((one) => one.id === id)?.rows.find((row) => row.at === at)?.valuesPts;

  it('are those of the papers', () => {
    expect(curveOf('liu2024_mdqa-GPT-3.5-Turbo-20')).toEqual([75.8, 57.2, 53.8, 55.4, 63.2]);
    expect(curveOf('zhs2026-pooled-100')?.at(0)).toBe(75.33);
    expect([0.06, 0.5, 1].map((fill) => rowOf('veseli-retrieval-mean', fill))).toEqual([
      [91.4, 89.8, 93.3],
      [78.1, 78.5, 89.9],
      [62.4, 68.7, 83],
    ]);
  });

  it('have means of six models that are their means, to the last digit that is stated', () => {
    for (const task of ['retrieval', 'reasoning']) {
      const models = SHELF.surfaces.filter(({ id }) => id.startsWith(`veseli-${task}-`) && !id.endsWith('mean'));
      expect(models).toHaveLength(6);
      for (const { at, valuesPts } of SHELF.surfaces.find(({ id }) => id === `veseli-${task}-mean`)?.rows ?? []) {
        for (const [column, mean] of valuesPts.entries()) {
          const sum = models.reduce((total, { id }) => total + (rowOf(id, at)?.[column] ?? Number.NaN), 0);
          expect(Math.abs(sum / 6 - (mean ?? Number.NaN)), `${task} ${at}`).toBeLessThan(0.051);
        }
      }
    }
  });

  it('have the intervals of Wilson where n gives them', () => {
    for (const { id, trials, curve, studyId } of SHELF.positions) {
      if (trials === null || studyId === 'zhs2026') continue;
      for (const { valuePts, lowPts, highPts } of curve.points) {
        const { low, high } = wilson(valuePts / 100, trials);
        expect(Math.abs(low * 100 - lowPts), id).toBeLessThan(0.06);
        expect(Math.abs(high * 100 - highPts), id).toBeLessThan(0.06);
      }
    }
  });
});
