// A text that looks like a request and is no JSON, or too much, stays a document; this says so, and where it breaks. Loaded with the first such text.
import { FORMAT_LIMIT_UNITS } from '@/core/importers/format-telltale';
import { jsonFaultInSteps } from '@/core/prompt/json-fault';
import type { PartText } from '@/core/prompt/long-text';
import { formatInteger, type UnitId } from '@/core/units';
import type { AppState } from './app-state';
import { runInSlices } from './slices-of-time';

/** Keys of requests, transcripts and exports. */
const KEYS = /"(?:messages|contents|input|instructions|tools|mapping|chat_messages|conversations|openapi)"\s*:|"role"\s*:\s*"(?:system|developer|user|assistant|model|tool)"/;
const KEYS_OF_NOTEBOOK = /^\s*\{\s*"(?:cells|metadata|nbformat|nbformat_minor)"\s*:/;
const BEGINNING_UNITS = 1 << 16;

export async function tellBrokenJson(name: string, text: PartText, about: ReadonlySet<UnitId>, notify: AppState['notify']): Promise<void> {
  const beginning = text.slice(0, BEGINNING_UNITS);
  const kind = KEYS_OF_NOTEBOOK.test(beginning) && beginning.includes('"cells"') ? 'notebook' : KEYS.test(beginning) ? 'request' : null;
  if (kind === null || isJson(beginning.split('\n', 1)[0] ?? '')) return;
  if (text.length > FORMAT_LIMIT_UNITS) {
    notify({ tone: 'warning', text: `${name} looks like a ${kind}, but only 32 MB of one are read. It was added as text.`, details: [], action: null, about });
    return;
  }
  const fault = await runInSlices(jsonFaultInSteps(text));
  if (fault === undefined || fault === null) return;
  const where = `line ${formatInteger(fault.line)}, column ${formatInteger(fault.column)}`;
  notify({
    tone: 'warning',
    text: fault.isCutOff ? `${name} looks like a ${kind}, but its JSON ends too early, at ${where}. It was added as text.` : `${name} looks like a ${kind}, but its JSON breaks at ${where}. It was added as text.`,
    details: [],
    action: null,
    about,
  });
}

/** A first line that is a value by itself begins a transcript, whose bad lines are counted elsewhere. */
function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
