import { NeedlesView } from '@/features/needles/NeedlesView';
import { keepNeedles } from '@/state/needle-defaults';
import { useKept } from './use-kept';

/** Needle tests, once what was set at the last visit is back. */
export function NeedlesPage() {
  return useKept(keepNeedles) ? <NeedlesView /> : null;
}
