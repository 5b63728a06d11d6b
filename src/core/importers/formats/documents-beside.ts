// Documents that stand beside the messages of a request, as both of Cohere's APIs and open models' templates take them.
import type { Draft } from './draft';
import { field, isRecord, jsonText, textField } from './shape';

/** A text, a record of texts, or one around such a record: each becomes a document. Any values; never throws. */
export function readDocumentsBeside(documents: readonly unknown[], draft: Draft): void {
  for (const each of documents) {
    const document = field(each, 'data') ?? each;
    draft.addDocument(textField(document, 'title'), typeof document === 'string' ? document : textOfDocument(document));
  }
}

/** Of a record one text is mostly all there is. */
function textOfDocument(document: unknown): string {
  const texts = isRecord(document) ? Object.entries(document).filter(([key]) => key !== 'title' && key !== 'id') : [];
  const [only, ...others] = texts;
  return others.length === 0 && typeof only?.[1] === 'string' ? only[1] : jsonText(document);
}
