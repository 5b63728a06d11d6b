import { type ClipboardEvent, type FormEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { TokenizerEstimate } from '@/core/catalog/model';
import { ESTIMATE_FAMILIES } from '@/core/catalog/families';
import { isOfOtherFamily } from '@/core/catalog/reported-model';
import type { ReportedUsage } from '@/core/importers/reported-usage';
import { describeUsage } from '@/core/importers/reported-usage-words';
import { calibrate } from '@/core/tokenize/calibrate';
import { describeCalibration } from '@/core/tokenize/calibration';
import { describeCalibrationError } from '@/core/tokenize/calibration-words';
import { formatInteger } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { calibrationInput } from '@/state/calibration-input';
import { Button } from '@/ui/Button';
import { FileButton } from '@/ui/FileButton';
import { localDay } from '@/ui/local-day';
import { parseTokens } from '@/ui/parse-tokens';
import { takesFiles } from '@/ui/takes-files';
import { TranscriptDifference } from './TranscriptDifference';
import { useReport } from './use-report';

const FIELD = 'h-8 rounded-md border border-line-strong bg-panel px-2 text-ink placeholder:text-ink-faint hover:border-ink-faint aria-invalid:border-bad';

/** Takes the input tokens that a vendor reported for this prompt, typed or read from a response, and scales the family's estimate to them. */
export function Calibrate({ tokenizer, today }: { tokenizer: TokenizerEstimate; today: string }) {
  const store = useAppStore();
  const calibration = useApp((state) => state.work.calibrations[tokenizer.family]);
  const isCounting = useApp((state) => state.counting.size > 0);
  const [tokens, setTokens] = useState('');
  const [date, setDate] = useState(today);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const family = ESTIMATE_FAMILIES[tokenizer.family];
  const { report, isReading, read, take, forget } = useReport(({ inputTokens, atMs }) => {
    const day = atMs === null ? today : localDay(new Date(atMs));
    setTokens(formatInteger(inputTokens));
    // A clock that is ahead of this one must not make a day that the field refuses.
    setDate(day < today ? day : today);
    setProblem(null);
  }, setProblem);
  const isWanted = useApp((state) => state.calibrationWanted);
  const [fromImport, setFromImport] = useState<ReportedUsage | null>(null);
  const onWanted = useEffectEvent(() => {
    const { calibrationReport, calibrationFocused } = store.getState();
    field.current?.focus();
    calibrationFocused();
    if (calibrationReport === null) return;
    setFromImport(calibrationReport);
    take(calibrationReport);
  });
  useEffect(() => {
    if (isWanted) onWanted();
  }, [isWanted]);
  const otherModel = report?.model != null && isOfOtherFamily(report.model, tokenizer.family) ? report.model : null;

  const apply = (event: FormEvent) => {
    event.preventDefault();
    const input = calibrationInput(store.getState());
    if (input === null) return;
    const result = calibrate({ ...input, reportedTokens: parseTokens(tokens) ?? Number.NaN, date });
    setProblem(result.ok ? null : describeCalibrationError(result.error));
    if (!result.ok) return;
    store.getState().calibrate(result.value);
    setTokens('');
    forget();
  };
  /** A number goes into the field as it is; anything else is a response to be read. */
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (/^[\d.,_\s]*$/.test(text) || parseTokens(text) !== null) return;
    event.preventDefault();
    readFrom(text);
  };
  const readFrom = (source: string | File) => {
    setProblem(null);
    read(source);
  };
  const change = (set: (text: string) => void) => (event: { target: { value: string } }) => {
    set(event.target.value);
    setProblem(null);
  };

  return (
    <form aria-labelledby={`${id}-title`} noValidate className="flex flex-col gap-2 rounded-md border border-line bg-raised px-3 py-2.5" onSubmit={apply} {...takesFiles('Drop to read the reported tokens', ([file]) => file !== undefined && readFrom(file))}>
      <div className="flex flex-wrap items-baseline gap-x-2">
        <span id={`${id}-title`} className="font-semibold">
          Calibrate
        </span>
        <span className="text-small text-ink-faint">{family.name}</span>
      </div>
      {/* Always there, so that what comes into it is announced. */}
      <div role="status" className="empty:-mb-2">
        {calibration !== undefined && (
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>
              <b className="font-semibold">{capitalized(describeCalibration(calibration))}</b>
              <span className="text-ink-soft"> · texts are {calibration.factor.toFixed(2)} times the estimate</span>
            </span>
            <Button
              size="tiny"
              onClick={() => {
                store.getState().resetCalibration(tokenizer.family);
                // The button goes with what it reset.
                field.current?.focus();
              }}
            >
              Reset
            </Button>
          </span>
        )}
      </div>
      <div className="flex flex-wrap items-end gap-2">
        <label className="flex flex-col gap-0.5 text-small text-ink-soft">
          Reported input_tokens
          <input
            ref={field}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            value={tokens}
            onPaste={paste}
            onChange={(event) => {
              change(setTokens)(event);
              forget();
            }}
            placeholder="61,240"
            aria-invalid={problem !== null || undefined}
            aria-describedby={problem !== null ? `${id}-problem` : report !== null ? `${id}-report` : `${id}-hint`}
            className={`${FIELD} w-32 text-right`}
          />
        </label>
        <FileButton
          label="From a response…"
          onFiles={([file]) => {
            if (file !== undefined) readFrom(file);
          }}
        />
        <label className="flex flex-col gap-0.5 text-small text-ink-soft">
          Day of the report
          <input type="date" value={date} max={today} onChange={change(setDate)} className={FIELD} />
        </label>
        <Button type="submit" look="primary" disabled={isCounting}>
          Apply
        </Button>
      </div>
      {/* Always there, so that what comes into it is announced; the form's status is the calibration. */}
      <div id={`${id}-report`} aria-live="polite" className="text-small text-ink-soft empty:-mb-2">
        {isReading && 'Reading…'}
        {report !== null && describeUsage(report)}
        {report !== null && report === fromImport && <TranscriptDifference reportedTokens={report.inputTokens} />}
        {otherModel !== null && (
          <span className="block text-warn">
            {otherModel} has another tokenizer than {family.name}, so its count says little of this estimate.
          </span>
        )}
      </div>
      {problem !== null ? (
        <span id={`${id}-problem`} role="alert" className="text-small text-bad">
          {problem}
        </span>
      ) : (
        report === null && (
          <span id={`${id}-hint`} className="text-small text-ink-faint">
            Sent this prompt already? Enter what the vendor reported as input, cached tokens included, or paste the response. The estimate then follows it for all models of this family.
          </span>
        )
      )}
    </form>
  );
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
