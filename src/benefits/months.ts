import { addMonths, type Day } from '#kit/day'

/** A month of China’s calendar, `yyyy-MM`. */
export type Month = string
export const monthOf = (day: Day): Month => day.slice(0, 7)
/** The month `count` months later. */
export const monthsOn = (month: Month, count: number): Month => monthOf(addMonths(`${month}-01`, count))
