import { useState } from 'react';
import { namesInWords } from '@/core/name-list';
import { formatInteger } from '@/core/units';

/** Names that are told before the others are asked for. */
const MOST_NAMES = 10;

/** Names in a sentence; of many the first, and a button that shows the others. */
export function FieldNames({ names }: { names: readonly string[] }) {
  const [isWhole, setIsWhole] = useState(false);
  if (names.length <= MOST_NAMES) return namesInWords(names);
  return (
    <>
      {isWhole ? namesInWords(names, names.length) : names.slice(0, MOST_NAMES).join(', ')}{' '}
      <button type="button" aria-expanded={isWhole} className="min-h-6 rounded-sm text-small text-accent underline decoration-1 underline-offset-3" onClick={() => setIsWhole(!isWhole)}>
        {isWhole ? 'Show fewer' : `and ${formatInteger(names.length - MOST_NAMES)} more`}
      </button>
    </>
  );
}
