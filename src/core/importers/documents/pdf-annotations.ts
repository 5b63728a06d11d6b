// What lies on a page of a PDF and is not in its text: the values of form fields, and notes (ISO 32000-1, 12.5 and 12.7).

/** What is used of an annotation as pdf.js hands it out. */
export interface PdfAnnotation {
  readonly subtype?: string;
  readonly fieldType?: string | null;
  readonly fieldName?: string;
  /** What a form calls the field to its user. */
  readonly alternativeText?: string;
  readonly fieldValue?: unknown;
  readonly checkBox?: boolean;
  readonly radioButton?: boolean;
  readonly password?: boolean;
  /** Not on the page as a reader shows it. */
  readonly hidden?: boolean;
  /** The value of a radio button that is on. */
  readonly buttonValue?: string | null;
  readonly options?: readonly { readonly exportValue?: unknown; readonly displayValue?: unknown }[];
  readonly contentsObj?: { readonly str?: string };
  readonly titleObj?: { readonly str?: string };
  /** Lines of a note whose words are only in its picture. */
  readonly textContent?: readonly string[];
}

export interface FoundOnPages {
  fields: number;
  notes: number;
  /** A field may lie on several places with the same value. */
  readonly seen: Set<string>;
}

/** The note of these is that of another annotation, or an address. */
const WITHOUT_WORDS: ReadonlySet<string | undefined> = new Set(['Popup', 'Link', 'Widget']);

/** A line in brackets for each field that has a value and each note; '' where there are none. */
export function annotationLines(annotations: readonly PdfAnnotation[], found: FoundOnPages): string {
  let lines = '';
  for (const annotation of annotations) {
    const field = annotation.subtype === 'Widget' ? fieldLine(annotation) : null;
    if (field !== null && !found.seen.has(field)) {
      found.seen.add(field);
      found.fields += 1;
      lines += field;
    }
    const note = noteLine(annotation);
    if (note !== null) found.notes += 1;
    lines += note ?? '';
  }
  return lines;
}

function fieldLine(field: PdfAnnotation): string | null {
  const value = valueOf(field);
  const name = (field.alternativeText || field.fieldName || '').trim();
  return value === '' ? null : `[form field${name === '' ? '' : ` ${name}`}: ${value}]\n`;
}

function valueOf({ fieldType, fieldValue, checkBox, radioButton, buttonValue, password, hidden, options = [] }: PdfAnnotation): string {
  if (password === true || hidden === true) return '';
  if (fieldType === 'Tx') return typeof fieldValue === 'string' ? fieldValue.trim() : '';
  if (fieldType === 'Ch') {
    const chosen: readonly unknown[] = Array.isArray(fieldValue) ? fieldValue : [fieldValue];
    const shown = chosen.map((each) => options.find(({ exportValue }) => exportValue === each)?.displayValue ?? each);
    return shown.filter((each) => typeof each === 'string').join(', ').trim();
  }
  if (checkBox === true) return typeof fieldValue === 'string' && fieldValue !== '' && fieldValue !== 'Off' ? 'checked' : '';
  return radioButton === true && typeof buttonValue === 'string' && buttonValue === fieldValue ? buttonValue : '';
}

function noteLine({ subtype, contentsObj, titleObj, textContent = [] }: PdfAnnotation): string | null {
  if (WITHOUT_WORDS.has(subtype)) return null;
  const words = (contentsObj?.str || textContent.join('\n')).replaceAll(/\r\n?/g, '\n').trim();
  const author = titleObj?.str?.trim() ?? '';
  return words === '' ? null : `[note${author === '' ? '' : ` by ${author}`}: ${words}]\n`;
}
