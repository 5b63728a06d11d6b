// A collection of Postman, version 2. Shape: schema.postman.com.
import { ofBody, type RecordedRequest, saidIn } from './recorded-request';
import { field, isRecord, type JsonRecord, listField, textField } from './shape';

/** Folders of a collection. */
const DEEPEST = 10;

export function inCollection(folder: JsonRecord, depth = 0): readonly (RecordedRequest | null)[] {
  if (depth > DEEPEST) return [];
  return listField(folder, 'item').flatMap((item) => {
    if (!isRecord(item)) return [];
    if (item['request'] === undefined) return inCollection(item, depth + 1);
    const url = field(item['request'], 'url');
    const besides = [...saidIn(item['request'], ['header', 'auth']), ...saidIn(item, ['event', 'response'])];
    return [ofBody(textField(field(item['request'], 'body'), 'raw'), typeof url === 'string' ? url : textField(url, 'raw'), { title: textField(item, 'name'), madeOn: '', besides, answer: '' })];
  });
}
