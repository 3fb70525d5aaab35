import { z } from 'zod'
import { refuse } from '../../refusals.ts'
import type { Devices } from '../devices.ts'
import { outsideRoute, type PageRoute } from '../page-route.ts'
import { bankCode, cardNumber, fen, lineNumber, personName, sixDigits } from './shapes.ts'

const visit = z.string().regex(/^[0-9a-f]{32}$/)
const at = { bank: bankCode, visit }
type Machine = NonNullable<ReturnType<Devices['atm']>>
const machineOf = async (devices: Devices, bank: string, act: (machine: Machine) => unknown) => {
  const machine = devices.atm(bank)
  return machine ? act(machine) : refuse('atm-silent')
}

/** The front of a cash machine that stands in: its card slot, pad and tray. The machine itself speaks ISO 8583 to its bank; like every software device it is a demo's alone. (FIN-09) */
export const atmRoutes: readonly PageRoute[] = [
  outsideRoute({ method: 'POST', path: '/atm/insert', may: 'public', demo: true, summary: 'A card is put in', body: z.object({ bank: bankCode, card: cardNumber }), handle: (_bank, { body, devices }) => machineOf(devices, body.bank, machine => machine.insert(body.card)) }),
  outsideRoute({ method: 'POST', path: '/atm/balance', may: 'public', demo: true, summary: 'The balance', body: z.object({ ...at, pin: sixDigits }), handle: (_bank, { body, devices }) => machineOf(devices, body.bank, machine => machine.balance(body.visit, body.pin)) }),
  outsideRoute({ method: 'POST', path: '/atm/withdraw', may: 'public', demo: true, summary: 'Notes', body: z.object({ ...at, pin: sixDigits, amount: fen }), handle: (_bank, { body, devices }) => machineOf(devices, body.bank, machine => machine.withdraw(body.visit, body.pin, body.amount)) }),
  outsideRoute({ method: 'POST', path: '/atm/take', may: 'public', demo: true, summary: 'The notes are taken out of the tray', body: z.object(at), handle: (_bank, { body, devices }) => machineOf(devices, body.bank, machine => machine.take(body.visit)) }),
  outsideRoute({
    method: 'POST', path: '/atm/transfer', may: 'public', demo: true, summary: 'A transfer', body: z.object({ ...at, pin: sixDigits, to: cardNumber, name: personName, line: lineNumber.nullable().default(null), amount: fen }),
    handle: (_bank, { body, devices }) => machineOf(devices, body.bank, machine => machine.transfer(body.visit, body.pin, body)),
  }),
  outsideRoute({ method: 'POST', path: '/atm/jam', may: 'sandbox', summary: 'Demo: its notes jam, or do no more', body: z.object({ ...at, jam: z.boolean() }), handle: (_bank, { body, devices }) => machineOf(devices, body.bank, machine => machine.jam(body.visit, body.jam)) }),
  outsideRoute({ method: 'POST', path: '/atm/eject', may: 'public', demo: true, summary: 'The card comes out', body: z.object(at), handle: (_bank, { body, devices }) => machineOf(devices, body.bank, machine => machine.eject(body.visit)) }),
]
