import { liveCardOf, noteDifference, reportLoss, type CauseName } from '#cards'
import { copied, damaged, keepImage, openImage, renamed, type Image } from '#chip'
import type { Work } from '#kit/work'
import { pinState } from '#pins'
import { organisationsOf, type Organisation } from '#staff'
import { authoriseHere, showPapers, terminalsOf } from '#terminals'
import { demoNameOnCard, demoPeople, type DemoPerson } from './people.ts'
import { askReader } from './reader.ts'
import { got } from './seed-ground.ts'
import { clerk } from './seed-cards.ts'
import { keyOf } from './seed-people.ts'

type Desk = { work: Work; organisation: Organisation; terminal: string }
type Made = (desk: Desk, one: DemoPerson) => Promise<unknown>

/** How the seed brings each case about; the others come from the person's insurance records or stage. */
const makers: Partial<Record<CauseName, Made>> = {
  'pin-locked': async (desk, one) => {
    const session = await read(desk, one)
    for (let entry = 0; entry < 10; entry++) await askReader(desk.work, { function: 'iVerifyPIN', terminal: desk.terminal, session, card: null, iType: 3, pin: '918273' })
  },
  'pin-to-set': async (desk, one) => {
    const session = await read(desk, one)
    got(await showPapers(desk.work, desk.terminal, session, 'pin-reset', { document: documentOf(one) }))
    got(await authoriseHere(desk.work, desk.terminal, session))
  },
  'lost': async ({ work }, one) => got(await reportLoss(work, await cardOf(work, one), { document: documentOf(one) })),
  'identity-differs': async ({ work }, one) => {
    const name = demoNameOnCard(one)
    await spoil(work, one, image => renamed(image, name))
    await noteDifference(work, await cardOf(work, one), [['name', '姓名']], 'read', { card: { number: one.number, name } })
  },
  'chip-damaged': async ({ work }, one) => spoil(work, one, damaged),
  'authentication-failed': async ({ work }, one) => spoil(work, one, copied),
}

/** Brings about every case a card can be in, at the counter. */
export async function makeCases(seeding: Work): Promise<void> {
  const organisation = (await organisationsOf(seeding, { kind: 'counter' })).find(counter => counter.county)!
  const terminal = (await terminalsOf(seeding, organisation.id))[0]!.id
  const work: Work = { ...seeding, by: clerk(organisation, 'counter-clerk') }
  for (const one of demoPeople) if (one.case) await makers[one.case]?.({ work, organisation, terminal }, one)
}

const documentOf = (one: DemoPerson) => ({ kind: 'resident-card', number: one.number, validUntil: 'long-term' as const })

async function cardOf(work: Work, one: DemoPerson) {
  const card = await liveCardOf(work, await keyOf(work, one.number))
  if (!card) throw new Error('a case has no card')
  return card
}

async function read({ work, terminal }: Desk, one: DemoPerson): Promise<string> {
  const card = await cardOf(work, one)
  const answer = await askReader(work, { function: 'iReadCardBas', terminal, card: card.number, iType: 3 }) as { read?: { session: { id: string } | null }; zh?: string }
  if (!answer.read?.session) throw new Error(`the seed could not read a card: ${answer.zh} ${JSON.stringify(await pinState(work, card))}`)
  return answer.read.session.id
}

async function spoil(work: Work, one: DemoPerson, how: (image: Image) => Image): Promise<void> {
  const card = await cardOf(work, one)
  const image = await openImage(work, card)
  if (image) await keepImage(work, card, how(image))
}
