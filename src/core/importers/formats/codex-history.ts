// What a model was sent in one session of Codex, line by line.
import { type RebuiltHistory, rebuiltHistory, sentAgain } from './codex-compaction';
import type { Draft } from './draft';
import { type Held, keepReport } from './first-request';
import { readItem } from './responses-items';
import { field, listField, modelField, textField } from './shape';
import { lastReportIn, type ReportedUsage } from '@/core/importers/reported-usage';

/** Of the files, for the client to go back to; it takes it out of what it sends. */
const isSnapshot = (item: unknown): boolean => textField(item, 'type') === 'ghost_snapshot';

/** Of an answer: what the model says, thinks and calls. */
const isOfModel = (item: unknown): boolean => textField(item, 'role') === 'assistant' || textField(item, 'type') === 'reasoning' || textField(item, 'type').endsWith('_call');

/** Adds to the draft what the model is sent of a session as it stands, and what it was sent before each compaction. */
export function readCodexSession(known: readonly unknown[], draft: Draft): void {
  let hasBase = false;
  /** What the model was sent with, since the last compaction. */
  let window: unknown[] = [];
  /** What the first request since then held: all before its answer. */
  let held: Held | null = null;
  let hasReport = false;
  const rebuilds = { count: 0, isCut: false };
  for (const line of known) {
    const payload = field(line, 'payload');
    switch (textField(line, 'type')) {
      case 'session_meta': {
        const text = baseText(payload);
        // A session that was taken up again repeats it.
        if (!hasBase) draft.addBase(text);
        hasBase ||= text !== '';
        break;
      }
      case 'turn_context':
        draft.modelId = modelField(payload) ?? draft.modelId;
        break;
      case 'response_item':
        if (isSnapshot(payload)) {
          draft.leftOut('snapshot of the client');
          break;
        }
        if (isOfModel(payload)) held ??= draft.sizes;
        readItem(payload, draft);
        window.push(payload);
        break;
      case 'compacted': {
        const { items, rebuilt } = compacted(payload, window);
        draft.replaceTurns(() => {
          for (const item of items) readItem(item, draft);
        }, sentAgain(window, items));
        window = [...items];
        [held, hasReport] = [null, false];
        draft.firstRequest = null;
        if (rebuilt === null) break;
        rebuilds.count += 1;
        rebuilds.isCut ||= rebuilt.isCut;
        break;
      }
      default:
        // Events repeat what the items say, but for what was counted.
        if (held === null || hasReport) break;
        hasReport = keepReport(draft, reportIn([line], draft), held);
        break;
    }
  }
  // What was reported before a compaction was of the longer history that it replaced.
  draft.lastReport = reportIn(known.slice(known.findLastIndex((line) => textField(line, 'type') === 'compacted') + 1), draft);
  if (rebuilds.count > 0) draft.note({ kind: 'rebuilt-history', ...rebuilds });
}

function baseText(session: unknown): string {
  const base = field(session, 'base_instructions') ?? field(session, 'instructions');
  return typeof base === 'string' ? base : textField(base, 'text');
}

function compacted(payload: unknown, window: readonly unknown[]): { readonly items: readonly unknown[]; readonly rebuilt: RebuiltHistory | null } {
  const replacement = listField(payload, 'replacement_history').filter((item) => !isSnapshot(item));
  const rebuilt = replacement.length > 0 ? null : rebuiltHistory(window, textField(payload, 'message'));
  return { items: rebuilt?.items ?? replacement, rebuilt };
}

/** The event says no model: it is that of the turn. */
function reportIn(lines: readonly unknown[], { modelId }: Draft): ReportedUsage | null {
  const report = lastReportIn(lines);
  return report === null ? null : { ...report, model: report.model ?? modelId };
}
