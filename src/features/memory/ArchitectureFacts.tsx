import type { Architecture, Certainty } from '@/core/memory/architecture';
import { MFU_BAND, MFU_SOURCE_ID } from '@/core/memory/first-token';
import { findMemorySource } from '@/core/memory/memory-sources';
import { formatInteger } from '@/core/units';
import { SourceLink } from '@/ui/SourceLink';
import type { Memory } from './use-memory';

const CERTAINTY: Readonly<Record<Certainty, string>> = {
  verified: 'As published',
  default: 'Defaults of the implementation, which a release may overrule',
  partly: 'Published in part',
  approximate: 'Approximate',
  own: 'Typed in by you',
};

/** What the figures are made from, each with its source, and what they leave out. */
export function ArchitectureFacts({ memory: { settled, gpu } }: { memory: Memory }) {
  const { architecture } = settled;
  return (
    <dl aria-label="What the figures rest on" className="m-0 grid gap-x-4 gap-y-2 border-t border-line pt-3 text-small @2xl:grid-cols-[8rem_minmax(0,1fr)] [&_dd]:m-0 [&_dt]:text-ink-faint">
      <dt>Architecture</dt>
      <dd>
        {`${architecture.name}: ${shapeText(architecture)}. ${CERTAINTY[architecture.certainty]}. `}
        {architecture.note !== '' && `${architecture.note} `}
        <Sourced id={architecture.sourceId} />
        {architecture.sourceId !== null && ' Parameters as its model card rounds them.'}
      </dd>
      <dt>GPU</dt>
      <dd>
        {`${gpu.sourceId === null ? 'Your GPU' : gpu.name}: ${formatInteger(gpu.memoryGb)} GB, ${formatInteger(gpu.peakTflops)} TFLOPS dense bf16${gpu.bandwidthTbPerSecond === null ? '' : `, ${gpu.bandwidthTbPerSecond} TB/s`}. `}
        <Sourced id={gpu.sourceId} />
      </dd>
      <dt>Memory</dt>
      <dd>
        Every weight has the same width; scales are not counted. Weights and caches are spread evenly over all GPUs: where they outnumber the KV heads, and with MLA, plain tensor parallelism keeps copies
        of the cache and holds less. What is kept free is for activations and the runtime: 10 % as <Sourced id="vllm-utilization" /> The answer adds its own tokens to the cache.
      </dd>
      <dt>Time</dt>
      <dd>
        {`Operations over the peak in bf16, whatever the dtype, and a share of it that is reached: measured runs lie between ${MFU_BAND.low * 100} and ${MFU_BAND.high * 100} % for long prompts, and lower for short ones. The start before it is assumed. No vendor promises it. `}
        <Sourced id={MFU_SOURCE_ID} />
      </dd>
    </dl>
  );
}

function Sourced({ id }: { id: string | null }) {
  const source = findMemorySource(id);
  return source === null ? null : (
    <>
      <SourceLink source={source} />
      {`, ${source.asOf}.`}
    </>
  );
}

function shapeText({ kind, layers, queryHeads, kvHeads, groups, paramsB, activeB }: Architecture): string {
  const heads = kvHeads === null ? `a latent of ${formatInteger(groups[0]?.elements ?? 0)} elements a layer` : `${formatInteger(kvHeads)} KV heads for ${formatInteger(queryHeads)} query heads`;
  const windows = groups.flatMap(({ windowTokens, layers: count }) => (windowTokens === undefined ? [] : [`${formatInteger(count)} with a window of ${formatInteger(windowTokens)}`]));
  const active = activeB === paramsB ? '' : `, ${activeB} of ${paramsB} × 10⁹ weights active`;
  return `${kind}, ${formatInteger(layers)} layers${windows.length === 0 ? '' : `, ${windows.join(', ')}`}, ${heads}${active}`;
}
