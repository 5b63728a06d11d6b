// A HAR file of a browser. Shape: w3c.github.io/web-performance/specs/HAR.
import { bytesOf } from './media-bytes';
import { ofBody, type RecordedRequest, saidIn } from './recorded-request';
import { field, textField } from './shape';

export function ofHar(entry: unknown): RecordedRequest | null {
  const request = field(entry, 'request');
  const content = field(field(entry, 'response'), 'content');
  const answer = textField(content, 'encoding') === 'base64' ? textOfBase64(textField(content, 'text')) : textField(content, 'text');
  const [, madeOn = '', time = ''] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)/.exec(textField(entry, 'startedDateTime')) ?? [];
  const title = [textField(request, 'method'), textField(request, 'url').replace(/[?#].*$/s, ''), time].filter((each) => each !== '').join(' ');
  const besides = [...saidIn(request, ['headers', 'cookies', 'queryString']), ...saidIn(entry, ['response'])];
  return ofBody(textField(field(request, 'postData'), 'text'), textField(request, 'url'), { title, madeOn, besides, answer });
}

function textOfBase64(text: string): string {
  const bytes = bytesOf(text);
  return bytes === null ? '' : new TextDecoder().decode(bytes);
}
