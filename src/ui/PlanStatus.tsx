import { Progress } from './Progress';

/** How far a plan is: texts are looked through, then what would be left is counted; null: nothing is counted yet. */
export function PlanStatus({ isSearching, counted, label }: { isSearching: boolean; counted: { readonly done: number; readonly all: number } | null; label: string }) {
  return (
    <p role="status" className="m-0 ml-auto inline-flex min-h-5 items-center gap-2 text-small text-ink-soft">
      {isSearching ? 'Looking through the texts…' : null}
      {counted !== null && counted.done < counted.all ? (
        <>
          Counting
          <Progress label={label} done={counted.done} whole={counted.all} className="w-24" />
        </>
      ) : null}
    </p>
  );
}
