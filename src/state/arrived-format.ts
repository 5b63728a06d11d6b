// Reads the formats of requests, transcripts and exports. Loaded with the first text that may be one.
import type { Model } from '@/core/catalog/model';
import { isOfOtherFamily, modelNamed } from '@/core/catalog/reported-model';
import { hasOpenapiKey, meantInYaml } from '@/core/importers/format-meant';
import { PAGE_FORMAT_LIMIT_UNITS, YAML_LIMIT_UNITS } from '@/core/importers/format-telltale';
import { importDetails, importWords, keptWords } from '@/core/importers/formats/import-words';
import type { Imported, ReadHow } from '@/core/importers/formats/imported';
import type { ReadYaml } from '@/core/importers/formats/from-yaml';
import { promptPartsOf, textsOf } from '@/core/importers/formats/imported-parts';
import { AS_IT_IS } from '@/core/importers/formats/registry';
import type { ReportedUsage } from '@/core/importers/reported-usage';
import { setAllowed, setAsked, setNamed } from '@/core/prompt/asked';
import { LONG_UNITS, packText, packTextInSteps, type PartText, wholeText } from '@/core/prompt/long-text';
import { formatInteger } from '@/core/units';
import type { FormatAnswer } from '@/workers/format-messages';
import type { TurnsShare } from '@/workers/format-pieces';
import type { ArrivedImport, OnDocumentProgress } from './arrivals';
import { selectModel, selectModels } from './selectors';
import { settingsOfImport } from './settings-of-import';
import { nextTask, runInSlices } from './slices-of-time';
import { prepareFacts } from './unit-counts';

/** Copied in one task. */
const COPIED_BYTES = 1 << 22;

/** Measured from one telling to the next. */
const TOLD_TEXTS = 64;

/** A text, read as what it is or as what the user chose; null where it is not that. `onProgress` is told of a long one. */
export async function readArrivedFormat(text: PartText, isWanted: () => boolean, how: ReadHow = AS_IT_IS, onProgress?: OnDocumentProgress): Promise<ArrivedImport | null> {
  const onTurns = text.length <= LONG_UNITS ? undefined : (share: TurnsShare | null) => onProgress?.(share === null ? 'looking at what it is' : `${formatInteger(share.done)} of ${formatInteger(share.whole)} turns`, share?.done ?? 0, share?.whole ?? 1);
  const [imported] = await read(text, how, false, isWanted, onTurns);
  if (imported === undefined || !isWanted()) return null;
  const packed = await runInSlices(packAll(textsOf(imported), text.length <= LONG_UNITS ? undefined : onProgress), isWanted);
  return packed === undefined ? null : arrivedImport(imported, packed);
}

/** The texts in the form in which they are kept, and what the page will want to know of each: of a thousand turns both take long. */
function* packAll(texts: readonly string[], onProgress?: OnDocumentProgress): Generator<undefined, ReadonlyMap<string, PartText>, undefined> {
  const packed = new Map<string, PartText>();
  for (const text of texts) {
    if (text === '') continue;
    packed.set(text, yield* packTextInSteps(text));
    yield undefined;
  }
  let done = 0;
  for (const _ of prepareFacts(packed.values())) {
    done += 1;
    if (done % TOLD_TEXTS === 0) onProgress?.(`${formatInteger(done)} of ${formatInteger(packed.size)} texts measured`, done, packed.size);
    yield undefined;
  }
  return packed;
}

/** What a text is, with its texts as they came; null where it is a document like any other. */
export async function readImported(text: PartText, isWanted: () => boolean): Promise<Imported | null> {
  return (await read(text, AS_IT_IS, false, isWanted))[0] ?? null;
}

/** Everything that a text can be read as. */
export async function readableFormats(text: PartText, isWanted: () => boolean): Promise<readonly Imported[]> {
  return read(text, AS_IT_IS, true, isWanted);
}

export function arrivedImport(imported: Imported, packed: ReadonlyMap<string, PartText> = new Map()): ArrivedImport {
  return {
    imported,
    words: importWords(imported),
    notes: importDetails(imported),
    isPrompt: imported.format !== 'tools' && imported.format !== 'openapi',
    namedModel: imported.modelId === null ? null : (modelNamed(imported.modelId)?.id ?? imported.modelId),
    reportFor: (model) => reportFor(imported, model),
    settingsFor: (state) => {
      const { asSent, named, ...settings } = settingsOfImport(state.work, imported, selectModel(state), selectModels(state));
      return { ...settings, asked: (whole) => setNamed(setAllowed(setAsked(whole, { ...imported, asSent }), imported.maxOutputTokens), named) };
    },
    modelFor: (state) => {
      const { named, ...settings } = settingsOfImport(state.work, { modelId: imported.modelId, maxOutputTokens: null }, selectModel(state), selectModels(state));
      return { ...settings, asked: (whole) => setNamed(whole, named) };
    },
    notTakenWords,
    keptWords: (before) => keptWords(imported, before),
    partsOf: (makeId) => promptPartsOf(imported, makeId, (text) => packed.get(text) ?? packText(text)),
  };
}

/** The input tokens that an import reports, where they say something of this model's estimate; null: they do not, or there are none. */
export function reportFor({ lastReport }: Pick<Imported, 'lastReport'>, { tokenizer }: Model): ReportedUsage | null {
  if (lastReport === undefined || tokenizer.kind !== 'estimate') return null;
  return lastReport.model !== null && isOfOtherFamily(lastReport.model, tokenizer.family) ? null : lastReport;
}

/** In a worker; where there is none, here, a few milliseconds at a time. */
async function read(text: PartText, how: ReadHow, all: boolean, isWanted: () => boolean, onTurns?: (share: TurnsShare | null) => void): Promise<FormatAnswer> {
  const isOpenapi = hasOpenapiKey(text);
  if (text.length <= YAML_LIMIT_UNITS && (isOpenapi || meantInYaml(text) !== null)) {
    const imported = (await readYamlText(text, isWanted, how))?.imported ?? null;
    if (imported !== null) return [imported];
    if (isOpenapi || !isWanted()) return [];
  }
  if (typeof Worker !== 'undefined') {
    try {
      const { readFormatInWorker } = await import('@/workers/read-format');
      return await readFormatInWorker({ utf8: await utf8Of(text), how, all }, isWanted, onTurns);
    } catch {
      if (!isWanted()) return [];
    }
  }
  if (text.length > PAGE_FORMAT_LIMIT_UNITS) return [];
  const { formatsOf, importTextInSteps } = await import('@/core/importers/formats/registry');
  if (all) return (await runInSlices(formatsOf(wholeText(text)), isWanted)) ?? [];
  const imported = await runInSlices(importTextInSteps(wholeText(text), how), isWanted);
  return imported === undefined || imported === null ? [] : [imported];
}

/** An OpenAPI document or a request in YAML, or where its YAML breaks; null: it is not wanted any more. */
export async function readYamlText(text: PartText, isWanted: () => boolean, how: ReadHow = AS_IT_IS): Promise<ReadYaml | null> {
  if (typeof Worker !== 'undefined') {
    try {
      const { readYamlInWorker } = await import('@/workers/read-format');
      return await readYamlInWorker({ utf8: await utf8Of(text), how, all: false }, isWanted);
    } catch {
      if (!isWanted()) return null;
    }
  }
  return (await import('@/core/importers/formats/from-yaml')).readYaml(wholeText(text), how);
}

/** A copy that can be handed over, made a few megabytes at a time. */
export async function utf8Of(text: PartText): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof text === 'string') return new TextEncoder().encode(text);
  const utf8 = new Uint8Array(text.bytes);
  for (let start = 0; start < utf8.length; start += COPIED_BYTES) {
    if (start > 0) await nextTask();
    text.copyBytes(start, Math.min(start + COPIED_BYTES, utf8.length), utf8.subarray(start));
  }
  return utf8;
}

/** Of several requests none is the prompt's; a model that all of them name is. */
function notTakenWords(named: readonly Imported[], hasModel: boolean): readonly string[] {
  const hasFields = named.some(({ requestFields, toolChoice }) => requestFields !== null || toolChoice !== null);
  const isSaid = named.some(({ modelId, maxOutputTokens }) => (modelId !== null && !hasModel) || maxOutputTokens !== null);
  if (!hasFields && !isSaid) return [];
  const model = hasModel ? '' : hasFields ? 'the model, ' : 'the model and ';
  return [`Several texts: ${model}the reserve${hasFields ? ' and the other settings' : ''} that they name ${hasModel && !hasFields ? 'was' : 'were'} not taken over.`];
}
