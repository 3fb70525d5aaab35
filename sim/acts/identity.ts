import { keepImage, openImage, renamed } from '#chip'
import { must } from '../books.ts'
import { got } from '../ground.ts'
import { documentOf } from '../holder.ts'
import { refusedAs } from '../world.ts'
import { carded, oneOf, someone, type Act } from './act.ts'
import { knockAt } from './desk.ts'

/** Identity: a card that says another name, a case opened, compared, settled with the proof it needs; at the right office only. */
export const differ: Act = async world => {
  const holder = carded(world, one => !one.differs && one.name !== '王小明' && !one.lost && !one.handedIn && !one.suspended)
  if (!holder) return
  await world.as('counter', 'chip.renamed', async work => {
    const image = await openImage(work, { bucket: holder.bucket, id: holder.card! })
    if (image) await keepImage(work, { bucket: holder.bucket, id: holder.card! }, renamed(image, '王小明'))
  })
  const read = await world.ask('clerk', 'POST /demo/reader', { body: { function: 'iReadCardBas', terminal: world.ground.offices.counter.terminal, card: holder.cardNumber } })
  must(read.read?.causes?.some((cause: { cause: string }) => cause.cause === 'identity-differs'), `${holder.cardNumber}: a name that differs was not seen`)
  holder.differs = true
  const session = read.read.session?.id
  if (session) await knockAt(world, 'counter', session, 'papers', { business: 'pin-change', document: { ...documentOf(holder), name: '王小明' } })
  if (world.chance.happens(60)) await settle(world)
}

const open: Act = async world => {
  const holder = someone(world)
  const done = await world.ask(world.chance.pick(['clerk', 'clerk', 'countyClerk'] as const), 'POST /identity/people/:person/cases', { params: { person: holder.person }, body: {} })
  if (refusedAs(done) === null && holder.collected) holder.differs = true
  if (world.chance.happens(40)) await settle(world)
}

const settle: Act = async world => {
  const holder = oneOf(world, one => one.differs) ?? someone(world)
  const { case: found } = got(await world.ask('clerk', 'GET /identity/people/:person', { params: { person: holder.person } }))
  const params = { person: holder.person, case: found?.id ?? world.ground.offices.till.id }
  if (found && world.chance.happens(25)) await world.ask('countyClerk', 'POST /identity/people/:person/cases/:case/compare', { params, body: { document: { ...documentOf(holder), name: holder.name } } })
  const mends = world.chance.happens(45)
  const other = mends && world.chance.happens(40) ? world.holders.find(one => one !== holder) : undefined
  const document = { ...documentOf(other ?? holder), name: mends && !other ? '王小明' : holder.name }
  const compared = await world.ask('clerk', 'POST /identity/people/:person/cases/:case/compare', { params, body: { document } })
  if (refusedAs(compared) !== null) return
  if (world.chance.happens(25)) await world.ask('colleague', 'POST /identity/people/:person/cases/:case/compare', { params, body: { document } })
  if (world.chance.happens(20)) { await world.ask('clerk', 'POST /identity/people/:person/cases/:case/release', { params, body: {} }); return }
  const { paper } = got(await world.ask('clerk', 'POST /identity/people/:person/proofs', { params: { person: holder.person }, query: { proof: world.chance.happens(80) ? 'unit-letter' : 'register-page' }, files: [{ field: 'scan', filename: 'a.pdf', bytes: Buffer.from('%PDF-1') }] }))
  const tries = [{ ground: null }, { ground: 'upgrade' }, { ground: 'unit-mistake' }, { ground: 'unit-mistake', proof: 'register-page', paper }, { ground: 'unit-mistake', proof: 'unit-letter', paper }]
  for (const given of [...world.chance.happens(20) ? [{ version: compared.version + 1 }, { personVersion: compared.personVersion + 1 }] : [], ...tries]) {
    const done = await world.ask('clerk', 'POST /identity/people/:person/cases/:case/settle', { params, body: { document, version: compared.version, personVersion: compared.personVersion, ...given } })
    if (refusedAs(done) !== null) continue
    must(!other, `${holder.number}: the number of another person was given to this one`)
    if (mends && done.fields.includes('name')) holder.name = '王小明'
    holder.differs = done.state === 'card-wrong'
    break
  }
  await world.ask('clerk', 'POST /identity/people/:person/cases/:case/settle', { params, body: { document, version: compared.version, personVersion: compared.personVersion } })
}

export const identityActs: readonly (readonly [name: string, often: number, act: Act])[] = [['differ', 1, differ], ['openCase', 2, open], ['settleCase', 6, settle]]
