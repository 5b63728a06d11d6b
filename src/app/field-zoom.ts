/**
 * An iPhone zooms in on a field whose text is smaller than 16 px, and leaves it to the user to zoom out again. It does not with
 * this; by hand it can be zoomed as ever there. In other browsers this would forbid that.
 */
export function keepFieldsFromZooming(): void {
  const viewport = document.querySelector<HTMLMetaElement>('meta[name="viewport"]');
  if (viewport !== null && /iPhone|iPod/.test(navigator.userAgent)) viewport.content += ', maximum-scale=1';
}
