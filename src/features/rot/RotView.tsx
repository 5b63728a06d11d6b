import { NamedGroup } from '@/ui/NamedGroup';
import { OutsideLink } from '@/ui/OutsideLink';
import { Badge } from '@/ui/Badge';
import { CompactionSimulator } from './CompactionSimulator';
import { LoadPanel } from './LoadPanel';
import { PlaceBadge, PlacePanel } from './PlacePanel';

/** What long contexts do to answers: by place, by length, by what is left of a history; each with what it rests on. */
export function RotView() {
  return (
    <div className="@container min-h-0 flex-1 overflow-y-auto">
      <div className="grid gap-x-8 gap-y-6 px-[var(--gutter)] py-4 @3xl:grid-cols-2">
        <NamedGroup heading="h2" title="By place" aside={<PlaceBadge />}>
          <PlacePanel />
        </NamedGroup>
        <NamedGroup heading="h2" title="By length" aside={<Badge tone="ok">measured</Badge>}>
          <LoadPanel />
        </NamedGroup>
        <NamedGroup heading="h2" title="By compaction" aside={<Badge tone="warn">your assumption</Badge>}>
          <CompactionSimulator />
        </NamedGroup>
        <NamedGroup heading="h2" title="Context anxiety" aside={<Badge tone="plain">vendor observation</Badge>}>
          <p className="m-0 max-w-prose">
            Claude Sonnet 4.5 was seen to wrap up early when it took its window to be nearly full: by Anthropic, its vendor, and by Cognition, which rebuilt an agent on it (September 2025). That is what was observed of one model. There is no curve of it, and none is drawn here.
          </p>
          <p className="m-0 max-w-prose">
            <OutsideLink href="https://arxiv.org/abs/2502.15840">Vending-Bench</OutsideLink>, a long simulation of a business, found no link between the moment of failing and a full window (r = 0.167, 2025).
          </p>
          <p className="m-0 max-w-prose text-small text-ink-soft">
            “Context rot” is Chroma’s word for scores that fall with length (<OutsideLink href="https://github.com/chroma-core/context-rot">report of 2025</OutsideLink>); others use it for the place in the prompt. The two are kept apart here.
          </p>
        </NamedGroup>
      </div>
    </div>
  );
}
