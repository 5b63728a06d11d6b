import { describe, expect, it } from 'vitest';
import { RECALL_CLAIMS } from './recall-claims';
import { findEvidence, SHELF } from './shelf';
import { STUDIES } from './studies';

describe('the claims about long contexts', () => {
  it('are thirteen, each from a text, with what was found', () => {
    expect(RECALL_CLAIMS).toHaveLength(13);
    expect(new Set(RECALL_CLAIMS.map(({ id }) => id)).size).toBe(13);
    for (const { documents, claim, found } of RECALL_CLAIMS) {
      expect(documents.length).toBeGreaterThan(0);
      for (const text of [claim, found]) expect(text).toMatch(/^[A-Z\d].{20,}[.]$/);
    }
  });

  it('name sources where they are judged by figures, and lead to evidence that is here', () => {
    for (const { studies, links, places, verdict, id } of RECALL_CLAIMS) {
      for (const study of studies) expect(STUDIES).toHaveProperty(study);
      for (const { url } of links) expect(url).toMatch(/^https:\/\//);
      for (const place of places) if (place.kind === 'evidence') expect(findEvidence(place.evidenceId), id).not.toBeNull();
      if (verdict === 'contradicted') expect(studies.length + links.length, id).toBeGreaterThan(0);
    }
  });

  it('say what the carried tables say', () => {
    const score = (evidenceId: string, index: number) => SHELF.positions.find(({ id }) => id === evidenceId)?.curve.points.at(index)?.valuePts;
    expect([score('liu2024_mdqa-GPT-3.5-Turbo-20', 0), score('liu2024_mdqa-GPT-3.5-Turbo-20', 2), score('liu2024_mdqa-GPT-3.5-Turbo-20', -1)]).toEqual([75.8, 53.8, 63.2]);
    const of30 = SHELF.positions.find(({ id }) => id === 'liu2024_mdqa-GPT-3.5-Turbo_(16K)-30')?.curve.points.map(({ valuePts }) => valuePts) ?? [];
    expect(of30[0]).toBe(73.4);
    expect(Math.min(...of30)).toBe(50.5);
    const ends = (model: RegExp) => {
      const points = SHELF.loads.find((load) => load.studyId === 'ruler2024' && model.test(load.model))?.points;
      return [points?.[0]?.scorePts, points?.find(({ lengthTokens }) => lengthTokens === 131072)?.scorePts];
    };
    // The share of the claim at which 85.6 is crossed, between two lengths by the logarithm.
    const crossings: number[] = [];
    for (const { studyId, points, claimedTokens } of SHELF.loads) {
      if (studyId !== 'ruler2024' || claimedTokens === null || (points[0]?.scorePts ?? 0) < 85.6) continue;
      const at = points.findIndex(({ scorePts }) => scorePts < 85.6);
      const [above, under] = [points[at - 1], points[at]];
      if (above === undefined || under === undefined) crossings.push(Number.POSITIVE_INFINITY);
      else crossings.push((above.lengthTokens * (under.lengthTokens / above.lengthTokens) ** ((above.scorePts - 85.6) / (above.scorePts - under.scorePts))) / claimedTokens);
    }
    const crossed = crossings.filter(Number.isFinite).sort((a, b) => a - b);
    expect([crossed.length, crossings.length - crossed.length, crossed.filter((share) => share > 0.6 && share < 0.7).length]).toEqual([34, 7, 1]);
    expect(((crossed[16] ?? 0) + (crossed[17] ?? 0)) / 2).toBeCloseTo(0.37, 2);
    expect([ends(/^Gemini-1\.5-pro/i), ends(/^GPT-4-1106/), ends(/^Llama3\.1 \(70B\)/), ends(/8x22B/i)]).toEqual([[96.7, 94.4], [96.6, 81.2], [96.5, 66.6], [95.6, 31.7]]);
  });
});
