import type { Change } from '@/core/catalog/newer-changes';
import type { Source } from '@/core/catalog/model';
import { RATE_NAMES } from '@/core/catalog/catalogue-offer';
import { offerNames } from '@/core/catalog/merge-catalogue';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { FigureSource } from './FigureSource';
import { labelOf, priceWords, valueWords } from '@/core/catalog/figure-words';
import { KIND_WORDS } from './newer-words';

const TONES = { 'price-up': 'bad', 'price-down': 'ok', 'price-other': 'plain', limit: 'plain', fact: 'plain', new: 'plain', gone: 'warn' } as const;

export interface ChangeRowProps {
  change: Change;
  isTaken: boolean;
  sources: readonly Source[];
  onTake: () => void;
  onGiveBack: () => void;
}

/** One change: what there is now, with its source and day, and what the file says. */
export function ChangeRow({ change, isTaken, sources, onTake, onGiveBack }: ChangeRowProps) {
  const { kind, modelId, modelName, before } = change;
  const what = whatWords(change);
  return (
    <li className={`grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-0.5 border-t border-line py-2 @3xl:grid-cols-[minmax(0,4fr)_minmax(0,4fr)_minmax(0,3fr)_5.5rem] ${isTaken ? '-mx-2 bg-accent-wash px-2' : ''}`}>
      <div className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="font-semibold">{modelName}</span>
          <Badge tone={TONES[kind]}>{KIND_WORDS[kind]}</Badge>
        </span>
        <span className="block text-small break-words text-ink-soft">
          {what} <span className="font-mono break-all text-ink-faint">{modelId}</span>
        </span>
      </div>
      <div className="row-start-2 min-w-0 @max-3xl:col-span-2 @3xl:row-start-auto">
        <span className="inline-block w-8 text-micro text-ink-faint">Now</span>
        <span className="break-words">{beforeWords(change)} </span>
        {before === null ? null : <FigureSource sourceId={before.source} asOf={before.asOf} sources={sources} />}
      </div>
      <div className="row-start-3 min-w-0 @max-3xl:col-span-2 @3xl:row-start-auto">
        <span className="inline-block w-8 text-micro text-ink-faint">File</span>
        <span className="font-semibold break-words">{afterWords(change)}</span>
      </div>
      <Button size="small" aria-label={`${isTaken ? 'Give back' : 'Take'} ${what} of ${modelName}`} aria-pressed={isTaken} className="col-start-2 row-start-1 justify-self-end @3xl:col-start-4" onClick={isTaken ? onGiveBack : onTake}>
        {isTaken ? 'Give back' : 'Take'}
      </Button>
    </li>
  );
}

/** "Input price at vercel-ai-gateway" where it is not the vendor's own offer. */
function whatWords({ key, kind, modelId }: Change): string {
  if (kind === 'new') return 'Model';
  if (key === null) return 'Price';
  if (kind === 'gone') return 'Offer';
  if (key.offerId === null) return labelOf(key.field);
  const { provider } = offerNames(key.offerId);
  return modelId.startsWith(`${provider}/`) ? labelOf(key.field) : `${labelOf(key.field)} at ${provider}`;
}

function beforeWords({ key, kind, before }: Change): string {
  if (kind === 'new') return 'not here';
  if (kind === 'gone') return before === null ? 'sold' : `sold, ${priceWords(Number(before.value))} in`;
  if (key === null) return 'no price';
  return valueWords(key.field, before?.value ?? null);
}

function afterWords({ key, kind, after, modelId, layer }: Change): string {
  if (kind === 'gone') return 'not listed';
  if (key !== null) return valueWords(key.field, after);
  const [offer] = Object.values(layer.offers);
  const prices = RATE_NAMES.slice(0, 2).flatMap((name) => (offer?.figures[name] === undefined ? [] : [`${priceWords(offer.figures[name].value)} ${name === 'input' ? 'in' : 'out'}`]));
  const model = layer.models[modelId];
  const limits = model?.windowTokens === undefined ? [] : [`${valueWords('windowTokens', model.windowTokens.value)} window`];
  const released = model?.released === undefined ? [] : [`released ${String(model.released.value)}`];
  return [...limits, ...prices, ...released].join(', ');
}
