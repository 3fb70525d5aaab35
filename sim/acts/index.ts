import { newHolder } from '../holder.ts'
import type { World } from '../world.ts'
import type { Act } from './act.ts'
import { abroadActs } from './abroad.ts'
import { bankActs } from './bank.ts'
import { cancellationActs } from './cancellation.ts'
import { centreActs } from './centre.ts'
import { cashierActs } from './cashier.ts'
import { clockActs } from './clock.ts'
import { collect, counterActs } from './counter.ts'
import { deskActs } from './desk.ts'
import { factoryActs } from './factory.ts'
import { feeActs } from './fees.ts'
import { formActs } from './forms.ts'
import { handActs } from './hands.ts'
import { hotlineActs } from './hotline.ts'
import { identityActs } from './identity.ts'
import { importActs } from './imports.ts'
import { instantActs } from './instant.ts'
import { applyFirst, makeAll, receiveAll, reviewAll } from './issue.ts'
import { moneyActs } from './money.ts'
import { pensionActs } from './pension.ts'
import { mergeActs } from './merging.ts'
import { oldCardActs } from './oldcards.ts'
import { oddActs } from './odd.ts'
import { passbookActs } from './passbook.ts'
import { pressActs } from './presses.ts'
import { programActs } from './programs.ts'
import { renewalActs } from './renewal.ts'
import { residentActs } from './resident.ts'
import { rosterActs } from './rosters.ts'
import { sceneActs } from './scenes.ts'
import { tillActs } from './till.ts'
import { wardActs } from './ward.ts'
import { wardOddActs } from './ward-odd.ts'

/** Who does something in the city, and what, each as often beside the others as its number says. */
export const families: Readonly<Record<string, readonly (readonly [name: string, often: number, act: Act])[]>> = {
  residents: residentActs, counter: counterActs, fees: feeActs, centre: centreActs, desk: deskActs, identity: identityActs, oldCards: oldCardActs, tills: tillActs, clock: clockActs, odd: oddActs, scenes: sceneActs, renewal: renewalActs, presses: pressActs, hotline: hotlineActs,
  cancellation: cancellationActs, merging: mergeActs, hands: handActs, instant: instantActs, factory: factoryActs, imports: importActs, forms: formActs, abroad: abroadActs, rosters: rosterActs, passbook: passbookActs, cashier: cashierActs, programs: programActs, ward: wardActs, wardOdd: wardOddActs, bank: bankActs, money: [...moneyActs, ...pensionActs],
}

/** A city that lives already: some people with their cards, some whose card waits. */
export async function opening(world: World, people: number): Promise<void> {
  for (let i = 0; i < people; i++) await applyFirst(world, await newHolder(world), 'counter', 'counter')
  await reviewAll(world)
  await makeAll(world)
  await receiveAll(world)
  for (let i = 0; i <= people; i++) await collect(world)
}
