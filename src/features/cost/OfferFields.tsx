import { formatPrice, parseUsdPerMTok } from '@/core/pricing/money';
import type { Modifier, Offer, SourcedPrice } from '@/core/pricing/offer';
import { tariffAt } from '@/core/pricing/period';
import { BATCH } from '@/core/pricing/scenario-cost';
import { offersOf, selectCatalogue } from '@/state/price-selectors';
import { useApp, useAppStore } from '@/state/react';
import { selectExample, selectScenarioOffer } from '@/state/scenario-selectors';
import { selectModel } from '@/state/selectors';
import { Choice, Field, FieldGroup } from './Field';

/** Who sells the model, where, and how requests are processed. */
export function OfferFields() {
  const store = useAppStore();
  const model = useApp(selectModel);
  const example = useApp(selectExample);
  const offers = useApp((state) => offersOf(state, model.id));
  const offer = useApp(selectScenarioOffer);
  const catalogue = useApp(selectCatalogue);
  const atMs = useApp((state) => state.pricesAtMs);
  const chosenIds = useApp((state) => state.scenario.modifierIds);
  if (offer === null) return null;
  const nameOf = ({ id, provider, region }: Offer) => `${catalogue?.offers.find((other) => other.id === id)?.providerName ?? provider}${region === null ? '' : `, ${region}`}`;
  const modifiers = offer.modifiers.filter(({ id }) => id !== BATCH);
  const toggle = (id: string, isOn: boolean) => store.getState().setScenario({ modifierIds: isOn ? [...chosenIds, id] : chosenIds.filter((other) => other !== id) });
  return (
    <FieldGroup title="Offer">
      <Field label="Sold by">
        {example !== null ? (
          <span>{`${offer.provider} (a claim)`}</span>
        ) : offers.length > 1 ? (
          <Choice label="Sold by" value={String(offer.id)} options={offers.map((other) => ({ value: String(other.id), label: nameOf(other) }))} onChange={(id) => store.getState().chooseOffer(model.id, id)} />
        ) : (
          <span>{nameOf(offer)}</span>
        )}
      </Field>
      <p className="m-0 text-small text-ink-faint">{pricesText(offer, atMs)}</p>
      {modifiers.map((modifier) => (
        <ModifierSwitch key={modifier.id} modifier={modifier} isOn={chosenIds.includes(modifier.id)} onChange={(isOn) => toggle(modifier.id, isOn)} />
      ))}
    </FieldGroup>
  );
}

function ModifierSwitch({ modifier, isOn, onChange }: { modifier: Modifier; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="flex min-h-6 items-center gap-2">
      <input type="checkbox" className="m-0 accent-[var(--accent)]" checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span className="grow">{modifier.name}</span>
      <span className="text-ink-soft">{`× ${modifier.factor.value}`}</span>
    </label>
  );
}

function pricesText(offer: Offer, atMs: number): string {
  const rates = tariffAt(offer, atMs)?.rates;
  if (rates === undefined) return 'No price at this time.';
  const { inputUsdPerMTok, cacheReadUsdPerMTok, outputUsdPerMTok } = rates;
  return `Per million tokens: input ${price(inputUsdPerMTok)}, output ${price(outputUsdPerMTok)}${cacheReadUsdPerMTok === null ? '' : `, cache read ${price(cacheReadUsdPerMTok)}`}.`;
}

function price(value: SourcedPrice): string {
  const perMTok = value === null ? null : parseUsdPerMTok(value.value);
  return perMTok === null ? 'not stated' : formatPrice(perMTok);
}
