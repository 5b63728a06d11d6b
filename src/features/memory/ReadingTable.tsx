import { formatInteger, formatShare } from '@/core/units';
import { SideScroll } from '@/ui/SideScroll';
import { mfuBand, type Reading } from './memory-figures';
import { secondsText, signOf, workText } from './memory-words';
import type { Memory } from './use-memory';

const CELL = 'border-t border-line px-2 py-1 whitespace-nowrap last:pr-0';

/** The work of reading the prompt, attention apart from the weights, and the time it takes. */
export function ReadingTable({ memory: { figures, settled } }: { memory: Memory }) {
  const { readings, prompt } = figures;
  const band = mfuBand(settled.choices.mfuPercent);
  const sign = signOf(prompt);
  const signed = (reading: Reading, text: string) => (reading.name === 'Full window' ? text : `${sign}${text}`);
  const total = ({ work }: Reading) => work.linearFlops + (work.attentionFlops ?? 0);
  const rows: readonly { readonly name: string; readonly of: (reading: Reading) => string }[] = [
    { name: 'Tokens read', of: (reading) => signed(reading, formatInteger(reading.newTokens)) },
    { name: 'Weights, with the length', of: (reading) => signed(reading, workText(reading.work.linearFlops)) },
    { name: 'Attention, with its square', of: (reading) => (reading.work.attentionFlops === null ? 'not computed' : signed(reading, workText(reading.work.attentionFlops))) },
    { name: 'Share of attention', of: (reading) => (reading.work.attentionFlops === null || total(reading) === 0 ? '–' : formatShare(reading.work.attentionFlops / total(reading), reading.name === 'Full window' ? '' : sign)) },
    ...(['fast', 'middle', 'slow'] as const).map((speed) => ({ name: `First token at ${Math.round(band[speed] * 100)} % of the peak`, of: (reading: Reading) => signed(reading, secondsText(reading.seconds[speed])) })),
  ];
  return (
    <SideScroll label="Reading the prompt">
      <table aria-label="Reading the prompt" className="w-full border-separate border-spacing-0 text-right">
        <thead className="text-micro text-ink-faint">
          <tr>
            <th scope="col" className="py-1 pr-2 text-left font-semibold">
              Reading, one prompt alone
            </th>
            {readings.map(({ name }) => (
              <th key={name} scope="col" className="px-2 py-1 font-semibold whitespace-nowrap last:pr-0">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, of }) => (
            <tr key={name}>
              <th scope="row" className="border-t border-line py-1 pr-2 text-left font-normal">
                {name}
              </th>
              {readings.map((reading) => (
                <td key={reading.name} className={CELL}>
                  {of(reading)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}
