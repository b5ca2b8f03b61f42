import type { BrandVariants } from './fluent.ts'

/**
 * Deep green-teal: the lightness steps of Fluent's own ramp in OKLCH, turned to the brand's hue, with #05716a as
 * shade 80. White on 80 has a contrast of 5.9, and 100 on the dark theme's surface 5.2.
 */
export const BRAND: BrandVariants = {
  10: '#071614',
  20: '#0a2220',
  30: '#0d2d2b',
  40: '#123a37',
  50: '#114843',
  60: '#115650',
  70: '#07625c',
  80: '#05716a',
  90: '#288f87',
  100: '#4ba9a0',
  110: '#69b4ac',
  120: '#7fbfb8',
  130: '#9dcfc9',
  140: '#bcdeda',
  150: '#d8ecea',
  160: '#f4fcfb',
}
