// What one of several sessions in a file is called, and when it was changed.
import { textField } from './shape';

const MOST_UNITS = 120;

/** A title of one line, of what may be a long text. */
export function titleLine(text: string): string {
  const line = text.slice(0, 1000).replaceAll(/\s+/g, ' ').trim();
  return line.length > MOST_UNITS ? `${line.slice(0, MOST_UNITS - 1).replace(/[\ud800-\udbff]$/, '')}…` : line;
}

/** The latest moment that a line says, as it is written; '' where none says one. Written so that their text sorts as they do. */
export function lastMoment(lines: readonly unknown[]): string {
  return lines.reduce<string>((latest, line) => (isMoment(textField(line, 'timestamp')) && textField(line, 'timestamp') > latest ? textField(line, 'timestamp') : latest), '');
}

/** Its day, ISO 8601. */
export function lastDay(lines: readonly unknown[]): string {
  return lastMoment(lines).slice(0, 10);
}

function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\d/.test(text);
}
