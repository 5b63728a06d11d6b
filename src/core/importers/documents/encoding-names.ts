/** The encodings of the web (WHATWG Encoding Standard), as they are chosen from, most used first. */
export const ENCODINGS = [
  'utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'shift_jis', 'euc-jp', 'iso-2022-jp', 'gb18030', 'gbk', 'big5', 'euc-kr',
  'windows-1250', 'windows-1251', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'windows-1257', 'windows-1258', 'windows-874',
  'iso-8859-2', 'iso-8859-3', 'iso-8859-4', 'iso-8859-5', 'iso-8859-6', 'iso-8859-7', 'iso-8859-8', 'iso-8859-10', 'iso-8859-13', 'iso-8859-14', 'iso-8859-15', 'iso-8859-16',
  'koi8-r', 'koi8-u', 'macintosh', 'x-mac-cyrillic', 'ibm866',
] as const;

/** "windows-1252", "UTF-16, little-endian", "Shift_JIS". */
export function encodingName(encoding: string): string {
  const names: Readonly<Record<string, string>> = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16, little-endian', 'utf-16be': 'UTF-16, big-endian', shift_jis: 'Shift_JIS', gb18030: 'GB 18030', gbk: 'GBK', big5: 'Big5', macintosh: 'Mac Roman', 'x-mac-cyrillic': 'Mac Cyrillic', ibm866: 'IBM 866' };
  return names[encoding] ?? (encoding.startsWith('windows') ? encoding : encoding.toUpperCase());
}
