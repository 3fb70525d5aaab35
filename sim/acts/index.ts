import { newHolder } from '../holder.ts'
import type { World } from '../world.ts'
import type { Act } from './act.ts'
import { centreActs } from './centre.ts'
import { clockActs } from './clock.ts'
import { collect, counterActs } from './counter.ts'
import { deskActs } from './desk.ts'
import { feeActs } from './fees.ts'
import { identityActs } from './identity.ts'
import { applyFirst, makeAll, receiveAll, reviewAll } from './issue.ts'
import { oldCardActs } from './oldcards.ts'
import { oddActs } from './odd.ts'
import { pressActs } from './presses.ts'
import { renewalActs } from './renewal.ts'
import { residentActs } from './resident.ts'
import { sceneActs } from './scenes.ts'
import { tillActs } from './till.ts'

/** Who does something in the city, and what, each as often beside the others as its number says. */
export const families: Readonly<Record<string, readonly (readonly [name: string, often: number, act: Act])[]>> = {
  residents: residentActs, counter: counterActs, fees: feeActs, centre: centreActs, desk: deskActs, identity: identityActs, oldCards: oldCardActs, tills: tillActs, clock: clockActs, odd: oddActs, scenes: sceneActs, renewal: renewalActs, presses: pressActs,
}

/** A city that lives already: some people with their cards, some whose card waits. */
export async function opening(world: World, people: number): Promise<void> {
  for (let i = 0; i < people; i++) await applyFirst(world, await newHolder(world), 'counter', 'counter')
  await reviewAll(world)
  await makeAll(world)
  await receiveAll(world)
  for (let i = 0; i <= people; i++) await collect(world)
}
