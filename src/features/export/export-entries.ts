import type { AppStore } from '@/state/store';
import { savePrompt, saveView } from './save-lazily';
import { copyReport, saveReport } from './save-report';
import { saveWork } from './save-work';

/** What can be saved or shared, in groups; the menu and the palette both list it. */
export const EXPORT_GROUPS = [
  [
    { id: 'share', label: 'Share as a link', run: (store: AppStore) => store.getState().open('share') },
    { id: 'save', label: 'Save work as a file', keys: 'Mod+S', run: (store: AppStore) => void saveWork(store) },
  ],
  [
    { id: 'json', label: 'Report (JSON)', run: (store: AppStore) => void saveReport(store, 'saveJson') },
    { id: 'markdown', label: 'Report (Markdown)', run: (store: AppStore) => void saveReport(store, 'saveMarkdown') },
    { id: 'copy', label: 'Copy report as Markdown', run: (store: AppStore) => void copyReport(store) },
    { id: 'print', label: 'Report on one page (print)', run: (store: AppStore) => store.getState().open('print') },
  ],
  [
    { id: 'prompt-text', label: 'Prompt as text', run: (store: AppStore) => void savePrompt(store, 'savePromptText') },
    { id: 'prompt-openai', label: 'Request for OpenAI (JSON)', api: 'openai', run: (store: AppStore) => void savePrompt(store, 'saveOpenaiRequest') },
    { id: 'prompt-anthropic', label: 'Request for Anthropic (JSON)', api: 'anthropic', run: (store: AppStore) => void savePrompt(store, 'saveAnthropicRequest') },
  ],
  [
    { id: 'bar-svg', label: 'Window bar (SVG)', run: (store: AppStore) => void saveView(store, 'saveBarSvg') },
    { id: 'bar-png', label: 'Window bar (PNG)', run: (store: AppStore) => void saveView(store, 'saveBarPng') },
    { id: 'charts-svg', label: 'Charts of this view (SVG)', run: (store: AppStore) => void saveView(store, 'saveChartsSvg') },
    { id: 'charts-png', label: 'Charts of this view (PNG)', run: (store: AppStore) => void saveView(store, 'saveChartsPng') },
    { id: 'tables-csv', label: 'Tables of this view (CSV)', run: (store: AppStore) => void saveView(store, 'saveTablesCsv') },
    { id: 'tables-markdown', label: 'Tables of this view (Markdown)', run: (store: AppStore) => void saveView(store, 'saveTablesMarkdown') },
  ],
] as const;
