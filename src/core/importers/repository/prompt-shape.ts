// How files are written into one text: with their paths as headings, as tagged documents, or as fenced blocks.
export const SHAPES = ['plain', 'xml', 'markdown'] as const;
export type Shape = (typeof SHAPES)[number];

/** What stands around a file's text. */
export interface Frame {
  readonly before: string;
  readonly after: string;
}

/** What stands around all files where they are one text. Files that are parts of their own, `isPerFile`, are not in one frame. */
export function outerFrame(shape: Shape, isPerFile = false): Frame {
  return shape === 'xml' && !isPerFile ? { before: '<documents>\n', after: '</documents>\n' } : { before: '', after: '' };
}

/**
 * What stands around one file. `index` counts from 1. xml: the tags that Anthropic's guide to long prompts uses
 * (platform.claude.com/docs/en/build-with-claude/prompt-engineering/long-context-tips, 2026-10), the path escaped and the text as
 * it is. markdown: a fence longer than any run of backticks in the text (CommonMark 0.31, 4.5), so `fence` comes from `shapeTraits`.
 */
export function frameOf(shape: Shape, path: string, index: number, fence: number, endsInBreak: boolean): Frame {
  const name = path.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
  const lineEnd = endsInBreak ? '' : '\n';
  if (shape === 'xml') {
    return { before: `<document index="${index}">\n<source>${escaped(name)}</source>\n<document_content>\n`, after: `${lineEnd}</document_content>\n</document>\n` };
  }
  if (shape === 'markdown') {
    const marks = '`'.repeat(Math.max(3, fence + 1));
    return { before: `## ${name}\n\n${marks}${languageOf(name)}\n`, after: `${lineEnd}${marks}\n\n` };
  }
  return { before: `==> ${name} <==\n`, after: `${lineEnd}\n` };
}

/** The file's ending as the name of its language, which is what highlighters know. */
function languageOf(path: string): string {
  return /\.([A-Za-z0-9+#-]{1,12})$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
