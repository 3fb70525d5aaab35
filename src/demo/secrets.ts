/** Sign-ins of the demo city are public: they are printed on /sandbox and exist nowhere else. */
export const DEMO_PASSWORD = 'hefei-demo-2026'
/** Query password of every seeded person. */
export const QUERY_PASSWORD = '80246193'

/** The social PIN the seed gives to the person at this place of the list; `turn` counts those refused for standing in a card number. Made again when shown, kept nowhere. */
export function demoPin(place: number, turn: number): string {
  return String(270_481 + place * 7_919 + turn * 101_113).slice(0, 6)
}
