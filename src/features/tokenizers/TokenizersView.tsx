import { ESTIMATE_FAMILIES } from '@/core/catalog/families';
import type { Exactness } from '@/core/tokenize/count';
import { ENCODING_IDS } from '@/core/tokenize/encoding';
import { useApp } from '@/state/react';
import { selectModel } from '@/state/selectors';
import { Badge } from '@/ui/Badge';
import { exactnessLook } from '@/ui/exactness-look';
import { FamilyDetails } from './FamilyDetails';
import { KNOWN_DIFFERENCES } from './known-differences';
import { Section } from './Section';
import { VocabularyCard } from './VocabularyCard';

const DEGREES: readonly Exactness[] = ['exact', 'mapping-assumed', 'calibrated', 'estimate'];
const MORE: Readonly<Record<Exactness, string>> = {
  exact: 'No range, no “~”.',
  'mapping-assumed': 'The tokens are right for that tokenizer; whether the model has it is the vendor’s to say. No “~”.',
  calibrated: 'The range is narrower, but never gone: another text may behave otherwise. With “~”.',
  estimate: 'The ratios below times the tokens of o200k_base, by kind of text. With “~” and a range.',
};

/** About the tokenizers: what the counts rest on, how sure they are, and under which terms the vocabularies are carried. */
export function TokenizersView() {
  const tokenizer = useApp((state) => selectModel(state).tokenizer);
  return (
    <div className="@container min-h-0 flex-1 overflow-y-auto">
      <div className="flex flex-col gap-7 px-[var(--gutter)] py-4">
        <Section title="How sure a count is" intro="A sum is as sure as its weakest part; the ends of the ranges add up.">
          <dl className="m-0 grid gap-x-8 gap-y-3 @2xl:grid-cols-2 @6xl:grid-cols-4">
            {DEGREES.map((degree) => {
              const { label, tone, meaning } = exactnessLook(degree);
              return (
                <div key={degree}>
                  <dt>
                    <Badge tone={tone}>{label}</Badge>
                  </dt>
                  <dd className="m-0 mt-1 text-ink-soft">
                    {meaning} {MORE[degree]}
                  </dd>
                </div>
              );
            })}
          </dl>
        </Section>
        <Section title="Vocabularies" intro="Carried with the page, loaded when a model needs them, and run in this browser.">
          <div className="grid gap-3 @4xl:grid-cols-2">
            {ENCODING_IDS.map((encodingId) => (
              <VocabularyCard key={encodingId} encodingId={encodingId} isChosen={tokenizer.kind !== 'estimate' && tokenizer.encodingId === encodingId} />
            ))}
          </div>
        </Section>
        <Section
          title="Estimates"
          intro="For models without a public tokenizer, or with one that is not built in: tokens for each token of o200k_base. Texts of a few words may lie outside the range."
        >
          <div className="grid items-start gap-3 @4xl:grid-cols-2">
            {Object.values(ESTIMATE_FAMILIES).map((family) => (
              <FamilyDetails key={family.id} family={family} isChosen={tokenizer.kind === 'estimate' && tokenizer.family === family.id} />
            ))}
          </div>
        </Section>
        <Section title="Known differences" intro="Where a count may not be what a vendor’s own library says.">
          <dl className="m-0 grid gap-x-8 gap-y-3 @2xl:grid-cols-2">
            {KNOWN_DIFFERENCES.map(({ name, words }) => (
              <div key={name}>
                <dt className="font-semibold">{name}</dt>
                <dd className="m-0 text-ink-soft">{words}</dd>
              </div>
            ))}
          </dl>
        </Section>
      </div>
    </div>
  );
}
