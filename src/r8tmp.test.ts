import { it } from 'vitest';
import { readFileSync } from 'node:fs';
import { importText } from '@/core/importers/formats/registry';
import { importDetails, importWords, keptWords } from '@/core/importers/formats/import-words';
it('x', () => {
  const all = JSON.parse(readFileSync('/tmp/r8-in.json','utf8')) as Record<string, unknown>;
  for (const [name, value] of Object.entries(all)) {
    const i = importText(typeof value === 'string' ? value : JSON.stringify(value));
    if (i === null) { console.log('#####', name, 'NULL'); continue; }
    console.log('#####', name, '\n', importWords(i), '\n', importDetails(i).join('\n '), '\n', keptWords(i, undefined).join('\n'), '\nMODEL', i.modelId, i.maxOutputTokens, '\nSYS', JSON.stringify(i.system.map(s=>[s.name,s.text])), '\nTOOLS', i.tools.replace(/\s+/g,' '), '\nTURNS', JSON.stringify(i.turns.map(t=>[t.speaker,t.text,t.callIds,t.compacted])), '\nEARLIER', JSON.stringify(i.earlier.map(e=>e.map(t=>t.text))), '\nDOCS', JSON.stringify(i.documents), '\nFILES', JSON.stringify(i.files.map(f=>f.name)), '\nQ', i.question, '\nFIELDS', JSON.stringify(i.requestFields));
  }
});
