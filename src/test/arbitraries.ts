// Random prompts, counts and limits for property tests, with the invariants that the types only tell in words.

import * as fc from 'fast-check';
import type { CountedPart } from '@/core/budget/counted';
import type { Limits } from '@/core/budget/fill';
import { DETAILS } from '@/core/catalog/attachment-rule';
import { ABSENCES, type Attachment } from '@/core/prompt/attachment';
import { groupedByRole } from '@/core/prompt/order';
import { type Part, type Prompt, ROLES, type TextRole } from '@/core/prompt/part';
import { REQUEST_FORMATS } from '@/core/prompt/request-fields';
import type { Work } from '@/core/share/work';
import type { Calibration, Calibrations } from '@/core/tokenize/calibration';
import type { Count, Exactness } from '@/core/tokenize/count';
import type { FamilyId } from '@/core/tokenize/estimate-family';
import type { ScriptTally } from '@/core/tokenize/script-tally';
import { TALLY_CLASSES } from '@/core/tokenize/tally-class';
import type { ModelId, UnitId } from '@/core/units';

const TEXT_ROLES: readonly TextRole[] = ['system', 'tools', 'documents', 'question'];
const EXACTNESS: readonly Exactness[] = ['exact', 'mapping-assumed', 'calibrated', 'estimate'];

/** Any string at all: controls, astral characters and lone surrogates included. */
const nastyUnit = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  fc.constantFrom('\ud83d', '\udc00', '\0', '\r\n', '|', '`'),
);
export const anyText = fc.string({ unit: nastyUnit, maxLength: 12 });

export const anyTokens = fc.oneof(fc.nat(50), fc.nat(2_000_000));

export const anyCount: fc.Arbitrary<Count> = fc
  .record({ tokens: anyTokens, below: fc.nat(1000), above: fc.nat(1000), exactness: fc.constantFrom(...EXACTNESS) })
  .map(({ tokens, below, above, exactness }) =>
    exactness === 'exact' || exactness === 'mapping-assumed'
      ? { tokens, low: tokens, high: tokens, exactness }
      : { tokens, low: Math.max(0, tokens - below), high: tokens + above, exactness },
  );

export const anyTally = fc.record(Object.fromEntries(TALLY_CLASSES.map((kind) => [kind, anyTokens]))) as fc.Arbitrary<ScriptTally>;

export const anyCalibrations: fc.Arbitrary<Calibrations> = fc
  .uniqueArray(
    fc.record({
      familyId: fc.constantFrom<FamilyId>('claude-old', 'claude-new', 'grok', 'unknown'),
      reportedTokens: fc.integer({ min: 1, max: 2_000_000 }),
      overheadTokens: anyTokens,
      overheadShare: fc.double({ min: 0, max: 0.5, noNaN: true }).map((share) => share + 0),
      estimatedTokens: fc.integer({ min: 1, max: 2_000_000 }),
      factor: fc.double({ min: 0.2, max: 5, noNaN: true }),
      date: fc.constantFrom('2026-01-31', '2026-11-20'),
      tally: anyTally,
    }),
    { selector: ({ familyId }) => familyId },
  )
  .map((all: readonly Calibration[]) => Object.fromEntries(all.map((each) => [each.familyId, each])));

export const anyLimits: fc.Arbitrary<Limits> = fc.record({
  windowTokens: fc.integer({ min: 1, max: 2_000_000 }),
  maxInputTokens: fc.option(anyTokens),
  maxOutputTokens: fc.option(anyTokens),
  budget: fc.constantFrom('shared', 'separate'),
});

export const anyCountedParts: fc.Arbitrary<readonly CountedPart[]> = fc
  .array(
    fc.record({
      role: fc.constantFrom(...ROLES),
      name: anyText,
      enabled: fc.boolean(),
      count: anyCount,
      characters: fc.nat(10_000_000),
    }),
    { maxLength: 12 },
  )
  .map((parts) => parts.map((part, index) => ({ ...part, id: `part-${index}` as UnitId, turns: [] })));

const figures = { fileName: anyText, mediaType: fc.constantFrom('image/png', 'audio/mpeg'), sizeBytes: fc.nat() };
const anyLength = fc.option(fc.integer({ min: 1, max: 1e8 }));
const sides = { widthPx: fc.integer({ min: 1, max: 10_000 }), heightPx: fc.integer({ min: 1, max: 10_000 }) };
const anySize = fc.record({ widthPt: fc.integer({ min: 1, max: 2000 }), heightPt: fc.integer({ min: 1, max: 2000 }) });

export const anyAttachment: fc.Arbitrary<Attachment> = fc.oneof(
  fc.record({ kind: fc.constant('image' as const), ...figures, ...sides }),
  fc.record({ kind: fc.constant('pdf' as const), ...figures, pages: anyLength, pageSizes: fc.array(anySize, { maxLength: 2 }) }),
  fc.record({ kind: fc.constant('audio' as const), ...figures, durationMs: anyLength, isAsked: fc.constant(true as const) }, { requiredKeys: ['kind', 'fileName', 'mediaType', 'sizeBytes', 'durationMs'] }),
  fc.record({ kind: fc.constant('video' as const), ...figures, ...sides, durationMs: anyLength, framesPerSecond: fc.option(fc.integer({ min: 1, max: 240 })) }),
  fc.record({ kind: fc.constant('absent' as const), what: anyText, one: anyText, items: fc.integer({ min: 1, max: 1e6 }), why: fc.constantFrom(...ABSENCES), tokens: fc.integer({ min: 1, max: 1e6 }) }, { requiredKeys: ['kind', 'what', 'items', 'why'] }),
);

const anyTurn = fc.record({ speaker: fc.constantFrom('user', 'assistant', 'tool'), text: anyText });
const anyFields = fc.record({ format: fc.constantFrom(...REQUEST_FORMATS), json: fc.dictionary(fc.string(), fc.jsonValue()).map((fields) => JSON.stringify(fields)) });
/** Also with a place for the text. */
const anyAsSent = fc.oneof(fc.constant({}), anyFields.map((asSent) => ({ asSent })), anyFields.map(({ format }) => ({ asSent: { format, json: '{"system":""}', textAt: 10 } })));

/** A prompt that keeps the promises of its type: unique ids, one history at most, role order unless free. */
export const anyPrompt: fc.Arbitrary<Prompt> = fc
  .record({
    texts: fc.array(
      fc.tuple(fc.record({ role: fc.constantFrom(...TEXT_ROLES), name: anyText, text: anyText, enabled: fc.boolean() }), anyAsSent).map(([part, asSent]) => ({ ...part, ...(part.role === 'system' || part.role === 'question' ? asSent : {}) })),
      { maxLength: 9 },
    ),
    turns: fc.option(fc.array(fc.tuple(anyTurn, anyAsSent).map(([turn, asSent]) => ({ ...turn, ...asSent })), { maxLength: 5 })),
    earlier: fc.array(fc.array(anyTurn, { maxLength: 3 }), { maxLength: 2 }),
    attachments: fc.array(fc.record({ role: fc.constant('documents' as const), name: anyText, attachment: anyAttachment, detail: fc.constantFrom(...DETAILS), enabled: fc.boolean() }, { requiredKeys: ['role', 'name', 'attachment', 'enabled'] }), { maxLength: 2 }),
    historyAt: fc.nat(9),
    freeOrder: fc.boolean(),
    toolChoice: fc.constantFrom({}, { toolChoice: 'any' as const }),
    allowed: fc.oneof(fc.constant({}), fc.nat().map((allowedTokens) => ({ allowedTokens }))),
    named: fc.oneof(fc.constant({}), fc.tuple(fc.constantFrom('house-model-9', 'ft:x:y', 'a/b@1'), fc.string({ minLength: 1 })).map(([name, id]) => ({ namedModel: { name, modelId: id as ModelId } }))),
    requestFields: fc.oneof(fc.constant({}), anyFields.map((requestFields) => ({ requestFields }))),
    asSent: fc.oneof(fc.constant({}), fc.tuple(anyFields, fc.record({ modelId: fc.string({ minLength: 1 }).map((id) => id as ModelId), reserveTokens: fc.option(fc.nat()) })).map(([fields, settings]) => ({ asSent: { ...fields, ...settings } }))),
  })
  .map(({ texts, attachments, turns, earlier, historyAt, freeOrder, toolChoice, allowed, named, requestFields, asSent }) => {
    const parts: Part[] = texts.map((part, index) => ({ id: `part-${index}` as UnitId, ...part }));
    for (const [index, part] of attachments.entries()) parts.splice(index * 3, 0, { id: `attachment-${index}` as UnitId, ...part });
    if (turns !== null) {
      parts.splice(Math.min(historyAt, parts.length), 0, {
        id: 'history' as UnitId,
        role: 'history',
        name: 'Conversation',
        enabled: historyAt % 4 !== 0,
        turns: turns.map((turn, index) => ({ id: `turn-${index}` as UnitId, ...turn })),
        ...(earlier.length === 0 ? {} : { earlier: earlier.map((window, at) => window.map((turn, index) => ({ id: `earlier-${at}-${index}` as UnitId, ...turn }))) }),
      });
    }
    return { parts: freeOrder ? parts : groupedByRole(parts), freeOrder, ...toolChoice, ...allowed, ...named, ...requestFields, ...asSent };
  });

/** A prompt and some of its ids, parts and turns mixed, perhaps with one that it does not have. */
export const promptAndIds: fc.Arbitrary<{ prompt: Prompt; ids: ReadonlySet<UnitId> }> = anyPrompt.chain((prompt) => {
  const all = prompt.parts.flatMap((part) => [part.id, ...('turns' in part ? part.turns.map(({ id }) => id) : [])]);
  return fc.subarray([...all, 'nowhere' as UnitId]).map((ids) => ({ prompt, ids: new Set(ids) }));
});

const anyValue = fc.option(
  fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text: anyText }),
    fc.record({ kind: fc.constantFrom('tokens' as const, 'characters' as const), size: fc.nat(1_000_000) }),
  ),
);

/** Any work, with each of what it may say beside its prompt, or none. */
export const anyWork: fc.Arbitrary<Work> = fc.record({
  prompt: anyPrompt,
  modelId: fc.string({ minLength: 1 }).map((id) => id as ModelId),
  settings: fc
    .array(
      fc.tuple(
        fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString')),
        fc.record(
          {
            reserveTokens: fc.option(fc.nat()),
            reasoningTokens: fc.nat(),
            servedWindowTokens: fc.option(fc.integer({ min: 1, max: 1e9 })),
            imported: fc.record({ reserveTokens: fc.nat(), before: fc.option(fc.nat()) }),
          },
          { requiredKeys: ['reserveTokens', 'reasoningTokens', 'servedWindowTokens'] },
        ),
      ),
    )
    .map((pairs) => Object.fromEntries(pairs)),
  calibrations: anyCalibrations,
  untouchedSample: fc.boolean(),
  importance: fc.dictionary(fc.constantFrom('part-0', 'part-1', 'attachment-0'), fc.integer({ min: 0, max: 3 })),
  pinnedIds: fc.subarray(['part-0', 'part-1', 'history'] as UnitId[]),
  variables: fc.dictionary(fc.oneof(fc.string({ minLength: 1, maxLength: 20 }), fc.constantFrom('constructor', 'docs')), fc.record({ typical: anyValue, worst: anyValue })),
}, { requiredKeys: ['prompt', 'modelId', 'settings', 'calibrations', 'untouchedSample'] });
