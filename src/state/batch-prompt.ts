// A row of many prompts as a prompt of the page.
import { mostOutput } from '@/core/budget/reserve';
import { limitsOf } from '@/core/catalog/catalogue';
import type { Model } from '@/core/catalog/model';
import { modelNamed } from '@/core/catalog/reported-model';
import { answerPart, partsOfRow, type RowPrompt } from '@/core/importers/batch/row-prompt';
import type { Imported } from '@/core/importers/formats/imported';
import type { SettingsAsSent } from '@/core/prompt/as-sent';
import { setAllowed, setAsked } from '@/core/prompt/asked';
import type { Prompt } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';

/** Where a column beside the request says one of them, they are not as it came. */
export function settingsSaidIn({ imported, asks }: RowPrompt): Pick<Imported, 'settings' | 'servedWindowTokens'> {
  const served = imported?.servedWindowTokens === undefined ? {} : { servedWindowTokens: imported.servedWindowTokens };
  return imported?.modelId === asks.modelId && imported.maxOutputTokens === asks.maxOutputTokens && imported.settings !== undefined ? { settings: imported.settings, ...served } : served;
}

/** The answer of a row that is not counted with its input, as a prompt by itself; null: there is none. */
export function answerOf({ answer }: RowPrompt, prefix: string): Prompt | null {
  let ids = 0;
  return answer === undefined || answer.isInput ? null : { parts: [answerPart(answer, () => `${prefix} ${(ids += 1)}` as UnitId)], freeOrder: false };
}

/** `prefix` makes its ids those of no other. */
export function promptOf(read: RowPrompt, prefix: string, asSent: SettingsAsSent | null = null): Prompt {
  let ids = 0;
  const prompt: Prompt = { parts: partsOfRow(read, () => `${prefix} ${(ids += 1)}` as UnitId), freeOrder: false };
  return setAllowed(read.imported === null ? prompt : setAsked(prompt, { ...read.imported, asSent }), read.asks.maxOutputTokens);
}

/** The answer that a row allows of a model: the one that it names is asked for all of it, as in the window; another for what it writes. */
export function allowedAnswer({ asks: { modelId, maxOutputTokens } }: RowPrompt, model: Model): number | null {
  const isNamed = modelId !== null && modelNamed(modelId)?.id === model.id;
  return maxOutputTokens === null || isNamed ? maxOutputTokens : Math.min(maxOutputTokens, mostOutput(limitsOf(model, null)));
}
