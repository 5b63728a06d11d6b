import type { CSSProperties } from 'react';

/** A line under a character that several tokens make: one dash a token, the chosen one thicker. No tokens to lay out. */
export function partTicks(count: number, chosen: number): CSSProperties {
  const width = `${100 / count}%`;
  const dashes = 'linear-gradient(to right, var(--ink-faint) calc(100% - 1.5px), transparent 0)';
  if (chosen < 0 || chosen >= count) {
    return { backgroundImage: dashes, backgroundSize: `${width} 2px`, backgroundRepeat: 'repeat-x', backgroundPosition: '0 100%' };
  }
  return {
    backgroundImage: `linear-gradient(var(--accent), var(--accent)), ${dashes}`,
    backgroundSize: `${width} 4px, ${width} 2px`,
    backgroundRepeat: 'no-repeat, repeat-x',
    backgroundPosition: `${(chosen / (count - 1)) * 100}% 100%, 0 100%`,
  };
}
