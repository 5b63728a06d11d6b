// Which of the catalogue's models a response may be of: vendors and hosts write an id with dates and prefixes.
import type { FamilyId } from '@/core/tokenize/estimate-family';
import { catalogueId, isDistilled, ownName, plainId } from './hosted-names';
import type { Model, TokenizerMapping } from './model';
import { MODELS } from './models';
import { countedBy } from './withheld-cost';

/**
 * Whether a model id from a response surely belongs to another family than this one, or has a tokenizer of its own. An id
 * that the catalogue does not have is judged by its name ("grok-4" by the Groks); false where nothing can be said.
 */
export function isOfOtherFamily(reportedModel: string, family: FamilyId): boolean {
  return countsOtherwise(reportedModel, (tokenizer) => tokenizer.kind === 'estimate' && tokenizer.family === family);
}

/** Whether it surely has another tokenizer than this one; as above. */
export function hasOtherTokenizer(reportedModel: string, own: TokenizerMapping): boolean {
  return countsOtherwise(reportedModel, (tokenizer) => countedBy(tokenizer) === countedBy(own));
}

function countsOtherwise(reportedModel: string, isAlike: (tokenizer: TokenizerMapping) => boolean): boolean {
  const candidates = modelsLike(`-${plainId(ownName(reportedModel))}-`);
  return candidates.length > 0 && !candidates.some(({ tokenizer }) => isAlike(tokenizer));
}

/**
 * The one model of the catalogue that an id from a request or a response names, dates and prefixes aside; null where it is none
 * or several. `models`: with those that the user added, which are asked where the catalogue has none.
 */
export function modelNamed(reportedModel: string, models: readonly Model[] = MODELS): Model | null {
  const name = ownName(reportedModel);
  const id = `-${plainId(name)}-`;
  if (isDistilled(name) || OTHER_THAN_ITS_NAME.test(id)) return null;
  const named = (among: readonly Model[]) => onlyLongest(among.filter((model) => endsWith(id, catalogueId(model))));
  return named(MODELS) ?? (models === MODELS ? null : named(models));
}

/** The only one with the longest id; null where there are several, or none. */
export function onlyLongest(named: readonly Model[]): Model | null {
  const [only, ...others] = withLongestId(named);
  return only === undefined || others.length > 0 ? null : only;
}

/** "gpt-5-mini" holds the id of GPT-5 too. */
function withLongestId(named: readonly Model[]): readonly Model[] {
  const longest = Math.max(...named.map((model) => catalogueId(model).length));
  return named.filter((model) => catalogueId(model).length === longest);
}

/** `id` has a dash at both ends. */
function modelsLike(id: string): readonly Model[] {
  const named = MODELS.filter((model) => holds(id, catalogueId(model)));
  if (named.length === 0) return MODELS.filter((model) => id.includes(`-${catalogueId(model).split('-')[0]}-`));
  return withLongestId(named);
}

/** Whole words, and not another version: "claude-opus-5" is not in "claude-opus-5-5", but is in "claude-opus-5-20261101". `id` has a dash at both ends. */
export function holds(id: string, wanted: string): boolean {
  const at = id.indexOf(`-${wanted}-`);
  return at >= 0 && !/^\d{1,2}-/.test(id.slice(at + wanted.length + 2));
}

/** Smaller than what it became, and gone: platform.openai.com/docs/models/o1-preview. */
const OTHER_THAN_ITS_NAME = /-o1-preview-/;

/** Behind the id only a date, a build or a stage may follow, the date with a host's version: anything else is another model. */
function endsWith(id: string, wanted: string): boolean {
  const at = id.indexOf(`-${wanted}-`);
  return at >= 0 && /^(?:|(?:\d{3,}(?:-\d{1,2}){0,2}(?:-v\d+(?:-\d+)?)?|latest|preview(?:-\d{2,})*)-)$/.test(id.slice(at + wanted.length + 2));
}
