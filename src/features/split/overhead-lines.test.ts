import { expect, test } from 'vitest';
import { MODELS } from '@/core/catalog/models';
import { overheadLines, requestOf } from '@/core/prompt/overhead';
import { samplePrompt } from '@/core/prompt/sample';
import { estimateFromCharacters } from '@/core/tokenize/estimate';
import { linesByReason } from './overhead-lines';

test.each(MODELS.map((model) => [model.name, model] as const))('%s: every line stands in one group, in order, and a reason is told once', (_, model) => {
  const lines = overheadLines(requestOf(samplePrompt()), model.framing, (text) => estimateFromCharacters(text));
  const groups = linesByReason(lines);
  expect(groups.flatMap((group) => group.lines)).toEqual(lines);
  expect(new Set(groups.map(({ note }) => note)).size).toBe(groups.length);
  for (const { note, source, lines: own } of groups) for (const line of own) expect([line.note, line.source]).toEqual([note, source]);
});
