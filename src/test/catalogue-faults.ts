// What would make a catalogue untrue whatever its figures are: a figure without source or date, prices that contradict
// themselves, two things of one id.
import type { Catalogue } from '@/core/catalog/whole-catalogue';
import { type CatalogueOffer, type CataloguePeriod, type CatalogueRates, RATE_NAMES } from '@/core/catalog/catalogue-offer';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

interface Stated {
  readonly source: string;
  readonly asOf: string;
  readonly conflicts?: readonly { readonly source: string }[];
}

/** One line for each fault. */
export function catalogueFaults({ sources, models, offers, claimed }: Catalogue): string[] {
  const days = new Map(sources.map(({ id, asOf }) => [id, asOf]));
  const faults = sources.filter(({ asOf }) => !DAY.test(asOf)).map(({ id, asOf }) => `source ${id}: “${asOf}” is no day`);
  const stated = (place: string, figure: Stated | null): void => {
    if (figure === null) return;
    for (const { source } of [figure, ...(figure.conflicts ?? [])]) {
      if (!days.has(source)) faults.push(`${place}: its source ${source} is not there`);
    }
    const day = days.get(figure.source) ?? figure.asOf;
    if (!DAY.test(figure.asOf) || figure.asOf !== day) faults.push(`${place}: its date “${figure.asOf}” is not that of its source`);
  };

  for (const { id, windowTokens, maxInputTokens, maxOutputTokens, modalities, openWeights, licence, released, knowledgeCutoff } of models) {
    const figures = { windowTokens, maxInputTokens, maxOutputTokens, modalities, openWeights, licence, released, knowledgeCutoff };
    for (const [name, figure] of Object.entries(figures)) stated(`${id} ${name}`, figure);
  }
  for (const { id, served, periods, modifiers, cache } of offers) {
    for (const [name, figure] of Object.entries(served)) stated(`${id} ${name}`, figure);
    for (const period of periods) {
      stated(`${id} prices`, period);
      for (const [rate, source] of Object.entries(period.rateSources)) stated(`${id} ${rate}`, source);
    }
    for (const modifier of modifiers) stated(`${id} ${modifier.name}`, modifier);
    stated(`${id} cache`, cache);
  }
  for (const { name, claims } of claimed) for (const { field, found } of claims) stated(`claims of ${name} ${field}`, found);

  const modelIds = models.map(({ id }) => id as string);
  for (const [kind, ids] of Object.entries({ sources: sources.map(({ id }) => id), models: modelIds, offers: offers.map(({ id }) => id) })) {
    for (const id of ids.filter((each, place) => ids.indexOf(each) !== place)) faults.push(`two ${kind} have the id ${id}`);
  }
  for (const { id, modelId } of offers) if (!modelIds.includes(modelId)) faults.push(`${id}: its model ${modelId} is not there`);
  return [...faults, ...offers.flatMap(priceFaults)];
}

function priceFaults({ id, periods }: CatalogueOffer): string[] {
  if (periods.length === 0) return [`${id}: has no price`];
  const faults: string[] = periods.flatMap((period) => periodFaults(period).map((fault) => `${id}: ${fault}`));
  periods.forEach(({ from, until }, place) => {
    if (from !== null && until !== null && instant(from) >= instant(until)) faults.push(`${id}: a period ends ${until} before it begins`);
    const before = periods[place - 1];
    if (before === undefined) return;
    if (before.until === null || from === null || instant(before.until) > instant(from)) faults.push(`${id}: two periods overlap`);
  });
  return faults;
}

const instant = (text: string): number => Date.parse(text);

function periodFaults({ rates, contextTiers, timeWindows }: CataloguePeriod): string[] {
  const faults: string[] = [];
  const all = [rates, ...contextTiers.map((tier) => tier.rates), ...timeWindows.map((window) => window.rates)];
  if (all.some((each) => Object.values(each).some((rate) => !(rate >= 0 && Number.isFinite(rate))))) faults.push('a price is below 0');
  contextTiers.forEach(({ threshold }, place) => {
    if (threshold <= (contextTiers[place - 1]?.threshold ?? 0)) faults.push(`the bracket of ${threshold} does not rise`);
  });
  // Storage is billed by the hour, whatever the length of the prompt; every other rate is said anew.
  const names = (each: CatalogueRates): string => RATE_NAMES.filter((name) => name !== 'cacheStoragePerHour' && each[name] !== undefined).join(' ');
  if (all.some((each) => names(each) !== names(rates))) faults.push('a bracket or window leaves a rate out');
  for (const { days, ranges } of timeWindows) {
    if (days.length === 0) faults.push('a window is on no day');
    ranges.forEach(([from, until], place) => {
      if (from >= until || from < (ranges[place - 1]?.[1] ?? '')) faults.push(`the window from ${from} to ${until} is out of order`);
    });
  }
  return faults;
}
