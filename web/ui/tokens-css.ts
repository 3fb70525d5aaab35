import { control, cssVars, dark, elder, font, light, motion, night, pad, radius, shadow, space, type, type Palette } from './tokens.ts'

/** Elder mode: type × 1.4, no text under 19, lines 1.5. (design §11) */
const elderType: Record<keyof typeof type, readonly [number, number]> = {
  note: [19, 30],
  small: [19, 30],
  body: [22, 34],
  read: [22, 34],
  lead: [25, 38],
  title: [28, 40],
  page: [32, 44],
  figure: [48, 60],
  hero: [56, 68],
  till: [72, 80],
  kiosk: [96, 104],
}
/** Black on white, no tints. (design §11) */
const print: Palette = Object.fromEntries(
  Object.keys(light).map(name => [name, /Soft$|paper|surface|sunk|^on/.test(name) ? '#FFFFFF' : /line/.test(name) ? '#999999' : '#000000']),
) as Palette

const block = (selector: string, vars: Record<string, string>) =>
  `${selector}{${Object.entries(vars)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}`
const types = (table: Record<string, readonly [number, number]>) =>
  Object.fromEntries(
    Object.entries(table).flatMap(([name, [size, line]]) => [
      [`--${name}`, `${size}px`],
      [`--${name}-line`, `${line}px`],
    ]),
  )

/** Every token as a CSS variable, once per mode: the style sheet `virtual:tokens.css` of the build. */
export function tokensCss(): string {
  const shapes = {
    '--sans': font.sans,
    '--face': font.face,
    ...cssVars(night, 'night-'),
    ...cssVars(pad, 'pad-'),
    ...Object.fromEntries(space.map((size, i) => [`--s${i}`, `${size}px`])),
    ...Object.fromEntries(Object.entries(radius).map(([name, size]) => [`--r-${name}`, `${size}px`])),
    ...Object.fromEntries(Object.entries(control).map(([name, size]) => [`--h-${name}`, `${size}px`])),
    ...Object.fromEntries(Object.entries(shadow).map(([name, value]) => [`--shadow-${name}`, value])),
    '--quick': motion.quick,
    '--calm': motion.calm,
    '--curve': motion.curve,
  }
  return [
    block(':root', { 'color-scheme': 'light', ...cssVars(light), ...shapes, ...types(type) }),
    block(':root:lang(en)', { '--sans': `"Plex Marks", ${font.sans}` }),
    block(':root[data-mode=dark]', { 'color-scheme': 'dark', ...cssVars(dark) }),
    block(':root[data-mode=elder]', { ...cssVars(elder), ...types(elderType) }),
    `@media print{${block(':root[data-mode]', { 'color-scheme': 'light', ...cssVars(print) })}}`,
  ].join('\n')
}
