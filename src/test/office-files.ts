// Office documents and books as small as they may be, of XML as their programs write it.
import { zipOf, type ZipFile } from './zip-files';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

const relations = (...targets: readonly (readonly [type: string, target: string])[]) =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
const types = { path: '[Content_Types].xml', content: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>` };

/** A Word document of this body; other parts by their type, such as "comments". */
export function docxOf(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array<ArrayBuffer> {
  return zipOf([
    types,
    { path: '_rels/.rels', content: relations(['officeDocument', 'word/document.xml']) },
    { path: 'word/_rels/document.xml.rels', content: relations(...Object.keys(parts).map((type) => [type, `${type}.xml`] as const)) },
    { path: 'word/document.xml', content: `${XML}<w:document ${WORD}><w:body>${body}</w:body></w:document>` },
    ...Object.entries(parts).map(([type, content]): ZipFile => ({ path: `word/${type}.xml`, content: `${XML}<w:${type} ${WORD}>${content}</w:${type}>` })),
  ]);
}

export interface TestSlide {
  readonly shapes: string;
  readonly notes?: string;
  readonly comments?: string;
  readonly isHidden?: boolean;
}

/** A presentation: the first slide to be shown is the last file. */
export function pptxOf(slides: readonly TestSlide[]): Uint8Array<ArrayBuffer> {
  const last = slides.length;
  const fileOf = (index: number) => `slide${last - index}.xml`;
  return zipOf([
    types,
    { path: '_rels/.rels', content: relations(['officeDocument', '/ppt/presentation.xml']) },
    { path: 'ppt/presentation.xml', content: `${XML}<p:presentation ${DRAWING}><p:sldIdLst>${slides.map((_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 1}"/>`).join('')}</p:sldIdLst></p:presentation>` },
    { path: 'ppt/_rels/presentation.xml.rels', content: relations(...slides.map((_, index) => ['slide', `slides/${fileOf(index)}`] as const)) },
    ...slides.flatMap(({ shapes, notes, comments, isHidden = false }, index): ZipFile[] => [
      { path: `ppt/slides/${fileOf(index)}`, content: `${XML}<p:sld ${DRAWING}${isHidden ? ' show="0"' : ''}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>` },
      { path: `ppt/slides/_rels/${fileOf(index)}.rels`, content: relations(...(notes === undefined ? [] : [['notesSlide', `../notesSlides/notes${index}.xml`] as const]), ...(comments === undefined ? [] : [['comments', `../comments/comment${index}.xml`] as const])) },
      ...(comments === undefined ? [] : [{ path: `ppt/comments/comment${index}.xml`, content: `${XML}<p:cmLst ${DRAWING}>${comments}</p:cmLst>` }]),
      ...(notes === undefined
        ? []
        : [
            { path: `ppt/notesSlides/notes${index}.xml`, content: `${XML}<p:notes ${DRAWING}><p:cSld><p:spTree>${notes}</p:spTree></p:cSld></p:notes>` },
          ]),
    ]),
  ]);
}

export interface TestSheet {
  readonly name: string;
  readonly rows: string;
  readonly state?: string;
  readonly comments?: string;
  /** What lies on its cells. */
  readonly drawing?: string;
  /** A chartsheet has no cells: `rows` are what it has in their place. */
  readonly kind?: 'worksheet' | 'chartsheet';
}

export function xlsxOf(sheets: readonly TestSheet[], parts: { readonly strings?: string; readonly styles?: string; readonly date1904?: boolean } = {}): Uint8Array<ArrayBuffer> {
  return zipOf([
    types,
    { path: '_rels/.rels', content: relations(['officeDocument', 'xl/workbook.xml']) },
    { path: 'xl/_rels/workbook.xml.rels', content: relations(...sheets.map(({ kind = 'worksheet' }, index) => [kind, `worksheets/sheet${index + 1}.xml`] as const), ['sharedStrings', 'sharedStrings.xml'], ['styles', 'styles.xml']) },
    {
      path: 'xl/workbook.xml',
      content: `${XML}<workbook ${SHEET}><workbookPr date1904="${parts.date1904 === true ? 1 : 0}"/><sheets>${sheets.map(({ name, state = 'visible' }, index) => `<sheet name="${name}" sheetId="${index + 1}" state="${state}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    },
    { path: 'xl/sharedStrings.xml', content: `${XML}<sst ${SHEET}>${parts.strings ?? ''}</sst>` },
    { path: 'xl/styles.xml', content: `${XML}<styleSheet ${SHEET}>${parts.styles ?? ''}</styleSheet>` },
    ...sheets.flatMap(({ rows, comments, drawing, kind = 'worksheet' }, index): ZipFile[] => {
      const [commented, drawn] = [`comments${index + 1}.xml`, `drawings/drawing${index + 1}.xml`];
      return [
        { path: `xl/worksheets/sheet${index + 1}.xml`, content: `${XML}<${kind} ${SHEET}>${rows}</${kind}>` },
        { path: `xl/worksheets/_rels/sheet${index + 1}.xml.rels`, content: relations(...(comments === undefined ? [] : [['comments', `../${commented}`] as const]), ...(drawing === undefined ? [] : [['drawing', `../${drawn}`] as const])) },
        ...(comments === undefined ? [] : [{ path: `xl/${commented}`, content: `${XML}<comments ${SHEET}>${comments}</comments>` }]),
        ...(drawing === undefined ? [] : [{ path: `xl/${drawn}`, content: `${XML}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" ${DRAWING}>${drawing}</xdr:wsDr>` }]),
      ];
    }),
  ]);
}

/** A book of these chapters in XHTML, in the order of its spine, which is not that of its files. */
export function epubOf(chapters: readonly string[], more: readonly ZipFile[] = []): Uint8Array<ArrayBuffer> {
  const items = chapters.map((_, index) => `<item id="c${index}" href="text/chapter%20${index}.xhtml" media-type="application/xhtml+xml"/>`);
  return zipOf([
    { path: 'mimetype', content: 'application/epub+zip', isStored: true },
    { path: 'META-INF/container.xml', content: `${XML}<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>` },
    { path: 'OEBPS/book.opf', content: `${XML}<package xmlns="http://www.idpf.org/2007/opf"><manifest>${items.toReversed().join('')}</manifest><spine>${chapters.map((_, index) => `<itemref idref="c${index}"/>`).join('')}</spine></package>` },
    ...chapters.map((content, index): ZipFile => ({ path: `OEBPS/text/chapter ${index}.xhtml`, content })),
    ...more,
  ]);
}
