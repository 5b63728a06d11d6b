import { describe, expect, it } from 'vitest';
import { DEFAULT_CHOICES, TEACHING_ID } from '@/core/recall/choices';
import { FLAT_EVIDENCE_ID } from '@/core/recall/evidence';
import { overlayOf } from '@/core/recall/overlay';
import { partDrops, partSpans, weightedDropPts } from '@/core/recall/part-drops';
import { dropText } from '@/core/recall/drop-text';
import { fail } from '@/core/result';
import type { UnitId } from '@/core/units';
import { positionTable } from './markdown-position';
import { reportJson } from './report';
import { reportPosition } from './report-position';
import { example } from '@/test/example-report';

const made = overlayOf(DEFAULT_CHOICES, { fillFraction: 0.1, length: { tokens: 16_000, low: 16_000, high: 16_000, exactness: 'exact' }, uncountedAttachments: 0, uncountedTools: 0 });
if (!made.ok) throw new Error(made.error.kind);
const spans = partSpans([['a | b', 1000], ['rest', 15_000]].map(([name, tokens], index) => ({ id: `${index}` as UnitId, name: String(name), tokens: Number(tokens) })));
const parts = partDrops(spans, made.value.curve, made.value.runs, () => 1);
const position = reportPosition({ preset: DEFAULT_CHOICES.evidenceId, isChosen: false, overlay: made, drops: { parts, weightedDropPts: weightedDropPts(parts) } });

describe('position in a report', () => {
  it('has the default preset where nothing was chosen, its label, and the drops', () => {
    expect(position.preset).toBe('zhs2026-pooled-100');
    expect(position.label).toMatch(/^Illustration\. Scores of .* not a prediction for your prompt\. No evidence was chosen: this is the default\.$/);
    expect(position.parts.map(({ name }) => name)).toEqual(['a | b', 'rest']);
    expect(position.parts[1]?.worstDropPts).toBe(10.33);
    const [first, second] = position.parts;
    expect(position.weightedDropPts).toBeCloseTo(((first?.meanDropPts ?? 0) + (second?.meanDropPts ?? 0)) / 2, 1);
  });

  it('says why there is none, and has no figures then', () => {
    const none = reportPosition({ preset: 'own', isChosen: true, overlay: fail({ kind: 'no-own-results' }), drops: null });
    expect(none).toEqual({ preset: 'own', basis: null, label: 'There are no results of your own yet: load them under Needle tests.', weightedDropPts: null, parts: [] });
    expect(positionTable(none, (name) => name).join('\n')).not.toContain('|');
  });

  it('says of what its points are: a drawing is no benchmark', () => {
    const headOf = (evidenceId: string) => {
      const overlay = overlayOf({ ...DEFAULT_CHOICES, evidenceId }, { fillFraction: 0.1, length: { tokens: 9, low: 9, high: 9, exactness: 'exact' }, uncountedAttachments: 0, uncountedTools: 0 });
      const made = reportPosition({ preset: evidenceId, isChosen: true, overlay, drops: null });
      return [made.basis, positionTable(made, String)[0]];
    };
    expect(headOf(DEFAULT_CHOICES.evidenceId)).toEqual(['measured', 'Position, in points of the benchmark against its better edge:']);
    for (const id of [TEACHING_ID, FLAT_EVIDENCE_ID]) expect(headOf(id)).toEqual(['drawing', 'Position, in points of a drawing, which nobody measured, against its better edge:']);
  });

  it('rounds each figure once: the Markdown from what the page rounds, the JSON to two digits', () => {
    const drop = { name: 'a', meanDropPts: 5.946, worstDropPts: -0.004 };
    const close = reportPosition({ preset: 'p', isChosen: true, overlay: made, drops: { parts: [drop], weightedDropPts: 5.946 } });
    expect(positionTable(close, String)).toContain(`| a | ${dropText(5.946)} | ${dropText(-0.004)} |`);
    expect(dropText(5.946)).toBe('−5.9');
    expect(JSON.parse(reportJson({ ...example([]), position: close })).position).toMatchObject({ weightedDropPts: 5.95, parts: [{ meanDropPts: 5.95, worstDropPts: 0 }] });
  });

  it('is a table in Markdown, under its label', () => {
    const lines = positionTable(position, (name) => `\`${name.replaceAll('|', '\\|')}\``);
    expect(lines).toContain(position.label);
    expect(lines.find((line) => line.startsWith('| `rest`'))).toBe('| `rest` | −8.1 | −10.3 |');
    expect(lines.find((line) => line.startsWith('| `a \\| b`'))).toMatch(/ −\d\.\d \|$/);
  });
});
