import { useEffect, useState } from 'react';
import { formatBytes, formatShare } from '@/core/units';
import { useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';

interface Storage {
  readonly usedBytes: number | null;
  readonly quotaBytes: number | null;
  /** null: the browser does not say. */
  readonly isPersistent: boolean | null;
}

const ALMOST_FULL = 0.8;

/** How much this browser keeps for the page, whether it may clear it by itself, and the way to delete all of it. `isClosed`: it opens no storage, of which there is nothing to say then. */
export function StoredData({ isClosed, erase }: { isClosed: boolean; erase: () => Promise<void> }) {
  const store = useAppStore();
  const [stored, setStored] = useState<Storage | null>(null);
  /** null: not yet, so that the button takes no focus as it comes. */
  const [isAsking, setIsAsking] = useState<boolean | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    void look().then(setStored);
  }, []);
  const persist = async () => {
    const isPersistent = await navigator.storage.persist().catch(() => false);
    setStored(await look());
    setSaid(isPersistent ? '' : 'The browser did not agree; it often does once a page is bookmarked or used more.');
  };
  const eraseNow = () => {
    void store.getState().track('deleting', erase()).catch(() => setSaid('Not everything could be deleted. The browser’s own settings for this page can do it.'));
  };
  return (
    <section aria-label="Stored data" className="flex flex-col gap-2 border-t border-line pt-3">
      <h3 className="label-caps m-0">Stored in this browser</h3>
      {isClosed ? null : <Space stored={stored} onPersist={persist} />}
      {isAsking === true ? (
        <div role="group" aria-label="Delete all local data" className="flex flex-wrap items-center gap-2 rounded-md border border-line bg-bad-wash px-3 py-2">
          <span className="min-w-0 flex-1 basis-60">All workspaces, own figures and settings of this page are deleted, in every tab. There is no undo.</span>
          <Button autoFocus size="small" onClick={() => setIsAsking(false)}>
            Keep them
          </Button>
          <Button size="small" look="danger" onClick={eraseNow}>
            Delete everything
          </Button>
        </div>
      ) : (
        <Button autoFocus={isAsking === false} size="small" look="danger" className="self-start" onClick={() => setIsAsking(true)}>
          Delete all local data
        </Button>
      )}
      <p role="status" className="m-0 text-small text-ink-soft empty:hidden">
        {said}
      </p>
    </section>
  );
}

/** What is used of how much, and whether it stays. */
function Space({ stored, onPersist }: { stored: Storage | null; onPersist: () => Promise<void> }) {
  const share = stored?.usedBytes == null || !stored.quotaBytes ? null : stored.usedBytes / stored.quotaBytes;
  return (
    <>
      <p className="m-0">
        {stored?.usedBytes == null ? 'The browser does not say how much it keeps for this page.' : `${formatBytes(stored.usedBytes)} used${stored.quotaBytes === null ? '' : ` of ${formatBytes(stored.quotaBytes)} that the browser allows`}.`}
        {share !== null && share > ALMOST_FULL ? <span className="text-warn"> {formatShare(share)} full: delete workspaces, or save them as files.</span> : null}
      </p>
      {stored?.isPersistent == null ? null : (
        <div className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 flex-1 basis-60 text-ink-soft">{stored.isPersistent ? 'The browser keeps it until you delete it.' : 'The browser may clear it when space is short, or after weeks without a visit; Safari does after seven days.'}</span>
          {stored.isPersistent ? null : (
            <Button size="small" onClick={() => void onPersist()}>
              Ask to keep it
            </Button>
          )}
        </div>
      )}
    </>
  );
}

async function look(): Promise<Storage> {
  // Absent where the page is not served securely.
  const storage = navigator.storage as StorageManager | undefined;
  const estimate = await storage?.estimate?.().catch(() => undefined);
  const isPersistent = await storage?.persisted?.().catch(() => null);
  return { usedBytes: estimate?.usage ?? null, quotaBytes: estimate?.quota ?? null, isPersistent: isPersistent ?? null };
}
