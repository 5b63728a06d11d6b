// The text of a page as it is put down: white space that is owed before the next word, passages in white letters in brackets,
// and what is raised or lowered as one piece.
import type { TextOut } from './document';
import { type Level, levelled } from './superscripts';

export interface PageText {
  /** Puts down text with the white space that is owed. `isWhite`: in white letters, whatever is behind them. */
  put(text: string, isWhite?: boolean): void;
  /** So many lines are owed at least. */
  oweLines(count: number): void;
  oweSpace(): void;
  /** A break by itself: two of them make an empty line. */
  breakLine(): void;
  beginScript(level: Level): void;
  endScript(): void;
  end(): void;
}

interface Script {
  readonly level: Level;
  /** What is owed before it. */
  gap: string;
  text: string;
  /** The last character that was put into it. */
  last: string;
  isWhite: boolean;
}

/** `onWhite` is told of each passage in white letters. */
export function createPageText(out: TextOut, onWhite: () => void): PageText {
  let [lines, space, isStart] = [0, '', true];
  let [isInWhite, last] = [false, ''];
  const scripts: Script[] = [];
  const write = (gap: string, text: string, end: string, isWhite: boolean) => {
    const script = scripts.at(-1);
    if (script !== undefined) {
      if (script.text === '') script.gap = gap;
      else script.text += gap;
      script.text += text;
      script.last = end;
      script.isWhite ||= isWhite;
      return;
    }
    if (isInWhite && !isWhite) out.write(']');
    out.write(gap);
    if (isWhite && !isInWhite) {
      onWhite();
      out.write('[white: ');
    }
    isInWhite = isWhite;
    out.write(text);
    last = end;
  };
  const endScript = () => {
    const script = scripts.pop();
    if (script === undefined || script.text === '') return;
    const before = script.gap === '' ? (scripts.at(-1)?.last ?? last) : ' ';
    write(script.gap, levelled(script.text, script.level, before), script.last, script.isWhite);
  };
  return {
    put: (text, isWhite = false) => {
      const gap = isStart ? '' : lines > 0 ? '\n'.repeat(lines) : space;
      [lines, space, isStart] = [0, '', false];
      write(gap, text, text.at(-1) ?? '', isWhite);
    },
    oweLines: (count) => {
      lines = Math.max(lines, count);
    },
    oweSpace: () => {
      space = ' ';
    },
    breakLine: () => {
      lines = Math.min(2, lines + 1);
    },
    beginScript: (level) => {
      scripts.push({ level, gap: '', text: '', last: '', isWhite: false });
    },
    endScript,
    end: () => {
      while (scripts.length > 0) endScript();
      if (isInWhite) out.write(']');
    },
  };
}
