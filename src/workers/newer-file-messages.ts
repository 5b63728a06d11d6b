import type { NewerFile, NewerFileFailure } from '@/core/catalog/newer-file';
import type { Result } from '@/core/result';

export interface NewerFileRequest {
  readonly file: { text(): Promise<string> };
  readonly providers: readonly string[];
  /** ISO 8601 */
  readonly today: string;
}

export type NewerFileAnswer = Result<NewerFile, NewerFileFailure>;
