import { useRef } from 'react';
import { hasSecretName, secretNamesWords } from '@/core/importers/repository/secret-names';
import { type Part, shownName } from '@/core/prompt/part';
import type { CaseId, Variables } from '@/core/prompt/template-case';
import type { PartFigures } from '@/core/share/withheld-work';
import { countedTokens } from '@/core/tokenize/count';
import { formatBytes, type UnitId } from '@/core/units';
import { Button } from '@/ui/Button';
import { ROLE_LOOK } from '@/ui/role-look';
import { variablesSent } from './variable-words';

/** Which texts go with the link: none, unless the user says so. */
export function TextChoices({ parts, figures, included, variables, chosenCase, onChange }: {
  parts: readonly Part[];
  figures: ReadonlyMap<UnitId, PartFigures>;
  included: ReadonlySet<UnitId>;
  variables: Variables | undefined;
  chosenCase: CaseId | null;
  onChange: (included: ReadonlySet<UnitId>) => void;
}) {
  const texts = parts.filter(({ id }) => figures.has(id));
  const list = useRef<HTMLUListElement>(null);
  const bytes = [...included].reduce((sum, id) => sum + (figures.get(id)?.bytes ?? 0), 0);
  const toggle = (id: UnitId) => {
    const next = new Set(included);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  const secret = texts.filter(({ id, name }) => included.has(id) && hasSecretName(name));
  const leaveOut = () => {
    onChange(new Set([...included].filter((id) => !secret.some((part) => part.id === id))));
    list.current?.querySelector('input')?.focus();
  };
  const words = variablesSent(variables, texts.length > 0 && included.size === texts.length, chosenCase);
  return (
    <fieldset className="m-0 flex min-w-0 flex-col gap-1.5 border-0 p-0">
      <legend className="label-caps p-0">Texts in the link</legend>
      <div className="flex min-h-7 flex-wrap items-center gap-2">
        <span className="flex-1 basis-60 text-ink-soft">{included.size === 0 ? `None: only names${words === '' ? '' : ', also of variables'}, roles, sizes, counts and settings` : `${included.size} of ${texts.length}, ${formatBytes(bytes)}`}</span>
        <Button size="small" disabled={included.size === texts.length} onClick={() => onChange(new Set(texts.map(({ id }) => id)))}>
          Include all
        </Button>
        <Button size="small" disabled={included.size === 0} onClick={() => onChange(new Set())}>
          Include none
        </Button>
      </div>
      {/* Half a row at its end says that there are more. */}
      <ul ref={list} aria-label="Parts" className="m-0 max-h-[11.8rem] list-none overflow-y-auto rounded-md border border-line p-0">
        {texts.map((part) => {
          const known = figures.get(part.id);
          return (
            <li key={part.id} className="border-line not-first:border-t">
              <label className="flex min-h-7 cursor-pointer items-center gap-2 px-2 py-0.5">
                <input type="checkbox" className="m-0 shrink-0 accent-[var(--accent)]" checked={included.has(part.id)} onChange={() => toggle(part.id)} />
                <span aria-hidden className="size-2 shrink-0 rounded-[2px]" style={{ backgroundColor: ROLE_LOOK[part.role].color }} />
                <span className="min-w-0 flex-1 truncate">{shownName(part)}</span>
                <span className="shrink-0 text-small text-ink-soft">{known === undefined ? '' : `${formatBytes(known.bytes)}, ${countedTokens(known.count)}`}</span>
              </label>
            </li>
          );
        })}
      </ul>
      {secret.length === 0 ? null : (
        <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-warn">
          <span className="min-w-0 flex-1 basis-60 wrap-anywhere">{secretNamesWords(secret.map(({ name }) => name), 'part')}. Who has the link can read what stands there.</span>
          <Button size="small" onClick={leaveOut}>
            {secret.length === 1 ? 'Leave it out' : 'Leave them out'}
          </Button>
        </div>
      )}
      {words === '' ? null : <p className="m-0 text-small text-ink-soft">{words}</p>}
    </fieldset>
  );
}
