import { formatInteger, formatTokens } from '@/core/units';
import { Button } from '@/ui/Button';
import { COMPARED_IDS, nameOf, type LanguageRow } from './language-rows';

/** The text itself in one language. The page's own fonts come first; the browser has others for the rest of the scripts. */
export function LanguageText({ row, onAdd }: { row: LanguageRow; onAdd: (name: string, text: string) => void }) {
  const { sample, tokens } = row;
  const known = COMPARED_IDS.flatMap((id) => {
    const count = tokens.get(id) ?? null;
    return count === null ? [] : [{ id, count }];
  });
  const [fewest, most] = [extreme(known, -1), extreme(known, 1)];
  const characters = Array.from(sample.text).length;
  return (
    <section aria-label={`Text in ${sample.name}`} className="flex flex-col gap-2 px-[var(--gutter)] py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="m-0 text-body font-semibold">
          {sample.name}
          {sample.ownName !== sample.name && (
            <bdi lang={sample.code} className="ml-2 font-normal text-ink-soft">
              {sample.ownName}
            </bdi>
          )}
        </h3>
        <Button size="tiny" className="ml-auto" onClick={() => onAdd(`Library, in ${sample.name}`, sample.text)}>
          Add to the prompt
        </Button>
      </div>
      <p lang={sample.code} dir={sample.direction} className="m-0 rounded-md border border-line bg-raised px-3 py-2 text-[0.875rem] leading-6">
        {sample.text}
      </p>
      <p className="m-0 text-small text-ink-soft">
        {formatInteger(characters)} characters
        {fewest && most && ` · ${formatTokens(fewest.count)} with ${nameOf(fewest.id)}, ${formatInteger(most.count)} with ${nameOf(most.id)}`}
      </p>
    </section>
  );
}

function extreme<Item extends { readonly count: number }>(items: readonly Item[], sign: 1 | -1): Item | null {
  return items.reduce<Item | null>((best, item) => (best === null || sign * (item.count - best.count) > 0 ? item : best), null);
}
