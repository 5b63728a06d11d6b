import { expect, it } from 'vitest';
import { type AppState, SUB_VIEWS, VIEWS } from './app-state';
import { caseInView } from './case-in-view';

it('every view says what it is of while a case is shown, but those that say nothing of the prompt', () => {
  const shownCase = { id: 'worst' } as AppState['shownCase'];
  const first = { models: 'table', cost: 'request', position: 'overlay' } as const;
  const said = (view: AppState['view'], subViews: AppState['subViews'] = first) => {
    const found = caseInView({ shownCase, view, subViews });
    return found === null ? 'nothing' : found.isOfText ? 'text' : found.id;
  };
  const plain = [...VIEWS, 'prompt' as const].filter((view) => !(view in SUB_VIEWS)).map((view) => [view, said(view)]);
  const parts = (['models', 'cost', 'position'] as const).flatMap((view) => SUB_VIEWS[view].map((part) => [`${view}/${part}`, said(view, { ...first, [view]: part })]));
  const by = (what: string) => [...plain, ...parts].flatMap(([name, own]) => (own === what ? [name] : []));
  expect(by('worst')).toEqual(['split', 'fit', 'limits', 'memory', 'prompt', 'models/table', 'cost/request', 'cost/conversation', 'cost/architecture', 'position/length']);
  expect(by('text')).toEqual(['tokens', 'edit', 'waste', 'compare', 'align', 'versions', 'cost/cache', 'position/overlay', 'position/order', 'position/rot']);
  expect(by('nothing')).toEqual(['languages', 'tokenizers', 'folder', 'batch', 'models/own', 'models/newer', 'position/needles', 'position/claims']);
  expect(caseInView({ shownCase: null, view: 'split', subViews: first })).toBeNull();
});
