// The stored form of an attachment: its figures, never its bytes.

import * as v from 'valibot';
import { DETAILS } from '@/core/catalog/attachment-rule';
import { ABSENCES } from '@/core/prompt/attachment';
import { OVERHEAD_IDS } from '@/core/prompt/overhead';
import { CASES } from '@/core/prompt/template-case';
import type { Count } from '@/core/tokenize/count';
import { ENCODING_IDS } from '@/core/tokenize/encoding';
import type { UnitId } from '@/core/units';
import { TALLY_CLASSES, type TallyClass } from '@/core/tokenize/tally-class';

const file = { fileName: v.string(), mediaType: v.string(), sizeBytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) };
/** Sums of such figures stay whole numbers, whatever a link claims. */
const figure = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1e12));
/** A text of a gigabyte has no more variables in it. */
const MOST_PLACES = 1e9;
/** In one turn. */
const MOST_CALLS = 1e6;
/** In one part. */
const MOST_TOOLS = 1e6;
const unitId = v.pipe(v.string(), v.minLength(1), v.transform((text) => text as UnitId));
const atLeastOne = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const sides = { widthPx: atLeastOne, heightPx: atLeastOne };

/** Present where the user said what the file does not. */
const isAsked = v.exactOptional(v.literal(true));
export const detailSchema = v.exactOptional(v.picklist(DETAILS));

export const fileAttachmentSchema = v.variant('kind', [
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

type Band = Pick<Count, 'low' | 'tokens' | 'high'>;
const isInOrder = ({ low, tokens, high }: Band) => low <= tokens && tokens <= high;
const NOT_IN_ORDER = 'low, tokens and high are not in order';

export const attachmentSchema = v.variant('kind', [
  fileAttachmentSchema,
  v.pipe(
    v.object({
      kind: v.literal('absent'),
      what: v.string(),
      one: v.exactOptional(v.string()),
      items: v.pipe(figure, v.minValue(1)),
      why: v.picklist(ABSENCES),
      isImage: v.exactOptional(v.literal(true)),
      tokens: v.exactOptional(v.pipe(figure, v.minValue(1))),
      byReport: v.exactOptional(v.object({ low: figure, high: figure })),
      reported: v.exactOptional(v.object({ inputTokens: v.pipe(figure, v.minValue(1)), turns: figure, later: v.exactOptional(v.array(unitId)), model: v.string() })),
    }),
    v.check(({ tokens = 0, byReport: { low, high } = { low: tokens, high: tokens } }) => isInOrder({ low, tokens, high }), NOT_IN_ORDER),
  ),
]);

const count = { tokens: figure, low: figure, high: figure, exactness: v.picklist(['exact', 'mapping-assumed', 'calibrated', 'estimate']) };
const countSchema = v.pipe(v.object(count), v.check((each) => isInOrder(each), NOT_IN_ORDER));

const beside = {
  blankEnds: v.exactOptional(v.array(v.object({ start: figure, end: figure, isBlank: isAsked }))),
  tally: v.exactOptional(v.object(Object.fromEntries(TALLY_CLASSES.map((kind) => [kind, v.optional(figure, 0)])) as Record<TallyClass, v.OptionalSchema<typeof figure, 0>>)),
  others: v.exactOptional(v.array(v.object({ encodingId: v.picklist(ENCODING_IDS), tokens: figure }))),
};
const statedValue = v.object({ kind: v.picklist(['tokens', 'characters']), size: figure, isText: isAsked, bytes: v.exactOptional(figure) });
/** What stands around tools. */
const statedSchema = { wrapping: countSchema, parameterTokens: v.exactOptional(figure) };
const statedCase = v.pipe(v.object({ ...count, ...beside, characters: figure, values: v.array(v.nullable(statedValue)), of: v.exactOptional(v.picklist(CASES)), framing: v.exactOptional(v.object(statedSchema)) }), v.check((each) => isInOrder(each), NOT_IN_ORDER));

/** What a link states of the framing of a prompt, in the lines in which a template is counted. */
export const statedFramingSchema = v.exactOptional(
  v.array(v.object({ of: v.string(), digest: figure, lines: v.array(v.pipe(v.object({ id: v.picklist(OVERHEAD_IDS), ...count }), v.check((each) => isInOrder(each), NOT_IN_ORDER))) })),
);

export const withheldSchema = v.pipe(
  v.object({
    kind: v.literal('withheld'),
    ...file,
    characters: figure,
    ...count,
    countedWith: v.string(),
    ...beside,
    speakers: v.exactOptional(v.array(v.picklist(['user', 'assistant', 'tool']))),
    calls: v.exactOptional(v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MOST_CALLS)))),
    framing: v.exactOptional(v.object({ ...statedSchema, shared: countSchema, rule: v.string(), tools: v.exactOptional(v.pipe(atLeastOne, v.maxValue(MOST_TOOLS))) })),
    uncountedTools: v.exactOptional(v.pipe(atLeastOne, v.maxValue(MOST_TOOLS))),
    places: v.exactOptional(v.array(v.object({ name: v.string(), times: v.pipe(atLeastOne, v.maxValue(MOST_PLACES)), units: figure }))),
    cases: v.exactOptional(v.array(statedCase)),
  }),
  v.check((each) => isInOrder(each), NOT_IN_ORDER),
);
