import { WORKED_EXAMPLES, type WorkedExample } from '@/core/pricing/worked-examples';
import { workOut } from '@/core/pricing/worked-step';
import { selectCatalogue } from '@/state/price-selectors';
import { useApp, useAppStore } from '@/state/react';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { SideScroll } from '@/ui/SideScroll';

/** Calculations of published texts: each opens as a scenario over a price that is only claimed. */
export function Examples({ open }: { open: WorkedExample | null }) {
  const store = useAppStore();
  const documents = useApp((state) => selectCatalogue(state)?.documents ?? null);
  return (
    <div className="flex flex-col gap-2">
      <p className="m-0 text-small text-ink-soft">Calculations of published texts, done again with their own inputs. Prices and windows in them are claims, not figures of the catalogue.</p>
      <ul aria-label="Worked examples" className="m-0 flex list-none flex-wrap gap-1.5 p-0">
        {WORKED_EXAMPLES.map((example) => (
          <li key={example.id}>
            <Button
              size="small"
              aria-pressed={open?.id === example.id}
              className="h-auto min-h-7 whitespace-normal text-left aria-pressed:border-accent aria-pressed:bg-accent-wash"
              onClick={() => store.getState().openExample(open?.id === example.id ? null : example.scenario)}
            >
              {example.name}
            </Button>
          </li>
        ))}
      </ul>
      {open !== null && <OpenExample example={open} from={documents?.find(({ id }) => id === open.documentId) ?? null} />}
    </div>
  );
}

function OpenExample({ example, from }: { example: WorkedExample; from: { readonly name: string; readonly asOf: string } | null }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="m-0">
        <span className="text-ink-faint">{from === null ? '' : `${from.name}, ${from.asOf}: `}</span>
        {example.says}
      </p>
      <SideScroll label="Steps of this example">
        <table aria-label="Steps of the example" className="w-full border-separate border-spacing-0 text-left">
          <thead className="text-micro text-ink-faint">
            <tr>
              <th scope="col" className="py-1 font-normal">Step</th>
              <th scope="col" className="py-1 pl-3 font-normal">Stated</th>
              <th scope="col" className="py-1 pl-3 font-normal">Is</th>
              <th scope="col" className="py-1 pl-3 font-normal"><span className="sr-only">Verdict</span></th>
            </tr>
          </thead>
          <tbody>
            {example.steps.map((step, index) => {
              const { calculation, stated, computed, holds } = workOut(step);
              return (
                <tr key={index} className="align-top [&>*]:border-t [&>*]:border-line [&>*]:py-1">
                  <th scope="row" className="font-normal">
                    {step.label}
                    <span className="block text-small text-ink-faint">{calculation}</span>
                  </th>
                  <td className="pl-3">{stated}</td>
                  <td className={`pl-3 ${holds ? '' : 'font-semibold'}`}>{computed}</td>
                  <td className="pl-3">
                    <Badge tone={holds ? 'ok' : 'bad'}>{holds ? 'holds' : 'fails'}</Badge>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </SideScroll>
      <p className="m-0">{example.lesson}</p>
    </div>
  );
}
