// Of every format of the registry: each text that a model is sent stands in the parts once, and what does not is told.
import { describe, expect, it } from 'vitest';
import { FORMAT_SAMPLES, marksIn, sampleText, stringsOf } from '@/test/format-samples';
import { FORMAT_NAMES, type Imported, type ImportNote } from './imported';
import { textsOf } from './imported-parts';
import { importText } from './registry';

const samples = Object.entries(FORMAT_SAMPLES);
/** A note by its kind and what it is of: "left-out cache mark". */
function told(note: ImportNote): string {
  const about = Object.entries(note).find(([key, value]) => ['type', 'what', 'ref', 'by', 'name', 'taken'].includes(key) && value !== '');
  return about === undefined ? note.kind : `${note.kind} ${String(about[1])}`;
}
const partsText = (imported: Imported) => textsOf(imported).join('\n');

describe('a sample of every kind of block', () => {
  it('is there for each format', () => {
    expect([...Object.keys(FORMAT_SAMPLES), 'labelled'].toSorted()).toEqual(Object.keys(FORMAT_NAMES).toSorted());
  });

  it.each(samples)('%s: every text is in the parts exactly once, and the rest is told', (format, sample) => {
    const imported = importText(sampleText(sample))!;
    expect(imported.format).toBe(format);
    const written = stringsOf(sample.isLines === true ? sample.value : [sample.value]).flatMap((each) => marksIn(each, '§'));
    expect(new Set(written).size).toBe(written.length);
    expect(marksIn(partsText(imported), '§').toSorted()).toEqual(written.toSorted());
    expect(marksIn(partsText(imported), '¤')).toEqual([]);
    expect(imported.notes.map(told).toSorted()).toEqual(sample.told.toSorted());
  });
});
