import { routes as applicationRoutes, rosterRoutes, sayings as applications } from '#applications'
import { routes as bankRoutes, sayings as banks } from '#banks'
import { routes as cardRoutes, sayings as cards } from '#cards'
import { routes as feeRoutes, sayings as fees } from '#fees'
import { contactRoutes, routes as holderRoutes, sayings as holders } from '#holders'
import { routes as identityRoutes, sayings as identity } from '#identity'
import { routes as oldCardRoutes, sayings as oldcards } from '#oldcards'
import { sayings as pins } from '#pins'
import { routes as productionRoutes, sayings as production } from '#production'
import { routes as terminalRoutes, sayings as terminals } from '#terminals'
import type { Tally } from './tally.ts'

/** What the fixed seeds must have done and been refused: everything the rooms of a card's life can do and say, but what is written down here with its reason. */
const declared = [...applicationRoutes, ...bankRoutes, ...cardRoutes, ...feeRoutes, ...contactRoutes, ...holderRoutes, ...identityRoutes, ...oldCardRoutes, ...productionRoutes, ...terminalRoutes]
const rooms = { applications, banks, cards, fees, holders, identity, oldcards, pins, production, terminals }

/** Verbs nobody in the simulator does, and why. */
export const notDone: Record<string, string> = {
  'POST /review/rosters/:roster/approve': 'rosters are files worked off in the background: test/roster-*.test.ts and test/long/fuzz-roster',
}
/** Refusals no verb of the simulator can reach, and why. */
export const notReached: Record<string, string> = {
  'post-needs-contact': 'a form without phone or address is refused field by field before',
  'post-no-address': 'nobody applies without an address, and an address is changed, never removed',
  'bank-unknown': 'a bank that left the policy leaves the card stuck with that reason; nobody is answered with it',
  'bank-number-strange': 'the same: the card is stuck with that reason',
  'bank-card-taken': 'the port of numbers is asked for another',
  'not-a-bank': 'a branch has a bank: its table takes none without',
  'living-card': 'an application is refused before a card is ordered',
  'social-active': 'an account that is active is given back as it is; this guards two at once',
  'card-unusable': 'what shuts a card ends its sessions in the same transaction; this guards two at once',
  'financial-not-open': 'a card in hand has its account: it is opened before the chip is written',
  'fee-not-due': 'the fee is worked out by the verb that takes it',
  'fee-differs': 'the same',
  'fee-taken-otherwise': 'the same',
  'fee-returned': 'the same',
}

/** Ground on which nobody in the simulator goes yet: instant issuing, cards out of the safe, cancellation, printed forms, files of a plant, merges. Their tests are at the doors, their kill points in test/kill. */
const later = { verbs: /\/(instant|cards-in-hands|cancellation|plants|exports|returns|merge|merges)\b|\/applications\/form$|\/review\/late\/notify$/, refusals: /^(instant|cancel|form|plant|export|merge)-|^return-(broken|line|other-batch|not-signed|taken)$|^(in-other-hands|not-in-safe|not-in-hands|put-back-unexplained|colleague-unknown|not-offered|still-in-hands|card-since)$/ }

const rosterPaths = new Set(rosterRoutes.map(route => route.path))
/** Every verb that changes something, and what no route has. */
export const verbs: readonly string[] = [...declared.filter(route => route.method === 'POST' && !rosterPaths.has(route.path) && !later.verbs.test(route.path)).map(route => `POST ${route.path}`), '1101', '2101', '2102', '2103', '2601', '9001', 'cards.report-loss-by-phone', 'ledger.credit']
export const refusals: readonly string[] = [...new Set(Object.values(rooms).flatMap(table => Object.keys(table)))].filter(name => !/^(roster|letter)-/.test(name) && !later.refusals.test(name))

/** What never occurred though it must, and what occurred though it is said not to. */
export function uncovered(tally: Tally): { never: string[]; wrongly: string[] } {
  const said = new Set([...tally.refusals.keys()].map(line => line.split(' → ')[1]!))
  return {
    never: [...verbs.filter(verb => !tally.verbs.has(verb) && !notDone[verb]), ...refusals.filter(name => !said.has(name) && !notReached[name])],
    wrongly: [...Object.keys(notDone).filter(verb => tally.verbs.has(verb) || !verbs.includes(verb)), ...Object.keys(notReached).filter(name => said.has(name) || !refusals.includes(name))],
  }
}
