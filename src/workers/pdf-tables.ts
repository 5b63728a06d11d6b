// The tables by which PDFs name CJK characters. Each is a module of the page's own, as the policy lets nothing be fetched.
const modules = import.meta.glob<string>('/node_modules/pdfjs-dist/cmaps/*.bcmap', { query: '?url&inline', import: 'default' });

/** The table of this name, or null where there is none or it did not load. */
export async function loadCMap(name: string): Promise<Uint8Array | null> {
  const load = modules[`/node_modules/pdfjs-dist/cmaps/${name}.bcmap`];
  const url = await load?.().catch(() => undefined);
  if (url === undefined) return null;
  const binary = atob(url.slice(url.indexOf(',') + 1));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
