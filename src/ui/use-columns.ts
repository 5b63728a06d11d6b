import { useLayoutEffect, useState, type RefObject } from 'react';

const LEAST_COLUMNS = 8;
/** Fonts that draw a little wider than their cell need some room. */
const SPARE_COLUMNS = 1;

/** Set in the font of the tokens; long, so that the advance is known to a fraction of a pixel. */
export const PROBE = '0'.repeat(100);

/**
 * Monospace columns that fit into `box`; 0 before it was measured. `probe` is a hidden element that holds PROBE.
 * Measured again when either changes its size, at most once a frame.
 */
export function useColumns(box: RefObject<HTMLElement | null>, probe: RefObject<HTMLElement | null>): number {
  const [columns, setColumns] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    const sample = probe.current;
    if (element === null || sample === null) return;
    let frame = 0;
    const measure = () => {
      frame = 0;
      const advancePx = sample.getBoundingClientRect().width / PROBE.length;
      if (advancePx === 0 || element.clientWidth === 0) return;
      setColumns(Math.max(LEAST_COLUMNS, Math.floor(element.clientWidth / advancePx) - SPARE_COLUMNS));
    };
    // The observer reports the first size too, after the page's own layout: asking for it here would force one more.
    const observer = new ResizeObserver(() => {
      if (frame === 0) frame = requestAnimationFrame(measure);
    });
    observer.observe(element);
    observer.observe(sample);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [box, probe]);
  return columns;
}
