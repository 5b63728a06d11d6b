// Ramps of colour for heat maps that stay apart under the common colour-vision deficiencies, where red and green do not.

/** Colours at equal steps, "#rrggbb". */
export type Ramp = readonly string[];

/** For scores, low to high. J. R. Nuñez, C. R. Anderton, R. S. Renslow, PLOS ONE 13(7):e0199239, 2018; eleven steps as d3-scale-chromatic has it (ISC). */
export const CIVIDIS: Ramp = ['#002051', '#0a326a', '#2b446e', '#4d566d', '#696970', '#7f7c75', '#948f78', '#ada476', '#caba6a', '#ead156', '#fdea45'];

/** For differences, below to above; the middle is none. ColorBrewer 2.0 by Cynthia Brewer (Apache-2.0). */
export const PU_OR: Ramp = ['#7f3b08', '#b35806', '#e08214', '#fdb863', '#fee0b6', '#f7f7f7', '#d8daeb', '#b2abd2', '#8073ac', '#542788', '#2d004b'];

type Rgb = readonly [red: number, green: number, blue: number];

/** The colour at a share of the ramp, held within 0…1, as "rgb(r g b)". */
export function rampColor(ramp: Ramp, fraction: number): string {
  return `rgb(${rgbAt(ramp, fraction).join(' ')})`;
}

/** Black or white, whichever stands out more from the colour there (WCAG 2.2 contrast). */
export function rampInk(ramp: Ramp, fraction: number): string {
  const light = luminance(rgbAt(ramp, fraction));
  return (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) ? '#000000' : '#ffffff';
}

/** A ramp as CSS, left to right. */
export function rampGradient(ramp: Ramp): string {
  return `linear-gradient(to right, ${ramp.join(', ')})`;
}

function rgbAt(ramp: Ramp, fraction: number): Rgb {
  const place = Math.min(1, Math.max(0, Number.isFinite(fraction) ? fraction : 0)) * (ramp.length - 1);
  const [from, to] = [channels(ramp[Math.floor(place)]), channels(ramp[Math.ceil(place)])];
  const share = place - Math.floor(place);
  const mixed = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [mixed(0), mixed(1), mixed(2)];
}

function channels(hex = '#000000'): Rgb {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

function luminance(rgb: Rgb): number {
  const linear = (channel: number) => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
}
