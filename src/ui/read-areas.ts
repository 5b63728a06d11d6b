// Areas that are elements of the page, read off it, so that they can be drawn anew. What marks them: `data-areas` with a
// heading on what holds them, `data-area` with the kind on each, `data-line` on what is written on one.

import type { AreasPicture } from '@/core/share/areas-svg';

export function readAreas(element: HTMLElement): Pick<AreasPicture, 'heading' | 'width' | 'height' | 'areas'> {
  const whole = element.getBoundingClientRect();
  const areas = [...element.querySelectorAll<HTMLElement>('[data-area]')].map((area) => {
    const { x, y, width, height } = area.getBoundingClientRect();
    const { backgroundColor, color } = getComputedStyle(area);
    const lines = [...area.querySelectorAll('[data-line]')].map(({ textContent }) => textContent);
    return { x: x - whole.x, y: y - whole.y, width, height, title: area.title, lines, kind: area.dataset['area'] ?? '', fill: backgroundColor, ink: color };
  });
  return { heading: element.dataset['areas'] ?? '', width: whole.width, height: whole.height, areas };
}
