import { expect, it } from 'vitest';
import { fillWindow } from '@/core/budget/fill';
import type { Model } from '@/core/catalog/model';
import { MODELS } from '@/core/catalog/models';
import { limitsOf } from '@/core/catalog/catalogue';
import { findSource } from '@/core/catalog/find-source';
import { NOTHING } from '@/core/tokenize/count';
import { limitRows } from './limit-rows';

function rowsOf(model: Model, servedWindowTokens: number | null) {
  const fill = fillWindow({
    parts: { ...NOTHING, tokens: 1000, low: 1000, high: 1000 },
    overhead: NOTHING,
    limits: limitsOf(model, servedWindowTokens),
    reserveTokens: 500,
    reasoningTokens: 0,
  });
  return limitRows(model, fill, findSource);
}

it('every published figure of every model has a source with an address, and a date', () => {
  for (const model of MODELS) {
    for (const row of rowsOf(model, null)) {
      if (row.publishedTokens === null) expect(row).toMatchObject({ source: null, asOf: null, slackTokens: null });
      else {
        expect(row.source?.url).toMatch(/^https:/);
        expect(row.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
      }
    }
  }
});

it('keeps the published figure apart from what holds under a served window', () => {
  const model = MODELS.find((each) => each.maxInputTokens !== null && each.budget === 'shared');
  if (model === undefined) throw new Error('no such model');
  const [window, maxInput] = rowsOf(model, 8192);
  expect(window).toMatchObject({ publishedTokens: model.windowTokens.value, heldTokens: 8192, slackTokens: 6692, isBinding: true });
  expect(maxInput).toMatchObject({ publishedTokens: model.maxInputTokens?.value, heldTokens: 8192, slackTokens: 7192 });
});
