import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CIVIDIS, PU_OR, type Ramp, rampColor, rampInk } from './color-ramp';

const channelsOf = (color: string) => [...color.matchAll(/\d+/g)].map(([number]) => Number(number));
const luminanceOf = (color: string) => {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((channel) => (channel <= 10 ? channel / 3294.6 : ((channel / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
/** What is left of a colour for who lacks the cones for green (Machado et al. 2009, severity 1). */
const seenWithoutGreen = (color: string) => {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((channel) => (channel / 255) ** 2.2);
  return [0.367 * red + 0.861 * green - 0.228 * blue, 0.28 * red + 0.673 * green + 0.047 * blue, -0.012 * red + 0.043 * green + 0.969 * blue];
};
const apart = (a: string, b: string) => Math.hypot(...seenWithoutGreen(a).map((value, index) => value - (seenWithoutGreen(b)[index] ?? 0)));

describe('a ramp', () => {
  it('goes through its steps and is held at its ends', () => {
    expect(rampColor(CIVIDIS, 0)).toBe('rgb(0 32 81)');
    expect(rampColor(CIVIDIS, 0.5)).toBe('rgb(127 124 117)');
    expect(rampColor(CIVIDIS, 0.05)).toBe('rgb(5 41 94)');
    expect(rampColor(CIVIDIS, 7)).toBe(rampColor(CIVIDIS, 1));
    expect(rampColor(PU_OR, -1)).toBe('rgb(127 59 8)');
    expect(rampColor(PU_OR, Number.NaN)).toBe(rampColor(PU_OR, 0));
  });

  it('of scores grows lighter all the way, so that it does without hue', () => {
    const light = Array.from({ length: 21 }, (_, step) => luminanceOf(rampColor(CIVIDIS, step / 20)));
    expect(light).toEqual(light.toSorted((a, b) => a - b));
  });

  it('of differences keeps its two sides apart without green, which red to green does not', () => {
    const redGreen: Ramp = ['#a50026', '#f46d43', '#ffffbf', '#66bd63', '#006837'];
    const nearest = (ramp: Ramp) => Math.min(...[0.5, 0.75, 1].map((far) => apart(rampColor(ramp, 0.5 - far / 2), rampColor(ramp, 0.5 + far / 2))));
    expect(nearest(PU_OR)).toBeGreaterThan(3 * nearest(redGreen));
  });

  it('has ink on it that can be read', () => {
    fc.assert(
      fc.property(fc.constantFrom(CIVIDIS, PU_OR), fc.double({ min: 0, max: 1, noNaN: true }), (ramp, fraction) => {
        const [ink, ground] = [rampInk(ramp, fraction) === '#ffffff' ? 1 : 0, luminanceOf(rampColor(ramp, fraction))];
        expect((Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)).toBeGreaterThan(4.5);
      }),
    );
  });
});
