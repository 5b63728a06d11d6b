// The views that are open: which documents of the home worker they show, and which of them a new request can use again.
import type { PartText } from '@/core/prompt/long-text';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { RowTable } from '@/core/tokenize/spans';
import type { Caller } from './caller';
import { mirrorDocument, type MirroredDocument } from './mirrored-document';
import type { ToWorker, Vocabulary } from './protocol';
import type { Sizes } from './sizes';
import type { OpenRequest } from './task';
import type { ViewAnswer, ViewRequest } from './tokenizer';
import { createViewOpening } from './view-opening';

export interface Views {
  open(request: ViewRequest, vocabulary: Vocabulary, caller: Caller<ViewAnswer>): OpenRequest;
  close(key: string): void;
  /** The rows of an open view. */
  rowsOf(viewId: number): RowTable | undefined;
  /** The home worker is gone. */
  clear(): void;
}

interface KeyedView {
  documents: readonly MirroredDocument[];
  /** Undefined while the view is not laid out, or its documents are about to change. */
  viewId: number | undefined;
  rows: RowTable | undefined;
  caller: Caller<ViewAnswer>;
}

export function createViews(sizes: Sizes, nextId: () => number, tellHome: (message: ToWorker) => void): Views {
  const views = new Map<string, KeyedView>();

  function forget(documents: readonly MirroredDocument[], viewId: number | undefined): void {
    const documentIds = documents.filter(({ hasBegun }) => hasBegun).map(({ id }) => id);
    for (const document of documents) document.lose(undefined);
    const viewIds = viewId === undefined ? [] : [viewId];
    if (documentIds.length + viewIds.length > 0) tellHome({ kind: 'forget', documentIds, viewIds, heldIds: [] });
  }

  /** Documents for the segments, made from those there are where that saves work. */
  function documentsFor(
    encodingId: EncodingId,
    segments: readonly PartText[],
    known: readonly MirroredDocument[],
  ): MirroredDocument[] {
    const shorter = Math.min(segments.length, known.length);
    let before = 0;
    while (before < shorter && known[before]!.target === segments[before]) before += 1;
    let after = 0;
    while (after < shorter - before && known.at(-1 - after)!.target === segments.at(-1 - after)) after += 1;
    const firstAfter = segments.length - after;
    return segments.map((segment, index) => {
      const place = index < firstAfter ? index : index - segments.length + known.length;
      const old = index < firstAfter && index >= known.length - after ? undefined : known[place];
      if (old?.encodingId === encodingId && old.aim(segment)) return old;
      const fresh = mirrorDocument(nextId(), encodingId, sizes);
      fresh.aim(segment);
      return fresh;
    });
  }

  function open(request: ViewRequest, vocabulary: Vocabulary, caller: Caller<ViewAnswer>): OpenRequest {
    const { key, encodingId, segments, columns, display = 'text' } = request;
    const old = views.get(key);
    const documents = documentsFor(encodingId, segments, old?.documents ?? []);
    const used = new Set(documents);
    const unused = old?.documents.filter((document) => !used.has(document)) ?? [];
    const isUnchanged = unused.length === 0 && documents.every((document) => document.isThere());
    const view: KeyedView = { documents, viewId: isUnchanged ? old?.viewId : undefined, rows: isUnchanged ? old?.rows : undefined, caller };
    views.set(key, view);
    forget(unused, isUnchanged ? undefined : old?.viewId);
    return createViewOpening({
      key: `view ${key}`,
      ...vocabulary,
      columns,
      display,
      documents,
      caller,
      nextId,
      sizes,
      onLaidOut(viewId, rows) {
        const isWanted = views.get(key) === view && !caller.isOver;
        forget([], isWanted ? view.viewId : viewId);
        if (isWanted) Object.assign(view, { viewId, rows });
      },
      onBroken: () => close(key),
      again: () => open(request, vocabulary, caller),
    });
  }

  function close(key: string): void {
    const view = views.get(key);
    if (!view) return;
    views.delete(key);
    forget(view.documents, view.viewId);
    view.caller.fail({ kind: 'closed' });
  }

  return {
    open,
    close,
    rowsOf: (viewId) => [...views.values()].find((view) => view.viewId === viewId)?.rows,
    clear() {
      const lost = [...views.values()];
      views.clear();
      for (const { documents } of lost) for (const document of documents) document.lose(undefined);
    },
  };
}
