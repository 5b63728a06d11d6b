// What a part of an office document shows of other parts that have words: charts and diagrams.
import type { Archive } from '@/core/importers/archive/archive';
import { type Result, succeed } from '@/core/result';
import type { DocumentError } from './document';
import { readCharts } from './office-charts';
import { readDiagrams } from './office-diagrams';
import type { Relation } from './relations';
import type { XmlAttributes } from './xml';

export interface Graphics {
  /** Its words in brackets where an element of this name refers to one; '': it does not, or has none. */
  take(name: string, attributes: XmlAttributes): string;
}

/** `hasCells`: as of `readCharts`. Fails only where a cap ends the reading. */
export async function readGraphics(archive: Archive, relations: readonly Relation[], hasCells = false): Promise<Result<Graphics, DocumentError>> {
  const diagrams = await readDiagrams(archive, relations);
  if (!diagrams.ok) return diagrams;
  const charts = await readCharts(archive, relations, hasCells);
  if (!charts.ok) return charts;
  return succeed({
    take: (name, attributes) => (name === 'relIds' ? diagrams.value.take(attributes) : name === 'chart' ? charts.value.take(attributes) : ''),
  });
}
