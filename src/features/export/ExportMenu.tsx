import { Copy, FileJson, FileText, Link, Save } from 'lucide-react';
import { useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { Menu } from '@/ui/Menu';
import { ReportProgress } from './ReportProgress';
import { saveReport } from './save-report';
import { saveWork } from './save-work';

export function ExportMenu() {
  const store = useAppStore();
  return (
    <>
      <ReportProgress />
      <Menu
        align="end"
        trigger={<Button look="primary">Export</Button>}
        entries={[
          { label: 'Share as a link', icon: <Link size={14} />, onSelect: () => store.getState().open('share') },
          { label: 'Save work as a file', icon: <Save size={14} />, onSelect: () => void saveWork(store) },
          { label: 'Report (JSON)', icon: <FileJson size={14} />, onSelect: () => void saveReport(store, 'saveJson') },
          { label: 'Report (Markdown)', icon: <FileText size={14} />, onSelect: () => void saveReport(store, 'saveMarkdown') },
          { label: 'Copy report as Markdown', icon: <Copy size={14} />, onSelect: () => void saveReport(store, 'copyMarkdown') },
        ]}
      />
    </>
  );
}
