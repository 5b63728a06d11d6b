import { useAppStore } from '@/state/react';
import type { AskedFile } from '@/state/sharing-slice';
import { openedWords } from '@/state/work-files';
import { Modal } from '@/ui/Modal';
import { SharedPreview } from './SharedPreview';

const NOTHING_TO_RECALL = () => Promise.resolve();

/** What a file of saved work holds that has own figures of models, before anything of it touches the user's own. */
export function SharedFileDialog({ file: { name, ...filed } }: { file: AskedFile }) {
  const store = useAppStore();
  const close = () => store.setState({ sharedFile: null });
  return (
    <Modal title="Saved work" onClose={close}>
      <div className="flex flex-col gap-4 p-4">
        <SharedPreview shared={{ madeBy: '', scenario: null, ...filed }} words={openedWords(name, filed.work)} recall={NOTHING_TO_RECALL} onClose={close} />
      </div>
    </Modal>
  );
}
