// Diagrams as PowerPoint and Word save them: their points with those that only place and join them.
import { expect, it } from 'vitest';
import { withFile } from '@/test/document-files';
import { docxOf, pptxOf } from '@/test/office-files';
import { sourceOf } from '@/test/zip-files';
import { readDocument } from './read-document';

const point = (text: string, type = '') => `<dgm:pt${type}><dgm:prSet phldrT="[Text]"/><dgm:t><a:p><a:r><a:t>${text}</a:t></a:r></a:p></dgm:t></dgm:pt>`;
const DATA = `<dgm:dataModel xmlns:dgm="d" xmlns:a="a"><dgm:ptLst><dgm:pt type="doc"/>${point('plan')}${point('', ' type="parTrans"')}${point('build')}</dgm:ptLst></dgm:dataModel>`;
const REFERENCE = '<a:graphic xmlns:a="a"><dgm:relIds xmlns:dgm="d" xmlns:r="r" r:dm="rId1" r:lo="rId2"/></a:graphic>';
const inWord = (data: string) => docxOf(`<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:r><w:drawing>${REFERENCE}</w:drawing></w:r></w:p>`, { diagramData: data });

async function read(bytes: Uint8Array<ArrayBuffer>) {
  const result = await readDocument(sourceOf(bytes));
  return result.ok ? [result.value.texts[0]?.text, ...result.value.notes] : result.error;
}

it('the words of a diagram stand in brackets where it is shown', async () => {
  expect(await read(inWord(DATA))).toEqual(['See [diagram: plan; build]\n']);
  // The only other part of a slide, as that is all that its relations say of it.
  const slides = pptxOf([{ shapes: `<p:graphicFrame>${REFERENCE}</p:graphicFrame>`, comments: DATA }]);
  const asDiagram = await withFile(slides, 'ppt/slides/_rels/slide1.xml.rels', (file) => ({ ...file, content: String(file.content instanceof Uint8Array ? new TextDecoder().decode(file.content) : file.content).replace('/comments"', '/diagramData"') }));
  expect(await read(asDiagram)).toEqual(['# Slide 1\n\n[diagram: plan; build]\n']);
});

it('one without words, or that is damaged, is told as left out', async () => {
  for (const data of [DATA.replaceAll(/plan|build/g, ' '), '<dgm:dataModel']) expect(await read(inWord(data))).toEqual(['See \n', 'Left out: 1 diagram.']);
});
