import { field, firstField, isRecord, listField, textField } from '@/core/importers/formats/shape';
import { longestFence } from '@/core/importers/repository/shape-traits';
import { unfenced } from '@/core/importers/unfenced';
import { fail, type Result, succeed } from '@/core/result';
import { counted, type DocumentError, type ReadDocument } from './document';
import { leftOutNotes } from './html';
import { nothingInHtml } from './html-text';
import { type FoundInOutputs, joinedLines, outputText } from './notebook-outputs';

/** The cells of a Jupyter notebook (nbformat 3 and 4): text as it stands, code and its output fenced. Pictures are counted, never text. The JSON may stand in a fence of Markdown. */
export function readNotebook(json: string): Result<ReadDocument, DocumentError> {
  let notebook: unknown;
  try {
    notebook = JSON.parse(unfenced(json) ?? json);
  } catch {
    return fail({ kind: 'broken', format: 'notebook' });
  }
  if (!['cells', 'worksheets'].some((key) => Array.isArray(field(notebook, key)))) return fail({ kind: 'broken', format: 'notebook' });
  const cells = (listField(notebook, 'cells').length > 0 ? listField(notebook, 'cells') : listField(listField(notebook, 'worksheets')[0], 'cells')).filter(isRecord);
  const metadata = field(notebook, 'metadata');
  const named = textField(field(metadata, 'language_info'), 'name') || textField(field(metadata, 'kernelspec'), 'language');
  const language = /^[\w+#.-]{1,30}$/.test(named) ? named : '';
  let [code, attached] = [0, 0];
  const found: FoundInOutputs = { pictures: 0, wordless: 0, overwritten: 0, html: nothingInHtml() };
  const blocks: string[] = [];
  for (const cell of cells) {
    const source = joinedLines(firstField(cell, ['source', 'input']));
    const attachments = field(cell, 'attachments');
    attached += isRecord(attachments) ? Object.keys(attachments).length : 0;
    if (textField(cell, 'cell_type') !== 'code') {
      if (source.trim() !== '') blocks.push(source.trimEnd());
      continue;
    }
    code += 1;
    if (source.trim() !== '') blocks.push(fenced(source, language));
    for (const output of listField(cell, 'outputs').filter(isRecord)) {
      const text = outputText(output, found);
      if (text.trim() !== '') blocks.push(fenced(text, 'output'));
    }
  }
  return succeed({
    format: 'notebook',
    label: `Jupyter notebook, ${counted(cells.length, 'cell')}`,
    texts: [{ name: null, text: blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n` }],
    notes: [
      ...(code === 0 ? [] : [`${counted(code, 'cell')} of code with the output as text.`]),
      ...(found.pictures === 0 ? [] : [`Left out: ${counted(found.pictures, 'picture')} in the output.`]),
      ...(attached === 0 ? [] : [`Left out: ${counted(attached, 'file')} attached to cells.`]),
      ...(found.wordless === 0 ? [] : [`Left out: ${counted(found.wordless, 'output')} without a text.`]),
      ...(found.overwritten === 0 ? [] : [`Left out: ${counted(found.overwritten, 'line')} of output that ${found.overwritten === 1 ? 'was' : 'were'} written over.`]),
      ...leftOutNotes(found.html),
    ],
  });
}

/** A fence that the text does not contain. */
function fenced(text: string, word: string): string {
  const fence = '`'.repeat(Math.max(3, longestFence(text) + 1));
  return `${fence}${word}\n${text.trimEnd()}\n${fence}`;
}
