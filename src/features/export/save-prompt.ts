// The prompt for an API, and as one text. Loaded when one is wanted.
import { leftOutNotes, leftOutOf } from '@/core/share/left-out';
import { hasText, promptText } from '@/core/share/prompt-text';
import { anthropicRequest } from '@/core/share/request-anthropic';
import { type RequestApi, requestModel } from '@/core/share/request-model';
import { openaiRequest } from '@/core/share/request-openai';
import type { WrittenFormat } from '@/core/prompt/sent-calls';
import { sentSettings } from '@/core/share/sent-settings';
import { settingsOf } from '@/core/share/work';
import { namesInWords } from '@/core/name-list';
import { type Prompt, unitsOf } from '@/core/prompt/part';
import { formatBytes, type UnitId } from '@/core/units';
import { selectModel, selectSettings } from '@/state/selectors';
import { runInSlices } from '@/state/slices-of-time';
import type { AppStore } from '@/state/store';
import { saveFile } from '@/ui/save-file';

/** Units of text beyond which writing JSON in one go would hold the page up. */
const MOST_JSON_UNITS = 8_000_000;

export async function savePromptText(store: AppStore): Promise<void> {
  const { work: { prompt }, notify } = store.getState();
  const details = leftOutNotes(leftOutOf(prompt));
  if (!hasText(prompt)) {
    notify({ tone: 'warning', text: 'Nothing was saved: the prompt has no text here.', details, action: null, about: idsOf(prompt) });
    return;
  }
  function* pieces(): Generator<undefined, string[], undefined> {
    const made: string[] = [];
    for (const piece of promptText(prompt)) {
      made.push(piece);
      yield undefined;
    }
    return made;
  }
  saveFile('prompt.txt', 'text/plain', (await runInSlices(pieces())) ?? []);
  if (details.length > 0) notify({ tone: 'warning', text: 'prompt.txt was saved.', details, action: null, about: idsOf(prompt) });
}

export async function saveOpenaiRequest(store: AppStore): Promise<void> {
  saveRequest(store, openaiRequest, 'openai', 'openai-chat');
}

export async function saveAnthropicRequest(store: AppStore): Promise<void> {
  saveRequest(store, anthropicRequest, 'anthropic', 'anthropic');
}

function saveRequest(store: AppStore, write: typeof openaiRequest, api: RequestApi, format: WrittenFormat): void {
  const state = store.getState();
  const { prompt, settings } = state.work;
  const units = prompt.parts.flatMap(unitsOf).reduce((sum, { text }) => sum + text.length, 0);
  if (units > MOST_JSON_UNITS) {
    const text = `The prompt is longer than a request is written for (${formatBytes(MOST_JSON_UNITS)} of text). Save it as a text instead.`;
    state.notify({ tone: 'error', text, details: [], action: null, about: idsOf(prompt) });
    return;
  }
  const chosen = selectModel(state);
  const { modelName, limit } = sentSettings(prompt, format, { modelId: chosen.id, reserveTokens: settingsOf(settings, chosen.id).reserveTokens });
  const model = requestModel(chosen, api, modelName);
  const { json, kept, notes } = write(prompt, model.name, limit ?? Math.max(1, selectSettings(state).reserveTokens));
  const name = `${api}-request.json`;
  saveFile(name, 'application/json', json);
  state.notify({ tone: model.isToFill || notes.length > 0 ? 'warning' : 'info', text: `${name} was saved.`, details: [model.words, ...(kept.length === 0 ? [] : [`Kept from the imported request: ${namesInWords(kept)}.`]), ...notes], action: null, about: idsOf(prompt) });
}

/** What is said of a file holds for this prompt, and not for the next. An empty one is none of which anything is said. */
function idsOf({ parts }: Prompt): ReadonlySet<UnitId> {
  return new Set(parts.map(({ id }) => id));
}
