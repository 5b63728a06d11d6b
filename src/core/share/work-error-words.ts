import { OWN_REASONS, type WorkError } from './stored-work';
import { assertNever } from '@/core/result';

/** Why work from outside was not opened, as the end of a sentence. Which field is wrong says nothing to who opens it. */
export function workErrorWords(error: WorkError): string {
  switch (error.kind) {
    case 'newer':
      return `a newer version of this page wrote it (${error.schemaVersion}); reload this page to have the newest`;
    case 'corrupt':
      return `it is damaged, or something else than this page made it${OWN_REASONS.some((reason) => reason === error.detail) ? ` (${error.detail})` : ''}`;
    default:
      return assertNever(error);
  }
}
