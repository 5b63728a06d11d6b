// Charts of the page as files: an SVG that looks the same by itself, with its name and what its colours are, and a PNG of it.
import { KEY_ROW_PX, placedKeys } from '@/core/share/svg-keys';
import { xmlCharacters } from '@/core/share/svg-text';

export interface Drawing {
  readonly name: string;
  /** Whose figures they are; '': the chart says it, or they are nobody's. */
  readonly about: string;
  /** What its axes measure, or the names along the upright one are of; '': they say it, or there is none. */
  readonly axes: { readonly x: string; readonly y: string };
  /** What stands below it on the page. */
  readonly caption: string;
  /** What its colours and lines are called, each with its mark. */
  readonly keys: readonly HTMLElement[];
  /** The chart's own element; of areas that are elements of the page, what holds them. */
  readonly element: SVGSVGElement | HTMLElement;
}

const NAMESPACE = 'http://www.w3.org/2000/svg';
/** What a drawing's look rests on; written on every element, as the page's style sheets do not go with it. */
const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline', 'visibility'] as const;
/** What only SVG elements of a drawing are: no code, no page within the picture, no address. */
const KEPT = new Set(['svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'defs', 'clipPath', 'title', 'desc', 'pattern', 'linearGradient', 'stop']);
const PIXELS = 2;
const EDGE = 16;
/** Baselines of the name, of what stands below it and of the name of the axis upwards, and the chart below them. */
const [NAME_Y, ABOUT_Y, AXIS_Y] = [28, 46, 66];
const AXIS_ROW_PX = 16;
/** A character of the heading, on average; a little wide. */
const HEADING_CHARACTER_PX = 8;

/** The charts that are shown within an element: of each figure its largest drawing. */
export function drawingsIn(within: ParentNode): readonly Drawing[] {
  return [...within.querySelectorAll('figure')].flatMap((figure) => {
    const areaOf = (element: Element) => element.getBoundingClientRect().width * element.getBoundingClientRect().height;
    const [element] = [...figure.querySelectorAll<SVGSVGElement | HTMLElement>('svg, canvas, [data-areas]:has([data-area])')].filter((each) => areaOf(each) > 2500).toSorted((a, b) => areaOf(b) - areaOf(a));
    const caption = figure.querySelector('figcaption')?.innerText.replace(/\s+/g, ' ').trim() ?? '';
    const axes = figure.querySelector<HTMLElement>('[data-x-axis]')?.dataset;
    return element === undefined ? [] : [{ name: figure.getAttribute('aria-label') ?? 'Chart', about: figure.dataset['about'] ?? '', axes: { x: axes?.['xAxis'] ?? '', y: axes?.['yAxis'] === undefined ? (axes?.['yNames'] ?? '') : `↑ ${axes['yAxis']}` }, caption, keys: [...figure.querySelectorAll<HTMLElement>('[data-keys] > li')], element }];
  });
}

/** A whole SVG document of a drawing, on the ground that it stands on: its name above it, with whose it is and of which day, its keys below, its caption for who does not see it. */
export function svgOf(element: SVGSVGElement, { name, about, axes, caption, keys }: Omit<Drawing, 'element'>, day: string): string {
  const { width, height } = element.getBoundingClientRect();
  const { color, fontFamily } = getComputedStyle(element);
  const [marks, labels] = [keys.map(markOf), keys.map(labelOf)];
  const places = placedKeys(labels, Math.max(0, ...marks.map((mark) => mark.width)), width);
  const top = axes.y === '' ? ABOUT_Y + 12 : AXIS_Y + 4;
  const below = top + Math.ceil(height) + (axes.x === '' ? 0 : AXIS_ROW_PX);
  const origin = originOf(about, day);
  const wholeHeight = below + EDGE + KEY_ROW_PX * (1 + (places.at(-1)?.row ?? -1));
  const wholeWidth = 2 * EDGE + Math.max(Math.ceil(width), Math.max(name.length, origin.length) * HEADING_CHARACTER_PX);
  const chart = copied(element);
  // What reaches over its edges, such as the last figure of an axis, is seen in the margin.
  for (const [key, value] of Object.entries({ x: EDGE, y: top, width, height, overflow: 'visible' })) chart.setAttribute(key, String(value));
  if (!chart.hasAttribute('viewBox')) chart.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const whole = svgElement('svg', { width: wholeWidth, height: wholeHeight, viewBox: `0 0 ${wholeWidth} ${wholeHeight}`, role: 'img', 'font-family': fontFamily, 'font-size': 12, fill: color }, [
    svgElement('title', {}, [name]),
    ...(caption === '' ? [] : [svgElement('desc', {}, [caption])]),
    svgElement('rect', { width: '100%', height: '100%', fill: groundOf(element) }),
    svgElement('text', { x: EDGE, y: NAME_Y, 'font-size': 14, 'font-weight': 600 }, [name]),
    svgElement('text', { x: EDGE, y: ABOUT_Y }, [origin]),
    ...(axes.y === '' ? [] : [svgElement('text', { x: EDGE, y: AXIS_Y, 'font-size': 11 }, [axes.y])]),
    chart,
    ...(axes.x === '' ? [] : [svgElement('text', { x: EDGE + width, y: below - 2, 'font-size': 11, 'text-anchor': 'end' }, [`${axes.x} →`])]),
    ...places.flatMap(({ x, labelX, row }, index) => {
      const y = below + KEY_ROW_PX * (row + 1);
      return [svgElement('g', { transform: `translate(${EDGE + x} ${y - 10})` }, [marks[index]?.drawn ?? '']), svgElement('text', { x: EDGE + labelX, y }, [labels[index] ?? ''])];
    }),
  ]);
  return `${xmlCharacters(new XMLSerializer().serializeToString(whole))}\n`;
}

/** "GPT-5.5 · 2026-11-29" */
export function originOf(about: string, day: string): string {
  return about === '' ? day : `${about} · ${day}`;
}

/** A key's mark as SVG: a drawing is copied, a sign written, and a box drawn in its colours. */
function markOf(key: HTMLElement): { readonly drawn: Element; readonly width: number } {
  const mark = key.firstElementChild;
  if (mark instanceof SVGSVGElement) return { drawn: copied(mark), width: mark.getBoundingClientRect().width };
  if (mark === null) return { drawn: svgElement('g', {}), width: 0 };
  const { backgroundColor, borderColor, color } = getComputedStyle(mark);
  const sign = mark.textContent.trim();
  return { drawn: sign === '' ? svgElement('rect', { width: 10, height: 10, rx: 2, fill: backgroundColor, stroke: borderColor }) : svgElement('text', { y: 10, fill: color }, [sign]), width: 10 };
}

/** Without its mark. */
function labelOf(key: HTMLElement): string {
  return [...key.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : [])).join('');
}

function svgElement(name: string, attributes: Readonly<Record<string, string | number>>, children: readonly (Element | string)[] = []): Element {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
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
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}
