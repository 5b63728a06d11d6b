import { field, firstField, isRecord, jsonText, type JsonRecord, listField, textField } from '@/core/importers/formats/shape';
import { longestFence } from '@/core/importers/repository/shape-traits';
import { unfenced } from '@/core/importers/unfenced';
import { fail, type Result, succeed } from '@/core/result';
import { counted, type DocumentError, type ReadDocument } from './document';

/** The escape sequences by which a terminal is told of colours (ECMA-48, 5.4). */
const COLOURS = /\u001b\[[0-9;]*[A-Za-z]/g;

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
  let [code, pictures, attached, wordless] = [0, 0, 0, 0];
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
      const { text, pictures: shown } = outputOf(output);
      pictures += shown;
      if (text.trim() === '' && shown === 0 && Object.keys(field(output, 'data') ?? {}).length > 0) wordless += 1;
      if (text.trim() !== '') blocks.push(fenced(text.replace(COLOURS, ''), 'output'));
    }
  }
  return succeed({
    format: 'notebook',
    label: `Jupyter notebook, ${counted(cells.length, 'cell')}`,
    texts: [{ name: null, text: blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n` }],
    notes: [
      ...(code === 0 ? [] : [`${counted(code, 'cell')} of code with the output as text.`]),
      ...(pictures === 0 ? [] : [`Left out: ${counted(pictures, 'picture')} in the output.`]),
      ...(attached === 0 ? [] : [`Left out: ${counted(attached, 'file')} attached to cells.`]),
      ...(wordless === 0 ? [] : [`Left out: ${counted(wordless, 'output')} without a text.`]),
    ],
  });
}

function outputOf(output: JsonRecord): { readonly text: string; readonly pictures: number } {
  const inside = field(output, 'data');
  const data = isRecord(inside) ? inside : output;
  const pictures = Object.keys(data).filter((type) => /^image\/|^(?:png|jpeg|svg)$/.test(type)).length;
  if (/^(?:error|pyerr)$/.test(textField(output, 'output_type'))) return { text: listField(output, 'traceback').map(String).join('\n') || [textField(output, 'ename'), textField(output, 'evalue')].filter((text) => text !== '').join(': '), pictures };
  const json = field(data, 'application/json');
  const plain = joinedLines(field(output, 'text') ?? firstField(data, ['text/plain', 'text/markdown', 'text/latex'])) || (json === undefined ? '' : jsonText(json));
  // The plain form of a picture only names its class.
  return { text: pictures > 0 && /^<.*>$/.test(plain.trim()) ? '' : plain, pictures };
}

/** A fence that the text does not contain. */
function fenced(text: string, word: string): string {
  const fence = '`'.repeat(Math.max(3, longestFence(text) + 1));
  return `${fence}${word}\n${text.trimEnd()}\n${fence}`;
}

/** Texts are one string or a list of lines that keep their ends. */
function joinedLines(value: unknown): string {
  return typeof value === 'string' ? value : Array.isArray(value) ? value.filter((line) => typeof line === 'string').join('') : '';
}
