import { MakeTests } from './MakeTests';
import { ResultsPane } from './ResultsPane';

/** Needle tests for the user's own model: prompts to send, and what came back of them. */
export function NeedlesView() {
  return (
    <div role="region" aria-label="Needle tests" tabIndex={0} className="@container min-h-0 flex-1 overflow-y-auto -outline-offset-2">
      <div className="grid gap-x-10 gap-y-8 px-[var(--gutter)] py-4 @4xl:grid-cols-2">
        <MakeTests />
        <ResultsPane />
      </div>
    </div>
  );
}
