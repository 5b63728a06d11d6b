import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackWork } from './stored-work';
import { asSentKey, packWork } from './pack-work';
import { DEFAULT_SETTINGS, settingsOf, type Work } from './work';
import { MOST_AS_SENT_UNITS } from '@/core/prompt/as-sent';
import type { Attachment } from '@/core/prompt/attachment';
import type { Part } from '@/core/prompt/part';
import { MOST_FIELDS_UNITS } from '@/core/prompt/request-fields';
import { samplePrompt } from '@/core/prompt/sample';
import type { Calibration } from '@/core/tokenize/calibration';
import { EMPTY_TALLY } from '@/core/tokenize/script-tally';
import type { ModelId, UnitId } from '@/core/units';
import { anyWork } from '@/test/arbitraries';

const sample: Work = { prompt: samplePrompt(), modelId: 'a/b' as ModelId, settings: {}, calibrations: {}, untouchedSample: true };

const calibration: Calibration = {
  familyId: 'glm',
  reportedTokens: 1100,
  overheadTokens: 100,
  overheadShare: 0.01,
  estimatedTokens: 900,
  factor: 1000 / 900,
  date: '2026-11-20',
  tally: { ...EMPTY_TALLY, prose: 850 },
};

describe('packWork and unpackWork', () => {
  it('bring any work back as it was, through JSON and structured cloning', () => {
    fc.assert(
      fc.property(anyWork, (work) => {
        const { manifest, texts } = packWork(work);
        for (const stored of [structuredClone(manifest), JSON.parse(JSON.stringify(manifest)) as unknown]) {
          const result = unpackWork(stored, structuredClone(texts));
          expect(result).toEqual({ ok: true, value: work });
          if (result.ok) expect(Object.entries(result.value.settings)).toEqual(Object.entries(work.settings));
        }
      }),
    );
  });

  it('keep texts out of the manifest, one by one', () => {
    const { manifest, texts } = packWork(sample);
    expect(texts.size).toBe(7 + 15);
    for (const text of texts.values()) expect(JSON.stringify(manifest)).not.toContain(JSON.stringify(text).slice(1, 40));
  });

  it('still read what the versions before wrote', () => {
    const { manifest: packed, texts } = packWork(sample);
    const { calibrations: _, ...manifest } = packed;
    expect(manifest.prompt).not.toHaveProperty('toolChoice');
    for (const schemaVersion of [1, 2, 3]) expect(unpackWork({ ...manifest, schemaVersion }, texts)).toEqual({ ok: true, value: sample });
  });

  it('leave out the calibration of a family that is no longer known, and refuse one that cannot be', () => {
    const { manifest, texts } = packWork({ ...sample, calibrations: { glm: calibration } });
    const stored = (change: object) => unpackWork({ ...manifest, calibrations: [{ ...calibration, ...change }] }, texts);
    expect(stored({})).toMatchObject({ ok: true, value: { calibrations: { glm: calibration } } });
    expect(stored({ familyId: '__proto__' })).toMatchObject({ ok: true, value: { calibrations: {} } });
    for (const change of [{ factor: 0 }, { factor: Number.NaN }, { reportedTokens: 0 }, { date: 'today' }, { tally: {} }]) {
      expect(stored(change)).toMatchObject({ ok: false, error: { kind: 'corrupt' } });
    }
  });

  it('never throw, whatever was stored', () => {
    fc.assert(fc.property(fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true }), (stored) => !unpackWork(stored, new Map()).ok));
  });

  it('survive a manifest in which any one value was replaced', () => {
    const { manifest, texts } = packWork(sample);
    const paths: (string | number)[][] = [];
    const collect = (value: unknown, path: (string | number)[]) => {
      paths.push(path);
      if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) collect(inner, [...path, key]);
    };
    collect(manifest, []);
    fc.assert(
      fc.property(fc.constantFrom(...paths.filter((path) => path.length > 0)), fc.jsonValue(), (path, value) => {
        const damaged: unknown = structuredClone(manifest);
        let at = damaged as Record<string, unknown>;
        for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
        at[String(path.at(-1))] = value;
        const result = unpackWork(damaged, texts);
        if (!result.ok) expect(['corrupt', 'newer']).toContain(result.error.kind);
      }),
    );
  });
});

describe('attachments', () => {
  const image: Attachment = { kind: 'image', fileName: 'a.png', mediaType: 'image/png', sizeBytes: 10, widthPx: 3, heightPx: 2 };
  const work: Work = {
    ...sample,
    prompt: { freeOrder: false, parts: [{ id: 'a' as UnitId, role: 'documents', name: 'a.png', attachment: image, enabled: true }] },
  };

  it('are kept as figures in the manifest, without a text', () => {
    const { manifest, texts } = packWork(work);
    expect(texts.size).toBe(0);
    expect(manifest.prompt.parts).toEqual([{ id: 'a', role: 'documents', name: 'a.png', enabled: true, attachment: image }]);
    expect(unpackWork(JSON.parse(JSON.stringify(manifest)), texts)).toEqual({ ok: true, value: work });
  });

  it('are refused with figures that cannot be', () => {
    const { manifest, texts } = packWork(work);
    const [part] = manifest.prompt.parts;
    for (const wrong of [{ ...image, widthPx: 0 }, { ...image, heightPx: 1.5 }, { ...image, kind: 'other' }, { kind: 'image' }]) {
      const damaged = { ...manifest, prompt: { ...manifest.prompt, parts: [{ ...part, attachment: wrong }] } };
      expect(unpackWork(damaged, texts)).toMatchObject({ error: { kind: 'corrupt' } });
    }
  });
});

describe('unpackWork refuses', () => {
  const { manifest, texts } = packWork(sample);
  const withParts = (change: (parts: typeof manifest.prompt.parts) => typeof manifest.prompt.parts) =>
    unpackWork({ ...manifest, prompt: { ...manifest.prompt, parts: change(manifest.prompt.parts) } }, texts);

  it('what a newer version wrote', () => {
    expect(unpackWork({ ...manifest, schemaVersion: 6, prompt: 'new' }, texts)).toEqual({ ok: false, error: { kind: 'newer', schemaVersion: 6 } });
  });

  it('ids that occur twice, a second history, a missing text, a field of the wrong shape', () => {
    const corrupt = (detail: string) => ({ ok: false, error: { kind: 'corrupt', detail } });
    expect(withParts((parts) => [...parts, ...parts.slice(0, 1)])).toEqual(corrupt('an id occurs twice'));
    expect(
      withParts((parts) => [...parts, { role: 'history', id: 'other', name: '', enabled: true, turns: [] }]),
    ).toEqual(corrupt('more than one history'));
    expect(unpackWork(manifest, new Map())).toEqual(corrupt('a text is missing'));
    expect(unpackWork({ ...manifest, untouchedSample: 1 }, texts)).toMatchObject({ error: { kind: 'corrupt', detail: expect.stringMatching(/^untouchedSample: /) } });
    for (const json of ['', '[]', 'null', '{"a":', `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`, `{"a":"${'x'.repeat(MOST_FIELDS_UNITS)}"}`]) {
      expect(unpackWork({ ...manifest, prompt: { ...manifest.prompt, requestFields: { format: 'anthropic', json } } }, texts)).toMatchObject({ error: { kind: 'corrupt', detail: expect.stringMatching(/^prompt.requestFields.json: /) } });
    }
    expect(unpackWork({ ...manifest, prompt: { ...manifest.prompt, toolChoice: 'all' } }, texts)).toMatchObject({ error: { kind: 'corrupt', detail: expect.stringMatching(/^prompt.toolChoice: /) } });
    expect(unpackWork(null, texts)).toMatchObject({ error: { kind: 'corrupt', detail: expect.stringMatching(/^the whole: /) } });
  });

  it('what is no message as it came, too long, missing, or beside a text that has its key', () => {
    const none = { ok: false, error: { kind: 'corrupt', detail: 'a message as it came is none' } };
    const asSent = { format: 'anthropic' as const, json: '{"system":""}', textAt: 10 };
    const system = { id: 'a' as UnitId, role: 'system' as const, name: '', enabled: true, text: 'S', asSent };
    const history: Part = { id: 'h' as UnitId, role: 'history', name: '', enabled: true, turns: [{ id: 't' as UnitId, speaker: 'user', text: 'T', asSent }] };
    const kept = packWork({ ...sample, prompt: { freeOrder: false, parts: [system, history] } });
    expect(JSON.stringify(kept.manifest)).not.toContain('"json"');
    for (const id of ['a', 't']) {
      const key = asSentKey(id as UnitId);
      expect(unpackWork(kept.manifest, new Map([...kept.texts].filter(([each]) => each !== key)))).toEqual(none);
      for (const json of ['', '[]', 'null', '{"a":', `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`, `{"a":"${'x'.repeat(MOST_AS_SENT_UNITS)}"}`, '{"system":1}']) expect(unpackWork(kept.manifest, new Map([...kept.texts, [key, json]]))).toEqual(none);
    }
    const [part] = kept.manifest.prompt.parts;
    for (const wrong of [{ format: 'anthropic', textAt: -1 }, { format: 'none' }, 7, null]) expect(unpackWork({ ...kept.manifest, prompt: { ...kept.manifest.prompt, parts: [{ ...part, asSent: wrong }] } }, kept.texts)).toMatchObject({ error: { kind: 'corrupt' } });
    // What stands under its key must not be written over a text.
    const taken = packWork({ ...sample, prompt: { freeOrder: false, parts: [system, { ...system, id: asSentKey('a' as UnitId), text: '{"system":""}' }] } });
    expect(unpackWork(taken.manifest, taken.texts)).toMatchObject({ ok: false });
    for (const wrong of [{ json: '[]' }, { modelId: '' }, { reserveTokens: -1 }, { areTextsStrings: false }]) {
      const settings = { format: 'anthropic', json: '{}', modelId: 'a/b', reserveTokens: null, ...wrong };
      expect(unpackWork({ ...manifest, prompt: { ...manifest.prompt, asSent: settings } }, texts)).toMatchObject({ error: { kind: 'corrupt', detail: expect.stringMatching(/^prompt.asSent./) } });
    }
  });

  it('no parts that are merely out of order: it puts them in order', () => {
    expect(withParts((parts) => parts.toReversed())).toMatchObject({ ok: true });
    const reordered = withParts((parts) => [...parts.slice(1), ...parts.slice(0, 1)]);
    expect(reordered).toEqual({ ok: true, value: sample });
  });

  it('nothing for fields it does not know, and lets no key reach a prototype', () => {
    const text = JSON.stringify({ ...manifest, future: 1, settings: [['__proto__', DEFAULT_SETTINGS]] }).replace('"future"', '"__proto__"');
    const result = unpackWork(JSON.parse(text), texts);
    expect(result.ok && Object.getPrototypeOf(result.value.settings)).toBe(Object.prototype);
    expect(Object.hasOwn({}, 'reserveTokens') || 'reserveTokens' in {}).toBe(false);
  });
});

describe('settingsOf', () => {
  it('gives the defaults for a model without settings, whatever its id', () => {
    for (const id of ['a/b', 'constructor', '__proto__', '']) expect(settingsOf({}, id)).toBe(DEFAULT_SETTINGS);
    const own = { reserveTokens: 1, reasoningTokens: 0, servedWindowTokens: null };
    expect(settingsOf({ 'a/b': own }, 'a/b')).toBe(own);
  });
});
