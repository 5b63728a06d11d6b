// What is priced of many prompts, and when one of them fits, as the view and the reports say it.
import { formatTokens } from '@/core/units';
import type { AssumedAnswer, BatchTotals } from './batch-columns';

/** Which answer is priced, and what a row has to leave room for; of `rows`, `ofData` have their answer in the data, and `limited` others a limit of their own. */
export function answerWords({ tokens, isTyped }: AssumedAnswer, totals: (Pick<BatchTotals, 'limited' | 'rows'> & Partial<Pick<BatchTotals, 'ofData'>>) | undefined): { readonly answer: string; readonly room: string } {
  const { limited = 0, ofData = 0, rows = 0 } = totals ?? {};
  const same = tokens === 0 ? 'no answer' : `an answer of ${formatTokens(tokens)} or as many as fit`;
  if (isTyped) return { answer: same, room: 'that answer' };
  if (limited + ofData === 0) return { answer: same, room: 'the reserve of its model' };
  const own = [...(ofData > 0 ? ['each row’s answer in the data'] : []), ...(limited > 0 ? [ofData > 0 ? 'its own limit' : 'an answer of each row’s own limit'] : [])].join(', else ');
  const room = [...(ofData > 0 ? ['that answer'] : []), ...(limited > 0 ? ['its own limit'] : [])].join(' or ');
  if (limited + ofData === rows) return { answer: `${own}${ofData > 0 && limited === 0 ? ',' : ''} or as many as fit`, room };
  const lacks = ofData > 0 && limited > 0 ? 'neither' : 'none';
  return { answer: `${own}, ${tokens === 0 ? 'none' : formatTokens(tokens)} where it has ${lacks}, or as many as fit`, room: `${room}, or the reserve of its model where it has ${lacks}` };
}

/** The same in sentences. */
export function basisWords(assumed: AssumedAnswer, totals: Parameters<typeof answerWords>[1]): string {
  const { answer, room } = answerWords(assumed, totals);
  return `Each row sent once: all input uncached, ${answer}, prices without a batch discount. A row fits when it leaves room for ${room}. Framing is counted with each row; its ranges are added up.`;
}
