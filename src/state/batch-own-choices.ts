// A row that is opened as the prompt brings the model and the reserve of its request. They are the window's; what the other rows
// are priced for, and the room that they leave, stays what the user chose.
import { type ModelSettings, settingsOf, type Work } from '@/core/share/work';
import type { ModelId, UnitId } from '@/core/units';

/** With what the request that the window holds allows of any model. */
export interface Choices extends Pick<Work, 'modelId' | 'settings'> {
  readonly allowedTokens: number | undefined;
}

export class OwnChoices {
  private modelId: ModelId | null = null;
  /** Every model that a row brought in the place of that one, with its settings then: Undo goes back over several. */
  private readonly broughtModels = new Map<ModelId, Set<ModelSettings>>();
  /** Settings that a row brought, and those in whose place. They are the same objects until the user sets another. */
  private readonly ownSettings = new WeakMap<ModelSettings, ModelSettings>();
  private allowedTokens: number | undefined;
  /** What rows allow, by the parts that they became. */
  private readonly broughtAllowed = new Map<UnitId, number | undefined>();

  /** A row that was opened has made `after` of `before`. */
  rowOpened(before: Work, after: Work): void {
    const own = this.of(before);
    if (own.modelId !== this.modelId) this.broughtModels.clear();
    this.modelId = own.modelId;
    this.allowedTokens = own.allowedTokens;
    for (const { id } of after.prompt.parts) this.broughtAllowed.set(id, after.prompt.allowedTokens);
    const known = this.broughtModels.get(after.modelId) ?? new Set();
    this.broughtModels.set(after.modelId, known.add(settingsOf(after.settings, after.modelId)));
    for (const [id, brought] of Object.entries(after.settings)) {
      if (brought !== settingsOf(before.settings, id)) this.ownSettings.set(brought, settingsOf(own.settings, id));
    }
  }

  /** The choices without what rows brought; what the user has set since counts. */
  of({ modelId, settings, prompt: { parts, allowedTokens } }: Work): Choices {
    const isAllowedByRow = parts.some(({ id }) => this.broughtAllowed.has(id) && this.broughtAllowed.get(id) === allowedTokens);
    return {
      modelId: this.modelId !== null && this.broughtModels.get(modelId)?.has(settingsOf(settings, modelId)) === true ? this.modelId : modelId,
      settings: Object.fromEntries(Object.entries(settings).map(([id, each]) => [id, this.ownSettings.get(each) ?? each])),
      allowedTokens: isAllowedByRow ? this.allowedTokens : allowedTokens,
    };
  }
}
