import { addItems, designate, sampleItems } from '#clinics'
import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { countIn, registerPlant, registerPrinter } from '#production'
import { policy } from '#regions'
import { addMember, addOrganisation, hashPassword, organisationByCode } from '#staff'
import { registerTerminal } from '#terminals'
import { offices, providers, type Office } from './offices.ts'
import { DEMO_PLANT, demoPlantKey } from './plant.ts'
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
  for (const { care, level, latitude, longitude, ...office } of providers) {
    const organisation = await open(work, password, { ...office, kind: 'provider' })
    got(await designate(work, { organisation, code: office.code, name: office.name, kind: care, level, admvs: office.region, from: '2015-03-01', until: null, latitude, longitude }))
  }
  await equip(work, 'HF-LY')
  got(await registerPlant(work, { code: DEMO_PLANT.code, name: DEMO_PLANT.name, publicKey: demoPlantKey() }))
  await addItems(work, sampleItems)
}

/** A counter that makes cards on the spot: a printer that is stood in for, and blanks of every bank. */
async function equip(work: Work, code: string): Promise<void> {
  const office = (await organisationByCode(work, 'counter', code))!
  got(await registerPrinter(work, { office: office.id, name: '证卡打印机 1 号', driver: 'stand-in', serial: 'DEMO-0001' }))
  for (const { code: bank } of policy(REGION, 'banks', dayOf(work.now))) got(await countIn(work, { site: office.id, bank, face: REGION }, 20, `领卡单 ${code}-1`))
}

async function open(work: Work, password: { hashed: string }, { seats, terminals = [], ...office }: Office & { bank?: string }): Promise<string> {
  const { id, kind } = await addOrganisation(work, office)
  for (const [user, post, name] of seats) got(await addMember(work, { user, post, name, password, organisation: id, demo: true }))
  const terminalKind = kind === 'provider' ? 'till' : kind === 'branch' ? 'branch' : 'counter'
  for (const code of terminals) await registerTerminal(work, { code, organisation: id, kind: terminalKind, name: `${office.name} ${code.slice(-2)}`, software: true })
  return id
}
