import { useEffect, useRef, useState } from 'react';
import type { ReportedUsage } from '@/core/importers/reported-usage';
import { describeUsageError } from '@/core/importers/reported-usage-words';
import { useBusy } from '@/state/react';
import { readReport } from './read-report';

export interface ReportReading {
  /** What was read last, or null; also after `forget`. */
  readonly report: ReportedUsage | null;
  readonly isReading: boolean;
  /** Reads a response or a transcript; the newest wins. */
  read(source: string | File): void;
  /** Takes what was read already. */
  take(report: ReportedUsage): void;
  forget(): void;
}

/** Reads reports of tokens: `onReport` gets what was found, `onProblem` what to say where nothing was. */
export function useReport(onReport: (report: ReportedUsage) => void, onProblem: (words: string) => void): ReportReading {
  const [report, setReport] = useState<ReportedUsage | null>(null);
  const [isReading, setIsReading] = useState(false);
  const current = useRef(0);
  useBusy('reading a report of tokens', isReading);
  useEffect(() => () => void (current.current += 1), []);

  const forget = () => {
    current.current += 1;
    setReport(null);
    setIsReading(false);
  };
  const take = (taken: ReportedUsage) => {
    setReport(taken);
    onReport(taken);
  };
  const read = async (source: string | File) => {
    forget();
    const mine = current.current;
    setIsReading(true);
    const result = await readReport(source, () => current.current === mine);
    if (result === undefined || current.current !== mine) return;
    setIsReading(false);
    if (result.ok) take(result.value);
    else onProblem(describeUsageError(result.error));
  };
  return { report, isReading, read: (source) => void read(source), take, forget };
}
