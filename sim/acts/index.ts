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

const all = [...residentActs, ...counterActs, ...feeActs, ...pressActs, ...centreActs, ...deskActs, ...identityActs, ...oldCardActs, ...tillActs, ...clockActs, ...oddActs, ...sceneActs, ...renewalActs]
/** What people do in the city, each as often as it is listed. */
export const acts: readonly (readonly [name: string, act: Act])[] = all.flatMap(([name, often, act]) => Array.from({ length: often }, () => [name, act] as const))

/** A city that lives already: some people with their cards, some whose card waits. */
export async function opening(world: World): Promise<void> {
  for (let i = 0; i < 3; i++) await applyFirst(world, await newHolder(world), 'counter', 'counter')
  await reviewAll(world)
  await makeAll(world)
  await receiveAll(world)
  for (let i = 0; i < 4; i++) await collect(world)
}
