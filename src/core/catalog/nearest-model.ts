// Which model is offered for one that the catalogue does not have: the one whose name comes nearest. It is another model, whose
// figures may differ, so nothing is counted for it until it is chosen.
import { catalogueId, isDistilled, ownName, plainId } from './hosted-names';
import type { Model } from './model';
import { MODELS } from './models';
import { holds, onlyLongest } from './reported-model';

/**
 * The one model whose name stands in an id that `modelNamed` does not know, as "gpt-5-codex" in "gpt-5-codex-mini"; else the one
 * of its family and version with the fewest other words, as Qwen3 235B for "qwen3:8b"; else, of an id that names no version, the
 * newest of that name ("gemini-flash-latest"), or of those that begin as it does: vendors move such names from one to the next.
 * null: none, or several are equally near.
 */
export function modelNamedMostLike(reportedModel: string): Model | null {
  const name = spelledOut(ownName(reportedModel));
  if (isDistilled(name)) return null;
  const last = name.slice(name.lastIndexOf('/') + 1);
  return onlyLongest(MODELS.filter((model) => holds(`-${plainId(name)}-`, catalogueId(model)))) ?? ofVersion(last) ?? newestOfName(plainId(last)) ?? newestThatBegins(plainId(name));
}

/** Names of deployments such as "gpt4o" and "gpt-41-mini"; Mistral 7B as Ollama and Hugging Face call it, whose window is another. */
function spelledOut(name: string): string {
  return name
    .replace(/(^|[^a-z])chatgpt-/, '$1gpt-')
    .replace(/(^|[^a-z])gpt-?([345])(\d)(?![\da-z])/, '$1gpt-$2.$3')
    .replace(/(^|[^a-z])gpt(?=\d)/, '$1gpt-')
    .replace(/(^|\/)mistral(?::(?:latest|7b.*))?$/, '$1open-mistral-7b')
    .replace(/(^|\/)mistral-7b-instruct(?:-v0(?:\.\d)?)?$/, '$1open-mistral-7b');
}

/** A family and a version, "qwen3" or "gemma-3": of "3-2" it is not known whether it is one. */
const VERSION = /^([a-z]+)-?(\d{1,2}(?:\.\d{1,2})?)(?=[-:_@]|$)(?!-\d{1,2}(?:-|$))/;
/** Said of a model or not, it is the same one, or of the same kind. */
const NO_KIND: ReadonlySet<string> = new Set(['instruct', 'it', 'chat', 'preview', 'latest', 'exp', 'beta', 'base', 'fp']);

function ofVersion(name: string): Model | null {
  const [, family, version] = VERSION.exec(name) ?? [];
  if (family === undefined) return null;
  const own = kindsOf(name);
  const others = MODELS.flatMap((model) => {
    const id = model.id.slice(model.id.indexOf('/') + 1).toLowerCase();
    const [, theirs, theirVersion] = VERSION.exec(id) ?? [];
    return theirs === family && theirVersion === version ? [{ model, apart: apartFrom(own, kindsOf(id)) }] : [];
  });
  const least = Math.min(...others.map(({ apart }) => apart));
  const [only, ...more] = others.filter(({ apart }) => apart === least);
  return only === undefined || more.length > 0 ? null : only.model;
}

/** The words behind the version that are no sizes, dates and stages. */
function kindsOf(name: string): ReadonlySet<string> {
  return new Set(name.replace(VERSION, '').split(/[^a-z0-9.]+/).filter((word) => /^[a-z]+$/.test(word) && !NO_KIND.has(word)));
}

/** How many words one of them has and the other has not. */
function apartFrom(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((word) => !other.has(word)).length + [...other].filter((word) => !one.has(word)).length;
}

const SIZE = /^\d+(?:x\d+)?b$/;

/** Mistral puts a word before some names, "open-mistral-nemo". Of one word it is the newest only if nothing newer begins with it: Claude 2.1 is not meant by "claude". */
function newestOfName(id: string): Model | null {
  if (id.split('-').some((word) => /\d/.test(word) && !SIZE.test(word))) return null;
  const words = wordsOf(id);
  const wanted = words.join('-');
  // The newest of a vendor comes first.
  const newest = MODELS.find((model) => wordsOf(catalogueId(model)).join('-').replace(/^(?:open|labs)-/, '') === wanted);
  return newest === undefined || (words.length === 1 && MODELS.find((model) => /^[a-z]+/.exec(catalogueId(model))?.[0] === wanted) !== newest) ? null : newest;
}

/** Those of a name without its versions, dates and stages; of sizes they stay. */
function wordsOf(id: string): readonly string[] {
  return id.split('-').flatMap((word) => {
    const plain = SIZE.test(word) ? word : word.replace(/\d+$/, '');
    return plain === '' || NO_KIND.has(word) ? [] : [plain];
  });
}

/** A single word is enough where a vendor's models all begin with its name. */
function newestThatBegins(id: string): Model | null {
  if (/\d/.test(id)) return null;
  const words = id.split('-');
  for (let length = words.length; length > 0; length -= 1) {
    const beginning = words.slice(0, length).join('-');
    const newest = MODELS.find((model) => `${catalogueId(model)}-`.startsWith(`${beginning}-`) && (length > 1 || model.vendorKey === beginning));
    if (newest !== undefined) return newest;
  }
  return null;
}
