// The models that the page knows before anything else is loaded: those of the snapshot, newest first within a vendor.
import packed from '/.generated/catalogue/models.json';
import { newestFirst } from './model-order';
import { readModels } from './packed-models';

export const MODELS = newestFirst(readModels(packed));
