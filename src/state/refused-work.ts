// Why saved work was not opened. Loaded when that happens.
import type { WorkError } from '@/core/share/stored-work';

export function refusalOf(error: WorkError): string {
  return error.kind === 'newer'
    ? 'The saved work comes from a newer version of this page and was not opened. A copy is kept; reload to get the newer version.'
    : 'The saved work could not be read and was not opened. A copy is kept in this browser.';
}
