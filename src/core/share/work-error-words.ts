import type { WorkError } from './stored-work';
import { assertNever } from '@/core/result';

/** Why work from outside was not opened, as the end of a sentence. */
export function workErrorWords(error: WorkError): string {
  switch (error.kind) {
    case 'newer':
      return `a newer version of this page wrote it (${error.schemaVersion}); reload this page to have the newest`;
    case 'corrupt':
      return `a field of it is not what it should be (${error.detail})`;
    default:
      return assertNever(error);
  }
}
