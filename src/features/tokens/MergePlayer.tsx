import { ChevronLeft, ChevronRight, Pause, Play as PlayIcon } from 'lucide-react';
import { formatInteger } from '@/core/units';
import { IconButton } from '@/ui/Button';
import type { StageWords } from './stage-words';
import type { Play } from './use-play';

/** Moves through the stages: by itself, step by step, or to any of them. The slider takes arrows, Home and End. */
export function MergePlayer({ play, steps, words }: { play: Play; steps: number; words: StageWords }) {
  const { merges, isPlaying, goTo, toggle } = play;
  return (
    <div role="group" aria-label="Merge steps" className="flex flex-col gap-1">
      <div className="flex items-center gap-0.5">
        <IconButton
          label={isPlaying ? 'Pause' : 'Play'}
          icon={isPlaying ? <Pause size={15} aria-hidden /> : <PlayIcon size={15} aria-hidden />}
          className="border border-line-strong text-ink"
          onClick={toggle}
        />
        <IconButton label="One merge back" icon={<ChevronLeft size={15} aria-hidden />} disabled={merges === 0} onClick={() => goTo(merges - 1)} />
        <input
          type="range"
          aria-label="Merges done"
          aria-valuetext={`${words.done} ${words.next}`}
          min={0}
          max={steps}
          step={1}
          value={merges}
          onChange={(event) => goTo(event.target.valueAsNumber)}
          className="h-6 min-w-0 flex-1 accent-accent"
        />
        <IconButton label="One merge on" icon={<ChevronRight size={15} aria-hidden />} disabled={merges === steps} onClick={() => goTo(merges + 1)} />
        <span aria-hidden className="min-w-[5ch] text-right font-mono text-micro text-ink-faint">
          {formatInteger(merges)}/{formatInteger(steps)}
        </span>
      </div>
      {/* Every stage in words, but not one on top of the other while it plays. */}
      <p aria-live={isPlaying ? 'off' : 'polite'} className="m-0 min-h-[3.1875rem] text-small [overflow-wrap:anywhere] text-ink-soft">
        {words.done} <span className="block">{words.next}</span>
      </p>
    </div>
  );
}
