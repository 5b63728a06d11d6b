// The models that the page knows before anything else is loaded: those of the snapshot, newest first within a vendor.
import packed from '/.generated/catalogue/models.json';
import { newestFirst } from './model-order';
import { readModels } from './packed-models';

const read = readModels(packed);

export const MODELS = newestFirst(read.models);
/** What the figures of the models come from. */
export const MODEL_SOURCES = read.sources;
