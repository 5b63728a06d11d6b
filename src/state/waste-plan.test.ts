import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobs } from '@/core/prompt/blobs';
import { addParts, EMPTY_PROMPT } from '@/core/prompt/edit';
import { hiddenCharacters } from '@/core/prompt/hidden-characters';
import { hiddenMarkup } from '@/core/prompt/hidden-markup';
import { wholeText } from '@/core/prompt/long-text';
import { type Part, type Prompt, type Turn, unitsOf } from '@/core/prompt/part';
import { type FoundOfKind, survey } from '@/core/prompt/stretches';
import { lastOf } from '@/core/importers/steps';
import type { ModelId, UnitId } from '@/core/units';
import type { AppStore } from './store';
import { CountedTexts, fillOf } from './fill-of';
import { selectModel } from './selectors';
import { createAppStore } from './store';
import { fakeTokenizer } from '@/test/fake-tokenizer';
import { loadEncoder } from '@/test/load-encoder';
import { findWaste, newWasteMemory } from './find-waste';
import { KIND_FACTS, type StretchKind } from './waste-kinds';
import { wastePlan } from './waste-plan';

const ENCODING = 'cl100k_base';
const encoder = await loadEncoder(ENCODING);
const BLOCK = Array.from({ length: 12 }, (_, at) => `A sentence that says something about number ${at}.\n`).join('');
const READ = JSON.stringify({ name: 'Read', input: { file_path: 'src/a.ts' } });
const PIECES = [
  'words and more', ' ', '  \n', '\t\n', '\n', BLOCK, '<!-- unseen -->', '<!--[if lt IE 9]><p>old</p><![endif]-->', '<!--[if !IE]><!-->', '<!--<![endif]-->', '<!--', '-->', '<p hidden>x</p>',
  '\u200b', '\ufeff', '\u{e0041}\u{e0042}', 'co\u00adop', '\u202ex\u202c', 'שלום', '😀\u200d😀', 'a\ufe0f', '\x1b[0m', '\x1b', '\u0007', 'p\u0430ypal', '\f', '\v', 'ភាសា\u200bខ្មែរ', 'Because\u200bsystem', '\ue000', '\u3164', 'Ab3+'.repeat(80),
];
const anyText = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 2 }).map((json) => JSON.stringify(JSON.parse(json), null, 2)) },
);
const anyDocument = fc.record({ name: fc.constantFrom('a.md', 'b.html', 'c.txt', 'd.ts', 'notes'), text: anyText, role: fc.constantFrom('documents' as const, 'system' as const, 'question' as const) });
const anyTurn: fc.Arbitrary<Omit<Turn, 'id'>> = fc.record({ speaker: fc.constantFrom('user' as const, 'assistant' as const, 'tool' as const), text: anyText });
/** A file is read, with what came of it. */
const anyRead = fc.constantFrom(BLOCK, `${BLOCK}more\n`).map((text) => [{ speaker: 'assistant' as const, text: READ }, { speaker: 'tool' as const, text }]);
const anyTurns = fc.array(fc.oneof(anyTurn.map((turn) => [turn]), anyRead), { maxLength: 6 }).map((groups) => groups.flat());
const anyPrompt: fc.Arbitrary<Prompt> = fc.record({ documents: fc.array(anyDocument, { minLength: 1, maxLength: 4 }), turns: anyTurns, hasTools: fc.boolean() }).map(({ documents, turns, hasTools }) => {
  const parts: Part[] = documents.map((each, at) => ({ id: `d${at}` as UnitId, enabled: true, ...each }));
  if (hasTools) parts.push({ id: 't' as UnitId, role: 'tools', name: 'Tools', enabled: true, text: JSON.stringify([{ name: 'f', description: 'Do\u2060 <!-- x -->it', input_schema: { type: 'object' } }], null, 2) });
  if (turns.length > 0) parts.push({ id: 'h' as UnitId, role: 'history', name: 'H', enabled: true, turns: turns.map((turn, at) => ({ id: `h${at}` as UnitId, ...turn })) });
  return addParts(EMPTY_PROMPT, parts);
});

/** The window with every text counted by the tokenizer itself. */
function filled(store: AppStore, known: CountedTexts) {
  const state = store.getState();
  const fillNow = () => fillOf(state, state.work.prompt, selectModel(state), known);
  for (const { text } of fillNow().asked) known.set(ENCODING, text, { tokens: encoder.count(wholeText(text)) });
  return fillNow().fill;
}

/** Tokens of the texts, one by one; definitions of tools count by their words and are left out. */
const tokensOf = ({ parts }: Prompt) => parts.filter(({ role }) => role !== 'tools').flatMap(unitsOf).reduce((sum, { text }) => sum + encoder.count(wholeText(text)), 0);
const foundIn = (text: string, kind: StretchKind): FoundOfKind<StretchKind> | undefined => [hiddenCharacters, hiddenMarkup, blobs].map((search) => lastOf(survey<StretchKind>(search(text), 1)).get(kind)).find((found) => found !== undefined);

const withoutPageBreaks = (text: string) => text.replaceAll(/[\v\f]+(?![\v\f\r\n]|$)/g, (_run, at: number) => (/^$|[\r\n]/.test(text.slice(Math.max(0, at - 1), at)) ? '' : '\n')).replaceAll(/[\v\f]/g, '');

describe('what is said of a finding', () => {
  it('is that it saves nothing, where only its tokens speak for it and there are none', async () => {
    const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => 'new' as UnitId });
    store.getState().chooseModel('openai/gpt-4' as ModelId);
    const parts = (text: string): readonly Part[] => [{ id: 'a' as UnitId, role: 'documents', name: 'a.txt', text, enabled: true }];
    const planOf = async (text: string) => {
      const prompt = addParts(EMPTY_PROMPT, parts(text));
      store.setState({ work: { ...store.getState().work, prompt } });
      const found = (await findWaste(prompt, newWasteMemory(), () => true))!;
      const known = new CountedTexts();
      const waiting = lastOf(wastePlan(store.getState(), found, known));
      // A token for each text, whatever stands in it.
      for (const each of waiting.asked) known.set(ENCODING, each.text, { tokens: 1 });
      return [waiting, lastOf(wastePlan(store.getState(), found, known))].map(({ findings }) => findings.map(({ id, fix, savesNothing }) => [id, fix, savesNothing]));
    };
    const fix = 'Strip trailing white space in a.txt';
    expect(await planOf('words \n')).toEqual([[['trailing-space', fix, false]], [['trailing-space', null, true]]]);
    expect((await planOf('wo\u200brds'))[1]).toEqual([['zero-width', 'Remove hidden characters: zero width', false]]);
  });

  it('is that it would be more tokens, and there is no fix then, of whatever kind it is', async () => {
    const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => 'new' as UnitId });
    store.getState().chooseModel('openai/gpt-4' as ModelId);
    for (const [text, ids] of [['Because\u200bsystem', ['zero-width']], ['Because\u00adsystem', ['soft-hyphen']], ['Because\u0007system', ['control']]] as const) {
      const prompt = addParts(EMPTY_PROMPT, [{ id: 'a' as UnitId, role: 'documents', name: 'a.txt', text, enabled: true }]);
      store.setState({ work: { ...store.getState().work, prompt } });
      const found = (await findWaste(prompt, newWasteMemory(), () => true))!;
      const known = new CountedTexts();
      for (const each of lastOf(wastePlan(store.getState(), found, known)).asked) known.set(ENCODING, each.text, { tokens: encoder.count(wholeText(each.text)) });
      const { findings } = lastOf(wastePlan(store.getState(), found, known));
      expect(findings.map(({ id, fix, addsTokens, effect }) => [id, fix, addsTokens, effect.savedTokens])).toEqual(ids.map((id) => [id, null, true, -1]));
    }
  });

  it('is what its fix takes out, to the token and to the character, in any prompt', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anyPrompt, async (prompt) => {
        const store = createAppStore({ tokenizer: fakeTokenizer(), makeId: () => 'new' as UnitId });
        store.getState().chooseModel('openai/gpt-4' as ModelId);
        store.setState({ work: { ...store.getState().work, prompt } });
        const found = (await findWaste(prompt, newWasteMemory(), () => true))!;
        const known = new CountedTexts();
        for (const { text } of lastOf(wastePlan(store.getState(), found, known)).asked) known.set(ENCODING, text, { tokens: encoder.count(wholeText(text)) });
        const { findings, asked } = lastOf(wastePlan(store.getState(), found, known));
        expect(asked.filter(({ text }) => encoder.count(wholeText(text)) !== known.get(ENCODING, text)?.tokens)).toEqual([]);
        const before = filled(store, new CountedTexts());
        const units = new Map(prompt.parts.flatMap(unitsOf).map(({ id, text }) => [id, wholeText(text)]));
        for (const { id, fix, count, effect, texts } of findings) {
          // A text that would stay as it is has nothing to lose.
          for (const [unitId, text] of texts) expect(wholeText(text), id).not.toBe(units.get(unitId));
          const kind = id.replace(/ left$/, '');
          if (Object.hasOwn(KIND_FACTS, kind)) {
            const stretches = [...texts].map(([unitId, text]) => ({ ...foundIn(units.get(unitId)!, kind as StretchKind)!, gone: units.get(unitId)!.length - text.length }));
            expect(stretches.reduce((sum, each) => sum + each.count, 0), id).toBe(count);
            // Where no line breaks beside form feeds and vertical tabs, one takes their place.
            if (kind === 'page-break') for (const [unitId, text] of texts) expect(text, id).toBe(withoutPageBreaks(wholeText(units.get(unitId)!)));
            else for (const { units: of, gone } of stretches) expect(gone, id).toBe(of);
          }
          if (fix === null) continue;
          expect(effect.savedTokens, `${id} adds none`).toBeGreaterThanOrEqual(0);
          seen.add(id);
          for (const [unitId, text] of texts) expect(wholeText(text).trim() === '' && units.get(unitId)!.trim() !== '', `${id} leaves nothing`).toBe(false);
          store.getState().replaceTexts(texts);
          const after = filled(store, new CountedTexts());
          expect(before.input.tokens - effect.savedTokens, id).toBe(after.input.tokens);
          if (![...texts.keys()].some((unitId) => unitId === 't')) expect(before.parts.tokens - after.parts.tokens, id).toBe(tokensOf(prompt) - tokensOf(store.getState().work.prompt));
          store.setState({ work: { ...store.getState().work, prompt } });
        }
      }),
      { numRuns: 100 },
    );
    expect([...seen].toSorted()).toEqual(expect.arrayContaining(['comment', 'duplicates', 'json', 'page-break', 'repeated-reads', 'superseded-reads', 'tags', 'trailing-space', 'zero-width']));
  });
});
