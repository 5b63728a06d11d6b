// What is said of a file of newer data, and of its changes.
import type { NewerFileFailure, NewerKind } from '@/core/catalog/newer-file';
import { type ChangeKind } from '@/core/catalog/newer-changes';
import { assertNever } from '@/core/result';
import { formatBytes } from '@/core/units';

export const KIND_WORDS: Readonly<Record<ChangeKind, string>> = {
  'price-up': 'Price up',
  'price-down': 'Price down',
  'price-other': 'Other price',
  limit: 'Limit',
  fact: 'Fact',
  new: 'New model',
  gone: 'Not in the file',
};

export const FILE_NAMES: Readonly<Record<NewerKind, string>> = { 'models-dev': 'models.dev', 'genai-prices': 'genai-prices' };

export interface FailureWords {
  readonly title: string;
  readonly advice: string;
  /** By field. */
  readonly details: readonly string[];
}

/** Why a file was not taken, and what to do. */
export function failureWords(failure: NewerFileFailure): FailureWords {
  const words = (title: string, advice: string, details: readonly string[] = []): FailureWords => ({ title, advice, details });
  switch (failure.kind) {
    case 'unreadable':
      return words('It could not be read.', 'Pick it again; if that does not help, reload the page.', [failure.detail]);
    case 'too-large':
      return words(`It has ${formatBytes(failure.sizeBytes)}.`, 'Files of models.dev and genai-prices have a few MB; this one was not opened.');
    case 'not-json':
      return failure.isCutOff
        ? words('It ends in the middle.', 'The download was cut off; download it again.', [failure.detail])
        : words('It is no JSON.', 'Save the file itself, not the page that shows it.', [failure.detail]);
    case 'other-kind':
      return failure.isOwnFigures
        ? words('It is a file of own figures.', 'Import it under “Own figures”.')
        : words('It is JSON of another kind.', 'Neither api.json of models.dev nor data.json of genai-prices has this form.');
    case 'old-form':
      return words('It has the form that models.dev had in 2025.', 'Download a new one.');
    case 'malformed':
      return words(`It looks like a file of ${FILE_NAMES[failure.of]}, and no entry in it can be read.`, 'Download it again.', failure.issues.map(({ field, message }) => `${field}: ${message}`));
    case 'no-provider':
      return words(`It looks like a file of ${FILE_NAMES[failure.of]}, without any provider of this catalogue.`, 'Download the whole file.');
    default:
      return assertNever(failure);
  }
}
