import { ShownText } from './ShownText';
import { shortLabelOf } from './token-label';

/** The bytes of a token: characters as they are, white space visible, other bytes in hexadecimal; long ones cut short. */
export function BytesLabel({ bytes }: { bytes: Uint8Array }) {
  return shortLabelOf(bytes).map((run, index) =>
    run.isHex ? (
      <span key={index} className="text-micro text-ink-soft italic">
        {run.text}
      </span>
    ) : (
      <ShownText key={index} text={run.text} />
    ),
  );
}
