import { useEffect, useRef, useState } from 'react';
import type { Result } from '@/core/result';
import type { LinkError, SharedWork } from '@/core/share/link';
import { useApp, useAppStore, useBusy } from '@/state/react';
import { readLink } from '@/state/share-links';
import { Button } from '@/ui/Button';
import { Modal } from '@/ui/Modal';
import { linkErrorWords } from './link-words';
import { SharedFileDialog } from './SharedFileDialog';
import { SharedPreview } from './SharedPreview';

/** What a link or a file holds, before anything of it touches the user's own work. */
export function SharedDialog({ recall }: { recall: () => Promise<void> }) {
  const link = useApp((state) => state.sharedLink);
  const file = useApp((state) => state.sharedFile);
  if (link !== null) return <SharedLinkDialog key={link} fragment={link} recall={recall} />;
  return file === null ? null : <SharedFileDialog file={file} />;
}

function SharedLinkDialog({ fragment, recall }: { fragment: string; recall: () => Promise<void> }) {
  const store = useAppStore();
  const [read, setRead] = useState<Result<SharedWork, LinkError> | null>(null);
  useBusy('reading a link', read === null);
  useEffect(() => {
    let isWanted = true;
    void readLink(fragment).then((result) => isWanted && setRead(result));
    return () => {
      isWanted = false;
    };
  }, [fragment]);
  // What is read comes after the dialog has opened, and with it the answer that changes nothing.
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (read === null) return;
    content.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    store.setState({ isLinkShown: true });
  }, [store, read]);
  const close = () => store.getState().showLink(null);
  return (
    <Modal title="Shared work" onClose={close}>
      <div ref={content} className="flex flex-col gap-4 p-4">
        {read === null ? <p role="status" className="m-0">Reading the link…</p> : null}
        {read?.ok === false ? (
          <>
            <p role="alert" className="m-0">
              The link was not opened: {linkErrorWords(read.error)}.
            </p>
            <p className="m-0 text-ink-soft">Your work is as it was.</p>
            <Button look="primary" data-autofocus className="self-end" onClick={close}>
              Close
            </Button>
          </>
        ) : null}
        {read?.ok === true ? <SharedPreview shared={read.value} recall={recall} onClose={close} /> : null}
      </div>
    </Modal>
  );
}
