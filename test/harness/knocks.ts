/** What the running test has done so far: knocks at a door, and assertions made after the first of them. */
export type Knocks = { knocks: number; asserted: number }

const kept = globalThis as { sbkKnocks?: Knocks }
export const knocks: Knocks = kept.sbkKnocks ??= { knocks: 0, asserted: 0 }

/** A test knocked at one of the product's doors: http, national, command line, browser, wire, card. */
export function countKnock(): void { knocks.knocks++ }
/** An assertion counts only when a door was knocked at before it. */
export function countAssertion(): void { if (knocks.knocks > 0) knocks.asserted++ }
export function clearKnocks(): void { knocks.knocks = 0; knocks.asserted = 0 }
