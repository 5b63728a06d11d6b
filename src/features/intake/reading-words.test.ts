import { expect, it } from 'vitest';
import { readingWords } from './reading-words';

it('names the file that is read, and how far it or all of them are', () => {
  const all = { name: 'report.docx', doneFiles: 0, totalFiles: 3, doneBytes: 500_000, totalBytes: 4_000_000 };
  const page = { words: '1.3 MB of 3.0 MB unpacked', done: 1, whole: 3 };
  expect(readingWords({ ...all, page })).toBe('report.docx, 1.3 MB of 3.0 MB unpacked · 1 of 3 files');
  expect(readingWords(all)).toBe('report.docx · 1 of 3 files, 500.0 KB of 4.0 MB');
  // Of thousands of files the sizes are not known at first.
  expect(readingWords({ ...all, doneBytes: 0, totalBytes: 0 })).toBe('report.docx · 1 of 3 files');
  expect(readingWords({ ...all, doneFiles: 3 })).toContain('3 of 3 files');
  expect(readingWords({ ...all, totalFiles: 1 })).toBe('report.docx, 500.0 KB of 4.0 MB');
  // Nor is that of one, until it is asked for.
  expect(readingWords({ ...all, totalFiles: 1, doneBytes: 0, totalBytes: 0 })).toBe('report.docx');
  expect(readingWords({ ...all, totalFiles: 1, page })).toBe('report.docx, 1.3 MB of 3.0 MB unpacked');
});
