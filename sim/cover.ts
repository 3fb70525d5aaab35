import { routes as applicationRoutes, rosterRoutes, sayings as applications } from '#applications'
import { routes as bankRoutes, sayings as banks } from '#banks'
import { routes as cancellationRoutes, sayings as cancellation } from '#cancellation'
import { routes as cardRoutes, sayings as cards } from '#cards'
import { sayings as care } from '#care'
import { routes as clinicRoutes } from '#clinics'
import { routes as feeRoutes, sayings as fees } from '#fees'
import { contactRoutes, routes as holderRoutes, sayings as holders } from '#holders'
import { routes as hotlineRoutes, sayings as hotline } from '#hotline'
import { routes as identityRoutes, sayings as identity } from '#identity'
import { grantRoutes, recordRoutes, routes as importRoutes, sayings as imports } from '#imports'
import { routes as mergingRoutes, sayings as merging } from '#merging'
import { routes as lossRoutes, sayings as losses } from '#losses'
import { sayings as messages } from '#messages'
import { routes as oldCardRoutes, sayings as oldcards } from '#oldcards'
import { sayings as pins } from '#pins'
import { routes as productionRoutes, sayings as production } from '#production'
import { passbookRoutes, routes as settlementRoutes, sayings as settlement, wardRoutes } from '#settlement'
import { routes as terminalRoutes, sayings as terminals } from '#terminals'
import type { Tally } from './tally.ts'

/** What the fixed seeds must have done and been refused: everything the rooms of a card's life can do and say, but what is written down here with its reason. */
const declared = [...applicationRoutes, ...rosterRoutes, ...bankRoutes, ...lossRoutes, ...cancellationRoutes, ...cardRoutes, ...clinicRoutes, ...feeRoutes, ...contactRoutes, ...holderRoutes, ...hotlineRoutes, ...identityRoutes, ...importRoutes, ...recordRoutes, ...grantRoutes, ...mergingRoutes, ...oldCardRoutes, ...productionRoutes, ...settlementRoutes, ...passbookRoutes, ...wardRoutes, ...terminalRoutes]
const rooms = { applications, banks, losses, cancellation, cards, care, fees, holders, hotline, identity, imports, merging, messages, oldcards, pins, production, settlement, terminals }

/** Verbs nobody in the simulator does, and why. */
export const notDone: Record<string, string> = {
  'POST /insurance/files': 'an insurance agency’s file: test/insurance-files.test.ts, broken off, twice and by two processes',
  'POST /insurance/files/:run/approve': 'the same',
  'POST /benefits/files': 'a file of benefits: test/benefits-files.test.ts',
  'POST /benefits/files/:run/approve': 'the same',
  'POST /catalogue/imports': 'a file of the catalogue: test/catalogue-import.test.ts, twice, at once and after the catalogue moved',
  'POST /catalogue/imports/:import/apply': 'the same',
  'POST /providers': 'the simulator’s providers are designated from the start: test/providers.test.ts, twice, at once, by the wrong office and after a change',
  'POST /providers/:organisation/change': 'the same',
  'POST /providers/:organisation/end': 'the same',
  'POST /providers/:organisation/resume': 'the same',
  'POST /banks/activation-notice': 'the simulated city’s bank tells the centre itself, which then takes no word of a teller (bank-tells-itself); where no bank is connected: test/bank-visit.test.ts',
  'POST /matches': 'a provider’s own codes: test/catalogue-page.test.ts and test/national-matches.test.ts',
  'POST /matches/cancel': 'the same',
  'POST /terminals/:terminal/sessions/:session/finger': 'nobody in the simulator is asked for a finger at a till: test/factors.test.ts',
  'POST /hotline/calls/:call/report-bank-loss': 'the same verb as the holder’s own on the web: test/both-losses.test.ts',
  'POST /till/visits/:visit/pre-settle': 'nobody is treated at a hospital: test/ward.test.ts and test/browser/ward.test.ts',
  'POST /till/visits/:visit/settle': 'the same',
  'POST /till/settlements/:number/bank': 'no POS stands at the simulator’s tills: test/bank-leg.test.ts, over lost answers, cancellation and a silent POS',
  'POST /till/settlements/:number/bank/follow': 'the same',
  'POST /till/settlements/:number/bank/cancel': 'the same',
  'POST /people/:person/cancellation/:cancellation/payouts/:payout/again': 'no files are exchanged with the banks of the simulated city: test/cancellation-bank.test.ts',
  'POST /people/:person/fee-payments': 'no POS stands at the simulator’s windows: test/fee-account.test.ts, over lost answers, another’s card and a silent bank',
  'POST /people/:person/fee-payments/:payment/follow': 'the same',
  'POST /people/:person/fee-payments/:payment/cancel': 'the same',
}
/** Refusals no verb of the simulator can reach, and why. */
export const notReached: Record<string, string> = {
  'invoice-taken': 'nobody claims care paid out of pocket: test/reimbursement.test.ts, twice, at once and by two people',
  'bill-settled': 'the same',
  'record-not-then': 'the same',
  'bill-reimbursed': 'the same, where what was reimbursed is settled afterwards',
  'post-needs-contact': 'a form without phone or address is refused field by field before',
  'post-no-address': 'nobody applies without an address, and an address is changed, never removed',
  'bank-unknown': 'a bank that left the policy leaves the card stuck with that reason; nobody is answered with it',
  'bank-number-strange': 'the same: the card is stuck with that reason',
  'bank-order-refused': 'what the bank answers is taken by no door: test/deductions.test.ts',
  'bank-answer-half': 'the same',
  'bank-answer-strange': 'the same: test/benefits-bank-files.test.ts',
  'bank-declined': 'the simulated bank knows every bank of the city (test/bank-link.test.ts)',
  'bank-not-linked': 'the simulated city has its bank: test/loss.test.ts',
  'bank-takes-none': 'the banks of the simulator’s cards take such a report: test/both-losses.test.ts',
  'financial-not-active': 'a card in hand has its account: it is opened before the chip is written',
  'report-unknown': 'nobody asks for another’s receipt: test/both-losses.test.ts',
  'bank-card-taken': 'the port of numbers is asked for another',
  'no-account': 'nobody without a card opens the page of its account; no bank is connected to the simulated city (test/bank-my-account.test.ts)',
  'not-a-bank': 'a branch has a bank: its table takes none without',
  'living-card': 'an application is refused before a card is ordered',
  'social-active': 'an account that is active is given back as it is; this guards two at once',
  'card-unusable': 'what shuts a card ends its sessions in the same transaction; this guards two at once',
  'financial-not-open': 'a card in hand has its account: it is opened before the chip is written',
  'instant-busy': 'a run ends with its press; this guards two at once, and a break: test/instant*.test.ts and test/kill',
  'instant-unpaid': 'a fee is given back when its application ends, which is then not approved',
  'printer-stand-in': 'a city that runs in earnest: test/trust.test.ts',
  'roster-not-a-unit': 'the post of an officer exists at units and villages alone: test/trust.test.ts',
  'roster-sheet-too-large': 'half a gigabyte unpacked: test/long/fuzz-roster',
  'roster-too-many-rows': 'a hundred thousand rows: test/long/fuzz-roster',
  'roster-photos-too-many': 'twenty thousand photos: test/long/fuzz-roster',
  'roster-photos-too-large': 'a gigabyte unpacked: test/long/fuzz-roster',
  'import-too-many-lines': 'two million lines: test/imports.test.ts',
  'import-own-approval': 'of holders two posts send and approve; of an insurance office’s files: test/insurance-files.test.ts',
  'cancel-bank-elsewhere': 'no files are exchanged with the banks of the simulated city: test/cancellation-bank.test.ts',
  'cancel-payout-unknown': 'the same',
  'cancel-payout-open': 'the same',
  'cancel-order-unknown': 'the same',
  'cancel-answer-differs': 'the same',
  'fee-to-account': 'no POS stands at the simulator’s windows: test/fee-account.test.ts',
  'fee-no-pos': 'the same',
  'fee-card-other': 'the same',
  'fee-card-lost': 'the same',
  'fee-account-inactive': 'the same',
  'fee-account-lost': 'the same',
  'fee-payment-unknown': 'the same',
  'fee-payment-open': 'the same',
  'fee-payment-back': 'the same',
  'fee-payment-standing': 'the same',
  'fee-not-due': 'the fee is worked out by the verb that takes it',
  'fee-differs': 'the same',
  'fee-taken-otherwise': 'the same',
  'fee-returned': 'the same',
  'not-a-hospital': 'the simulator’s hospital speaks the interface; its page: test/ward.test.ts',
  'visit-not-here': 'the same',
  'line-not-here': 'the same',
  'statement-days': 'a statement is a look: test/account.test.ts',
  'statement-none': 'the same',
  'kiosk-own-card': 'there is no self-service terminal in the simulator’s city: test/self-service.test.ts',
  'kiosk-not-here': 'the same',
  'finger-none': 'nobody in the simulator is asked for a finger at a till: test/factors.test.ts',
  'finger-missed': 'the same',
  'lent-apart': 'the simulator’s city refuses no lending: test/supervision.test.ts',
  'lent-inpatient': 'the same',
  'lent-quantity': 'the same',
  'pos-none': 'no POS stands at the simulator’s tills: test/bank-leg.test.ts',
  'bank-leg-standing': 'the same',
  'bank-leg-undone': 'the same',
  'bank-leg-amount': 'the same',
  'bank-leg-none': 'the same',
  'looked-up-too-often': 'a hundred and twenty looks within an hour: test/national.test.ts',
}

/** Every verb that changes something, and what no route has. */
export const verbs: readonly string[] = [...declared.filter(route => route.method === 'POST').map(route => `POST ${route.path}`), '1101', '2101', '2102', '2103', '2201', '2202', '2203', '2204', '2205', '2206', '2207', '2208', '2301', '2302', '2303', '2304', '2305', '2401', '2402', '2403', '2404', '2405', '2601', '9001', '9002', 'cards.report-loss-by-phone', 'ledger.credit']
export const refusals: readonly string[] = [...new Set(Object.values(rooms).flatMap(table => Object.keys(table)))]

/** What never occurred though it must, and what occurred though it is said not to. */
export function uncovered(tally: Tally): { never: string[]; wrongly: string[] } {
  const said = new Set([...tally.refusals.keys()].map(line => line.split(' → ')[1]!))
  return {
    never: [...verbs.filter(verb => !tally.verbs.has(verb) && !notDone[verb]), ...refusals.filter(name => !said.has(name) && !notReached[name])],
    wrongly: [...Object.keys(notDone).filter(verb => tally.verbs.has(verb) || !verbs.includes(verb)), ...Object.keys(notReached).filter(name => said.has(name) || !refusals.includes(name))],
  }
}
