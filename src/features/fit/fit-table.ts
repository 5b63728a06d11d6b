// What can be done as a table, for who hands it on.
import { compareUsd, formatUsd, subtractUsd, type Usd, usdText, ZERO_USD } from '@/core/pricing/money';
import { formatInteger } from '@/core/units';
import type { ReadTable } from '@/ui/whole-table';
import type { FitAction } from '@/state/fit-action';

const MOST_LINES = 12;
const [TOUCHED, THEN] = ['What it touches', 'Then'];

/** All actions in their order, those too that the view does not show at first. */
export function fitTable(actions: readonly FitAction[], notes: readonly string[]): ReadTable {
  const rows = (dollars: (usd: Usd) => string) => [
    ['What can be done', TOUCHED, 'Tokens less', 'Cost of a request less', THEN],
    ...actions.map(({ title, detail, lines, effect, savedUsd, isCounting }) => {
      const sign = effect.isAbout || isCounting ? '~' : '';
      const { savedTokens, verdict } = effect;
      const touched = [...(detail === null ? [] : [detail]), ...lines.slice(0, MOST_LINES), ...(lines.length > MOST_LINES ? [`and ${formatInteger(lines.length - MOST_LINES)} more`] : [])].join('; ');
      return [title, touched, `${sign}${savedTokens < 0 ? '−' : ''}${formatInteger(Math.abs(savedTokens))}`, savedUsd === null ? 'no price' : signed(savedUsd, sign, dollars), verdict];
    }),
  ];
  return { name: 'What could be changed', rows: rows((usd) => formatUsd(usd)), exactRows: rows((usd) => `$${usdText(usd)}`), words: [TOUCHED, THEN], notes };
}

/** A minus: it costs more then. */
function signed(usd: Usd, sign: string, dollars: (usd: Usd) => string): string {
  const order = compareUsd(usd, ZERO_USD);
  if (order === 0) return dollars(ZERO_USD);
  const text = dollars(order < 0 ? subtractUsd(ZERO_USD, usd) : usd);
  // A bound is no estimate.
  return `${text.startsWith('<') ? '' : sign}${order < 0 ? '−' : ''}${text}`;
}
