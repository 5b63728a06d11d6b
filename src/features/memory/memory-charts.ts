// Lines over the length of a prompt, both axes logarithmic.
import type { Architecture } from '@/core/memory/architecture';
import { type Dtype, kvBytes } from '@/core/memory/kv-cache';
import { formatCompact, formatInteger } from '@/core/units';
import type { MemoryChoices } from '@/state/memory-slice';
import { logTicks } from '@/ui/axis-ticks';
import { LINE_LOOKS } from '@/ui/line-look';
import type { AxisLook, ChartLine, ChartPoint } from '@/ui/LinesChart';
import { chartLengths, mfuBand, type Reading, readingOf } from './memory-figures';
import { DTYPE_NAMES, secondsText, sizeText, workText } from './memory-words';

export interface LengthChart {
  readonly lines: readonly ChartLine[];
  readonly points: readonly ChartPoint[];
  readonly y: AxisLook;
}

export interface LengthCharts {
  readonly x: AxisLook;
  readonly cache: LengthChart;
  readonly work: LengthChart;
  readonly time: LengthChart;
  readonly tableHead: readonly string[];
  readonly tableRows: readonly (readonly string[])[];
}

const GIB = 2 ** 30;

/** fp8 and int8 take the same bytes, so one line stands for both. */
const CACHE_LINES = [
  { dtype: 'bf16', label: 'bf16 or fp16', look: LINE_LOOKS.first },
  { dtype: 'int8', label: 'fp8 or int8', look: LINE_LOOKS.second },
  { dtype: 'int4', label: 'int4', look: LINE_LOOKS.third },
] as const satisfies readonly { dtype: Dtype; label: string; look: unknown }[];

/** The three charts and their table, for the batch, the dtypes and the GPUs that are set. */
export function lengthCharts(architecture: Architecture, choices: MemoryChoices, promptTokens: number): LengthCharts {
  const lengths = chartLengths(architecture.contextTokens, promptTokens);
  const whole = lengths.map((tokens) => readingOf('', architecture, choices, tokens, 0));
  const cached = choices.cachedTokens > 0 ? lengths.map((tokens) => readingOf('', architecture, choices, tokens, choices.cachedTokens)) : null;
  const band = mfuBand(choices.mfuPercent);
  const percent = (share: number) => `${Math.round(share * 100)} % of the peak`;
  const hasAttention = architecture.attentionGap === null;

  const cache = chartOf(
    CACHE_LINES.map(({ dtype, label, look }) => ({ id: dtype, label, look })),
    lengths,
    (id, index) => (choices.batch * kvBytes(architecture, lengths[index] ?? 0, id as Dtype)) / GIB,
    'GiB',
    gibTick,
  );
  const work = chartOf(
    [{ id: 'linear', label: 'Weights', look: LINE_LOOKS.first }, ...(hasAttention ? [{ id: 'attention', label: 'Attention', look: LINE_LOOKS.second }] : [])],
    lengths,
    (id, index) => (id === 'linear' ? whole[index]?.work.linearFlops : whole[index]?.work.attentionFlops) ?? 0,
    'FLOP',
    workTick,
  );
  const time = chartOf(
    [
      { id: 'slow', label: percent(band.slow), look: LINE_LOOKS.third },
      { id: 'middle', label: percent(band.middle), look: LINE_LOOKS.first },
      { id: 'fast', label: percent(band.fast), look: LINE_LOOKS.second },
      ...(cached === null ? [] : [{ id: 'cached', label: `${percent(band.middle)}, ${formatCompact(choices.cachedTokens)} cached`, look: LINE_LOOKS.fourth }]),
    ],
    lengths,
    (id, index) => (id === 'cached' ? cached?.[index]?.seconds.middle : whole[index]?.seconds[id as keyof Reading['seconds']]) ?? 0,
    'time',
    secondsText,
  );
  return {
    x: { name: 'tokens in the prompt', scale: 'log', format: formatCompact, ticks: logTicks(lengths[0] ?? 1, lengths.at(-1) ?? 10).filter((tick) => tick <= (lengths.at(-1) ?? 10)), domain: [lengths[0] ?? 1, lengths.at(-1) ?? 10] },
    cache,
    work,
    time,
    tableHead: ['Tokens', `Cache, ${DTYPE_NAMES[choices.cacheDtype]}`, 'Weights', 'Attention', `First token, ${percent(band.fast)}`, percent(band.middle), percent(band.slow), ...(cached === null ? [] : ['Start cached'])],
    tableRows: lengths.map((tokens, index) => {
      const reading = whole[index];
      if (reading === undefined) return [];
      const { work: done, seconds } = reading;
      return [
        `${formatInteger(tokens)}${tokens === promptTokens ? ', yours' : ''}`,
        sizeText(choices.batch * kvBytes(architecture, tokens, choices.cacheDtype)),
        workText(done.linearFlops),
        done.attentionFlops === null ? 'not computed' : workText(done.attentionFlops),
        secondsText(seconds.fast),
        secondsText(seconds.middle),
        secondsText(seconds.slow),
        ...(cached === null ? [] : [secondsText(cached[index]?.seconds.middle ?? 0)]),
      ];
    }),
  };
}

export function gibText(gib: number): string {
  return sizeText(gib * GIB);
}

/** "10 P": the chart's name says of what. */
function workTick(flops: number): string {
  return workText(flops).replace('FLOP', '');
}

/** Powers of ten of a GiB, which are no round number of MiB; the chart's name has the unit. */
function gibTick(gib: number): string {
  return gib < 1 ? String(gib) : formatCompact(gib);
}

function chartOf(lines: readonly ChartLine[], lengths: readonly number[], valueOf: (id: string, index: number) => number, name: string, format: (value: number) => string): LengthChart {
  // A logarithmic axis has no zero.
  const points = lengths.map((at, index) => ({ at, values: Object.fromEntries(lines.map(({ id }) => [id, valueOf(id, index) || null])) }));
  const values = points.flatMap(({ values: each }) => Object.values(each).flatMap((value) => value ?? []));
  const ticks = logTicks(Math.min(...values, Infinity) === Infinity ? 1 : Math.min(...values), Math.max(...values, 0) || 10);
  return { lines, points, y: { name, scale: 'log', format, ticks, domain: [ticks[0] ?? 1, ticks.at(-1) ?? 10] } };
}
