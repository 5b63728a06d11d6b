import { type ReactNode, useDeferredValue, useMemo } from 'react';
import { unsetWords } from '@/core/budget/case-words';
import type { Model } from '@/core/catalog/model';
import { namedModelWords } from '@/core/catalog/named-model-words';
import { modelNamedMostLike } from '@/core/catalog/nearest-model';
import { modelNamed } from '@/core/catalog/reported-model';
import { unknownModel } from '@/state/named-model';
import { openVariables } from '@/state/open-variables';
import { useApp, useAppStore } from '@/state/react';
import { selectModel, selectModels } from '@/state/selectors';
import { takeInstead } from '@/state/take-instead';
import { Button } from '@/ui/Button';

/** What of the request makes the verdict one of something else: the model that it names is not known here, or values are missing. */
export function PromptRemarks(): ReactNode {
  return (
    <>
      <UnknownModel />
      <OpenVariables />
    </>
  );
}

function UnknownModel() {
  const store = useAppStore();
  const name = useApp(unknownModel);
  const model = useApp(selectModel);
  const models = useApp(selectModels);
  // One of the user's own may have come since, under that name.
  const [known, instead] = useMemo(() => {
    const known = name === null ? null : modelNamed(name, models);
    return [known, name === null ? null : (known ?? modelNamedMostLike(name))];
  }, [name, models]);
  if (name === null) return null;
  const onUse = (other: Model) => {
    const { allowedTokens = null, asSent } = store.getState().work.prompt;
    takeInstead(store.getState, other, { name, askedTokens: allowedTokens, settingsJson: asSent?.json });
  };
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-small">
      <p role="status" className="m-0 wrap-anywhere text-warn">
        {namedModelWords(name, model.name, known === null ? ', which is not in the catalogue' : '')}
      </p>
      {instead === null || instead.id === model.id ? null : (
        <span className="print:hidden">
          <Button size="tiny" onClick={() => onUse(instead)}>
            Use {instead.name}
          </Button>
        </span>
      )}
    </div>
  );
}

function OpenVariables() {
  const store = useAppStore();
  const prompt = useDeferredValue(useApp((state) => state.work.prompt));
  const hasValues = useApp((state) => Object.keys(state.work.variables ?? {}).length > 0);
  const names = useMemo(() => (hasValues ? [] : openVariables(prompt)), [prompt, hasValues]);
  if (names.length === 0) return null;
  return (
    <p className="m-0 mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-small wrap-anywhere text-ink-soft print:hidden">
      <span>{unsetWords(names)}</span>
      <Button size="tiny" onClick={() => store.getState().openValues()}>
        Set values
      </Button>
    </p>
  );
}
