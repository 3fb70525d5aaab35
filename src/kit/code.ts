import type { Random } from './ids.ts'

/** Six digits for a one-time code, each code equally likely. */
export function sixDigits(random: Random): string {
  for (;;) {
    const number = random(3).readUIntBE(0, 3)
    if (number < 16_000_000) return String(number % 1_000_000).padStart(6, '0')
  }
}
