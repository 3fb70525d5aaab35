import { applicationsOf, approve, submit } from '#applications'
import { liveCardOf, noteFinancialActive, type Card } from '#cards'
import { dayOf } from '#kit/day'
import { inWork, type By, type House, type Work } from '#kit/work'
import { keepPaper } from '#papers'
import { pinState } from '#pins'
import { checkBatch, collect, countIn, deliverBatch, faceOf, listConsignments, makeBatch, personaliseBatch, receiveConsignment } from '#production'
import { policy } from '#regions'
import { demoMembers, organisationsOf, type Organisation } from '#staff'
import { showPapers, terminalsOf } from '#terminals'
import { demoPeople, type DemoPerson } from './people.ts'
import { drawnPhoto } from './portrait.ts'
import { askReader } from './reader.ts'
import { demoPin } from './secrets.ts'
import { eachOf, got, seeder } from './seed-ground.ts'
import { keyOf } from './seed-people.ts'
import { markPin } from './store.ts'

const stages = ['insured', 'applied', 'approved', 'at-site', 'collected', 'usable']
const reaches = (one: DemoPerson, stage: DemoPerson['stage']) => stages.indexOf(one.stage) >= stages.indexOf(stage)

/** A member of staff of an organisation, as who the seed acts. */
export function clerk(organisation: Organisation, post: string): By {
  return { kind: 'staff', id: organisation.id, post, organisation: organisation.id, authority: 'demo.seed' }
}

/** Applications, review, production, delivery, collection and the first PIN change, each by the post that does it. */
export async function makeCards(house: House): Promise<void> {
  const city = await inWork(house, seeder, async work => ({
    centre: (await organisationsOf(work, { kind: 'centre' }))[0]!, counter: (await organisationsOf(work, { kind: 'counter' }))[0]!, branches: await organisationsOf(work, { kind: 'branch' }),
    members: await demoMembers(work),
  }))
  const producer = clerk(city.centre, 'centre-producer'), reviewer = clerk(city.centre, 'centre-reviewer'), counter = clerk(city.counter, 'counter-clerk')
  const branchOf = (one: DemoPerson) => city.branches.find(branch => branch.bank === one.bank && branch.region === regionOf(one)) ?? city.branches.find(branch => branch.bank === one.bank)!
  const waiting = demoPeople.filter(one => reaches(one, 'applied'))
  // made first for those who have a card, so that the approved and applied ones stay in their queues
  for (const made of [true, false]) {
    await eachOf(waiting.filter(each => reaches(each, 'at-site') === made), one => apply(house, counter, reviewer, one, branchOf(one).id))
    if (!made) break
    await inWork(house, producer, deliverBlanks)
    const groups = new Set(waiting.filter(one => reaches(one, 'at-site')).map(one => `${regionOf(one)}|${one.bank}`))
    await eachOf([...groups], group => produce(house, producer, group))
  }
  for (const branch of city.branches) {
    const open = await inWork(house, clerk(branch, 'branch-teller'), work => listConsignments(work, { to: branch.id }, true, 100))
    for (const goods of open) got(await receiveConsignment(house, clerk(branch, 'branch-teller'), goods.id))
  }
  await eachOf(demoPeople.filter(each => reaches(each, 'collected')), one =>
    inWork(house, clerk(branchOf(one), 'branch-teller'), work => collectOne(work, one, branchOf(one))))
}

export const regionOf = (one: DemoPerson) => one.insured[0]?.region ?? '340199'

async function apply(house: House, counter: By, reviewer: By, one: DemoPerson, branch: string): Promise<void> {
  const application = await inWork(house, counter, async work => {
    const person = await keyOf(work, one.number)
    const [known] = await applicationsOf(work, person)
    if (known) return known
    const photo = await keepPaper(work, { person, kind: 'photo', bytes: await drawnPhoto(regionOf(one), dayOf(work.now), one.place) })
    const papers = ['id-front', 'id-back'].map(material => ({ material, paper: null }))
    return got(await submit(work, { person, region: regionOf(one), bank: one.bank, delivery: { kind: 'branch', organisation: branch }, photo, papers }))
  })
  if (reaches(one, 'approved') && application.state === 'submitted') await inWork(house, reviewer, async work => got(await approve(work, application)))
}

/** The maker's delivery of blanks of every bank of the city. */
async function deliverBlanks(work: Work): Promise<void> {
  const face = faceOf('340199')
  for (const { code } of policy(face, 'banks', dayOf(work.now))) got(await countIn(work, { site: work.by.organisation!, bank: code, face }, 5_000, `空白卡送货单 ${code}`))
}

async function produce(house: House, producer: By, group: string): Promise<void> {
  const [region, bank] = group.split('|') as [string, string]
  const { batch } = got(await makeBatch(house, producer, { region, bank, limit: 1_000, key: `demo-${group}` }))
  got(await personaliseBatch(house, producer, batch.id))
  got(await checkBatch(house, producer, batch.id))
  got(await deliverBatch(house, producer, batch.id))
}

async function collectOne(work: Work, one: DemoPerson, branch: Organisation): Promise<void> {
  const person = await keyOf(work, one.number)
  const card = await liveCardOf(work, person)
  if (!card || card.state === 'handed-over') return
  const document = { kind: 'resident-card', number: one.number, validUntil: 'long-term' as const }
  const handed = got(await collect(work, card, { at: branch.id, document }))
  if (one.financial) got(await noteFinancialActive(work, { ...handed, version: handed.version } as Card))
  if (one.stage !== 'usable') return
  const terminal = (await terminalsOf(work, branch.id))[0]!
  const read = await askReader(work, { function: 'iReadCardBas', terminal: terminal.id, card: card.number, iType: 3 }) as { read?: { session: { id: string } | null }; zh?: string }
  const session = read.read?.session?.id
  if (!session) throw new Error(`the seed could not read a card: ${read.zh}`)
  got(await showPapers(work, terminal.id, session, 'pin-change', { document }))
  const turn = await choosePin(work, { terminal: terminal.id, session, card: card.number }, one.place)
  await markPin(work, person, (await pinState(work, card))!.setAt, turn)
}

/** Changes the initial PIN to the first of the person's PINs that the rules take: one may happen to stand in a card number. (PIN-05) */
async function choosePin(work: Work, desk: { terminal: string; session: string; card: string }, place: number): Promise<number> {
  for (let turn = 0; ; turn++) {
    const changed = await askReader(work, { function: 'iChangePIN', iType: 3, ...desk, pin: '123456', newPin: demoPin(place, turn) })
    if (changed.success) return turn
    if (changed['why'] !== 'pin-weak' || turn === 5) throw new Error(`the seed could not change a PIN: ${String(changed['zh'])}`)
  }
}
