import { type FolderNode, nestInSteps } from '@/core/importers/repository/folder-node';
import { lastOf } from '@/core/importers/steps';

/** Files with their paths as the folder that they lie in. */
export function nestedFolder(...listed: Parameters<typeof nestInSteps>): FolderNode {
  return lastOf(nestInSteps(...listed));
}
