// Records of data sets, told by the names of their fields.
import { isRecord, textField } from '@/core/importers/formats/shape';
import { isAnswerName, isAskingName, isContextName } from './column-names';

/** Whether a text of a record asks something. */
export function isAsking(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).some((key) => isAskingName(key) && textField(value, key) !== '');
}

/** Whether a record is one of a data set of prompts by its names: a prompt, two answers of which one was preferred, or what is asked beside its answer or what it is asked of. */
export function isDataRecord(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const isSaid = (key: string) => (typeof value[key] === 'string' ? value[key] !== '' : typeof value[key] === 'object' && value[key] !== null);
  if (['chosen', 'rejected'].every(isSaid) || textField(value, 'prompt') !== '') return true;
  return isAsking(value) && Object.keys(value).some((key) => (isContextName(key) || isAnswerName(key)) && isSaid(key));
}
