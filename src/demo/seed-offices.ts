import { addItems, designate, sampleItems } from '#clinics'
import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import { addMember, addOrganisation, hashPassword } from '#staff'
import { registerTerminal } from '#terminals'
import { offices, providers, type Office } from './offices.ts'
import { DEMO_PASSWORD } from './secrets.ts'
import { got } from './seed-ground.ts'

const REGION = '340100'
/** Offices, branches, units and pharmacies with their staff, terminals and the catalogue. */
export async function openOffices(work: Work): Promise<void> {
  const password = { hashed: await hashPassword(DEMO_PASSWORD, work.random) }
  for (const office of offices) await open(work, password, office)
  for (const branch of policy(REGION, 'branches', dayOf(work.now))) {
    const number = branch.code.slice(-3)
    await open(work, password, { kind: 'branch', code: branch.code, name: branch.zh, region: branch.region, bank: branch.bank, address: branch.address, hours: branch.hours, phone: branch.phone,
      seats: [[`teller${number}`, 'branch-teller', `柜员${number}`]], terminals: [`B0000${number}`] })
  }
  for (const { care, level, ...office } of providers) {
    const organisation = await open(work, password, { ...office, kind: 'provider' })
    got(await designate(work, { organisation, code: office.code, name: office.name, kind: care, level, admvs: office.region, from: '2015-03-01', until: null }))
  }
  await addItems(work, sampleItems)
}

async function open(work: Work, password: { hashed: string }, { seats, terminals = [], ...office }: Office & { bank?: string }): Promise<string> {
  const { id, kind } = await addOrganisation(work, office)
  for (const [user, post, name] of seats) got(await addMember(work, { user, post, name, password, organisation: id, demo: true }))
  const terminalKind = kind === 'provider' ? 'till' : kind === 'branch' ? 'branch' : 'counter'
  for (const code of terminals) await registerTerminal(work, { code, organisation: id, kind: terminalKind, name: `${office.name} ${code.slice(-2)}`, software: true })
  return id
}
