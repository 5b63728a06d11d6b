// Charts of the page as files: an SVG that looks the same by itself, and a PNG of it.

export interface Drawing {
  readonly name: string;
  /** The chart's own element; of areas that are elements of the page, what holds them. */
  readonly element: SVGSVGElement | HTMLCanvasElement | HTMLElement;
}

const NAMESPACE = 'http://www.w3.org/2000/svg';
/** What a drawing's look rests on; written on every element, as the page's style sheets do not go with it. */
const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline', 'visibility'] as const;
/** What only SVG elements of a drawing are: no code, no page within the picture, no address. */
const KEPT = new Set(['svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'defs', 'clipPath', 'title', 'desc', 'pattern', 'linearGradient', 'stop']);
const PIXELS = 2;

/** The charts that are shown within an element: of each figure its largest drawing. */
export function drawingsIn(within: ParentNode): readonly Drawing[] {
  return [...within.querySelectorAll('figure')].flatMap((figure) => {
    const areaOf = (element: Element) => element.getBoundingClientRect().width * element.getBoundingClientRect().height;
    const [element] = [...figure.querySelectorAll<SVGSVGElement | HTMLElement>('svg, canvas, [data-areas]:has([data-area])')].filter((each) => areaOf(each) > 2500).toSorted((a, b) => areaOf(b) - areaOf(a));
    return element === undefined ? [] : [{ name: figure.getAttribute('aria-label') ?? 'Chart', element }];
  });
}

/** A whole SVG document of a drawing, on the ground that it stands on. */
export function svgOf(element: SVGSVGElement, title: string): string {
  const { width, height } = element.getBoundingClientRect();
  const copy = copied(element) as SVGSVGElement;
  copy.setAttribute('xmlns', NAMESPACE);
  copy.setAttribute('width', String(Math.round(width)));
  copy.setAttribute('height', String(Math.round(height)));
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${Math.round(width)} ${Math.round(height)}`);
  const ground = document.createElementNS(NAMESPACE, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', groundOf(element));
  const name = document.createElementNS(NAMESPACE, 'title');
  name.textContent = title;
  copy.prepend(name, ground);
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}

function copied(element: Element): Element {
  const copy = document.createElementNS(NAMESPACE, element.localName);
  for (const { name, value } of element.attributes) {
    if (!/^(on|class$|style$|href|xlink|data-|aria-|role$|tabindex)/i.test(name) && !/url\((?!["']?#)|javascript:/i.test(value)) copy.setAttribute(name, value);
  }
  const style = getComputedStyle(element);
  for (const property of STYLES) {
    const value = style.getPropertyValue(property);
    if (value !== '' && !/url\((?!["']?#)/.test(value)) copy.setAttribute(property, value);
  }
  for (const child of element.childNodes) {
    if (child instanceof Element) {
      if (KEPT.has(child.localName)) copy.append(copied(child));
    } else if (child.nodeType === Node.TEXT_NODE) copy.append(child.textContent ?? '');
  }
  return copy;
}

/** The colour that an element stands on. */
export function groundOf(element: Element): string {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    if (color !== '' && color !== 'transparent' && !/^rgba\(.*, 0\)$/.test(color)) return color;
  }
  return '#ffffff';
}

/** The picture of an SVG document, two pixels for each of its own; null where the browser cannot draw it. */
export async function pngOfSvg(svg: string): Promise<Blob | null> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth * PIXELS, image.naturalHeight * PIXELS];
    const context = canvas.getContext('2d');
    if (context === null) return null;
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await pngOfCanvas(canvas);
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function pngOfCanvas(canvas: HTMLCanvasElement): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
