// The stored form of an attachment: its figures, never its bytes.

import * as v from 'valibot';
import { DETAILS } from '@/core/catalog/attachment-rule';

const file = { fileName: v.string(), mediaType: v.string(), sizeBytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) };
/** Sums of such figures stay whole numbers, whatever a link claims. */
const figure = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1e12));
const atLeastOne = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const sides = { widthPx: atLeastOne, heightPx: atLeastOne };

/** Present where the user said what the file does not. */
const isAsked = v.exactOptional(v.literal(true));
export const detailSchema = v.exactOptional(v.picklist(DETAILS));

export const attachmentSchema = v.variant('kind', [
  v.object({ kind: v.literal('image'), ...file, ...sides }),
  v.object({
    kind: v.literal('pdf'),
    ...file,
    pages: v.nullable(atLeastOne),
    isAsked,
    pageSizes: v.array(v.object({ widthPt: positive, heightPt: positive })),
  }),
  v.object({ kind: v.literal('audio'), ...file, durationMs: v.nullable(atLeastOne), isAsked }),
  v.object({ kind: v.literal('video'), ...file, durationMs: v.nullable(atLeastOne), isAsked, ...sides, framesPerSecond: v.nullable(positive) }),
]);

export const withheldSchema = v.pipe(
  v.object({
    kind: v.literal('withheld'),
    ...file,
    characters: figure,
    tokens: figure,
    low: figure,
    high: figure,
    exactness: v.picklist(['exact', 'mapping-assumed', 'calibrated', 'estimate']),
    countedWith: v.string(),
    speakers: v.exactOptional(v.array(v.picklist(['user', 'assistant', 'tool']))),
  }),
  v.check(({ low, tokens, high }) => low <= tokens && tokens <= high, 'low, tokens and high are not in order'),
);
