// Reads a file of newer data of models: parsing and checking it takes a tenth of a second for a real one, and more for a
// large one that is none.
import { readNewerFile } from '@/core/catalog/newer-file';
import type { NewerFileAnswer, NewerFileRequest } from './newer-file-messages';

interface WorkerScope {
  onmessage: ((event: { readonly data: NewerFileRequest }) => void) | null;
  postMessage(answer: NewerFileAnswer): void;
}
const scope = self as unknown as WorkerScope;

scope.onmessage = ({ data: { file, providers, today } }) =>
  void file.text().then(
    (text) => scope.postMessage(readNewerFile(text, providers, today)),
    (error: unknown) => scope.postMessage({ ok: false, error: { kind: 'unreadable', detail: error instanceof Error ? error.message : String(error) } }),
  );
