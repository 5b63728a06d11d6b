import { useEffect, useState } from 'react';

/** Most texts are done before a bar could be read; only a longer wait is shown. */
const QUIET_MS = 150;

export function TokenizeProgress({ share }: { share: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  const percent = Math.floor(share * 100);
  return (
    <div className="pointer-events-none absolute inset-x-0 top-0 z-10">
      <div role="progressbar" aria-label="Tokenizing" aria-valuenow={percent} className="h-[3px] bg-line">
        {/* Scaled, not widened: nothing is laid out again. */}
        <div className="h-full origin-left bg-accent" style={{ transform: `scaleX(${share})` }} />
      </div>
      <p className="m-0 mt-2 mr-3 ml-auto w-max rounded-sm border border-line bg-panel px-2 py-0.5 text-small text-ink-soft">Tokenizing… {percent} %</p>
    </div>
  );
}
