// Claims of texts in words.
import type { Claim, ClaimField, ClaimVerdict } from '@/core/catalog/whole-catalogue';
import { formatPrice, parseUsdPerMTok } from '@/core/pricing/money';
import { formatInteger } from '@/core/units';

export const CLAIM_FIELD_NAMES: Readonly<Record<ClaimField, string>> = {
  window: 'window',
  maxInput: 'max input',
  maxOutput: 'max output',
  inputPrice: 'input',
  outputPrice: 'output',
  licence: 'licence',
  released: 'released',
  other: '',
};

export const CLAIM_LOOK: Readonly<Record<ClaimVerdict, { readonly label: string; readonly tone: 'ok' | 'warn' | 'bad' | 'plain'; readonly meaning: string }>> = {
  agrees: { label: 'agrees', tone: 'ok', meaning: 'The same was found.' },
  superseded: { label: 'superseded', tone: 'warn', meaning: 'So it was when the text was written, and is no longer.' },
  disagrees: { label: 'disagrees', tone: 'bad', meaning: 'Another value was found.' },
  'no-model': { label: 'no such model', tone: 'bad', meaning: 'Nothing of that name was found.' },
  unchecked: { label: 'unchecked', tone: 'plain', meaning: 'Nothing was found to compare it with.' },
};

/** Whether a reader should know: something else was found, or nothing of that name. */
export function isDisputed({ verdict }: Claim): boolean {
  return verdict === 'disagrees' || verdict === 'no-model' || verdict === 'superseded';
}

/** "1,048,576", "$3.50 /M", or the words. */
export function claimedText(field: ClaimField, value: number | string): string {
  if (typeof value === 'string') return value;
  const price = field === 'inputPrice' || field === 'outputPrice' ? parseUsdPerMTok(value) : null;
  return price === null ? formatInteger(value) : `${formatPrice(price)} /M`;
}
