import { copied, damaged, keepImage, openImage, personalise } from '#chip'
import { issuerKeys } from '#vault'
import { cardIdent } from '../../src/chip/ident.ts'
import { must } from '../books.ts'
import { documentOf, newHolder, passwordOf, type Holder } from '../holder.ts'
import { count } from '../tally.ts'
import { refusedAs, type World } from '../world.ts'
import { carded, oneOf, press, someone, type Act } from './act.ts'
import { byPhone } from './counter.ts'
import { comingTo, deliveryTo, formOf, queue } from './issue.ts'
import { block, entry, freshPin, insert, knockAt } from './desk.ts'

/** What should not be: each is asked of whoever it fits just now and must be refused as it stands here. */
type Odd = (world: World) => Promise<unknown>
const nobody = (world: World) => world.ground.offices.till.id
const idle = (holder: Holder) => !holder.asked && !holder.lost && !holder.handedIn && !holder.suspended
const at = (holder: Holder, card = holder.card!) => ({ person: holder.person, card })
const whole = (world: World, holder: Holder, more: object = {}) => ({ reason: 'worn', delivery: deliveryTo(world, 'counter'), document: documentOf(holder), key: press(world), ...more })
const found = async <T>(one: T | null | undefined, act: (one: T) => unknown): Promise<unknown> => one ? act(one) : null
const inside = (world: World, holder: Holder | null, act: (session: string, holder: Holder) => Promise<unknown>, office: 'counter' | 'till' = 'counter') => found(holder, async one => found(await insert(world, office, one), session => act(session, one)))

const odds: readonly (readonly [refused: string, ask: Odd])[] = [
  ['activate-elsewhere', async world => world.now().toISOString() < '2028-02-20' ? null : found(carded(world, one => !one.differs), async holder => found(await insert(world, 'branch', holder), session => knockAt(world, 'branch', session, 'activate')))],
  ['guardian-minor', async world => found(oneOf(world, one => one.minor), ward => { const other = oneOf(world, one => one.minor && one !== ward); return other && world.ask('clerk', 'POST /people/:person/guardians', { params: { person: ward.person }, body: { number: other.number, relation: 'sibling', document: documentOf(other), register: true } }) })],
  ['guardian-unknown', world => found(oneOf(world, one => one.minor), ward => world.ask('clerk', 'POST /people/:person/guardians', { params: { person: ward.person }, body: { number: '11010519491231002X', relation: 'mother', document: documentOf({ number: '11010519491231002X' }), register: true } }))],
  ['old-card-unknown', world => found(carded(world, idle), holder => world.ask('clerk', 'POST /cards/:person/:card/exchange', { params: at(holder, nobody(world)), body: whole(world, holder) }))],
  ['fee-changed', world => found(carded(world, one => idle(one) && !one.differs && world.now().toISOString() < '2027-11-30'), holder => world.ask('clerk', 'POST /cards/:person/:card/exchange', { params: at(holder), body: whole(world, holder, { fee: 77 }) }))],
  ['card-lost', world => found(carded(world, one => one.lost && !one.lapses && !one.asked && !one.handedIn && world.now().toISOString() < '2027-11-30'), holder => world.ask('clerk', 'POST /cards/:person/:card/exchange', { params: at(holder), body: whole(world, holder) }))],
  ['report-standing-first', world => found(carded(world, idle), holder => world.ask('clerk', 'POST /cards/:person/:card/replace', { params: at(holder), body: whole(world, holder, { reason: 'lost' }) }))],
  ['report-lapses', world => found(carded(world, one => idle(one)), async holder => {
    await byPhone(world, holder)
    return holder.lapses ? world.ask('clerk', 'POST /cards/:person/:card/replace', { params: at(holder), body: whole(world, holder, { reason: 'lost' }) }) : null
  })],
  ['card-handed-in', world => found(carded(world, one => one.handedIn && !one.lost), holder => world.ask('clerk', 'POST /cards/:person/:card/report-loss', { params: at(holder), body: { document: documentOf(holder) } }))],
  ['replacement-applied', world => found(carded(world, one => one.asked?.kind === 'replacement' && one.lost), async holder => {
    // one that came back to its applicant lets go of the report until it is sent again
    const freed = await world.ask('clerk', 'POST /cards/:person/:card/release-loss', { params: at(holder), body: { document: documentOf(holder) } })
    if (refusedAs(freed) !== null) return freed
    holder.lost = false
    const { rows } = await world.ask('clerk', 'GET /people/:person/applications', { params: { person: holder.person } })
    return rows.find((row: { id: string }) => row.id === holder.asked!.id).state === 'returned' ? null : freed
  })],
  ['not-collected', async world => found(oneOf(world, one => one.asked), async holder => found(await comingTo(world, holder), coming => world.ask('clerk', 'POST /cards/:person/:card/report-loss', { params: at(holder, coming.id), body: { document: documentOf(holder) } })))],
  ['card-elsewhere', async world => found(oneOf(world, one => one.asked), async holder => found(await comingTo(world, holder), coming => coming.state === 'at-site' ? null : world.ask('clerk', 'POST /cards/:person/:card/hand-over', { params: at(holder, coming.id), body: { document: documentOf(holder) } })))],
  ['card-unknown', world => world.ask('clerk', 'POST /cards/:person/:card/end-visit', { params: at(someone(world), nobody(world)), body: { returned: true, guide: 'send' } })],
  ['review-gone', world => world.ask('reviewer', 'POST /review/items/:item/claim', { params: { item: nobody(world) }, body: {} })],
  ['reasons-missing', async world => found((await queue(world))[0], item => world.ask('reviewer', 'POST /review/items/:item/return', { params: { item: item.id }, body: { reasons: [] } }))],
  ['identity-not-same', async world => found((await queue(world)).find(one => one.finding === 'name-differs'), item => world.ask('reviewer', 'POST /review/approve', { body: { items: [{ id: item.id, version: item.version }], bareheaded: true } }))],
  ['tick-bareheaded', world => world.ask('reviewer', 'POST /review/approve', { body: { items: [{ id: nobody(world), version: 1 }], bareheaded: false } })],
  ['application-unknown', world => world.ask(someone(world), 'POST /my/applications/:application/withdraw', { params: { application: nobody(world) }, body: {} })],
  ['withdraw-document', world => found(oneOf(world, one => one.asked?.kind === 'exchange'), holder => world.ask('clerk', 'POST /people/:person/applications/:application/withdraw', { params: { person: holder.person, application: holder.asked!.id }, body: {} }))],
  ['withdraw-at-counter', world => found(oneOf(world, one => one.asked?.kind === 'exchange'), holder => world.ask(holder, 'POST /my/applications/:application/withdraw', { params: { application: holder.asked!.id }, body: {} }))],
  ['guardian-needed', async world => found(oneOf(world, one => one.minor && !one.card && !one.asked), async holder => world.ask(holder, 'POST /my/applications', { body: await formOf(world, holder, 'online', 'counter') }))],
  ['apply-not-insured', async world => { if (world.now().toISOString() < '2027-12-01') return null; const holder = await newHolder(world, false); return world.ask('clerk', 'POST /people/:person/applications', { params: { person: holder.person }, body: await formOf(world, holder, 'counter', 'counter') }) }],
  ['document-kind-wrong', world => world.ask('clerk', 'POST /people/:person/phone-lost', { params: { person: someone(world).person }, body: { document: { kind: 'passport', number: 'E12345678', validUntil: '2040-01-01' } } })],
  ['document-expired', world => { const holder = someone(world); return world.ask('clerk', 'POST /people/:person/phone-lost', { params: { person: holder.person }, body: { document: { ...documentOf(holder), validUntil: '2020-01-01' } } }) }],
  ['document-validity-missing', world => found(oneOf(world, one => !one.minor), holder => world.ask('clerk', 'POST /people/:person/phone-lost', { params: { person: holder.person }, body: { document: { ...documentOf(holder), validUntil: null } } }))],
  ['document-validity-unreadable', world => { const holder = someone(world); return world.ask('clerk', 'POST /people/:person/phone-lost', { params: { person: holder.person }, body: { document: { ...documentOf(holder), validUntil: '2040-13-45' } } }) }],
  ['guardian-not-linked', world => { const holder = someone(world); return world.ask('clerk', 'POST /people/:person/phone-lost', { params: { person: holder.person }, body: { guardian: nobody(world), document: documentOf(holder) } }) }],
  ['pin-unreadable', world => inside(world, carded(world, one => !one.locked && !one.mustSet && one.pin), session => knockAt(world, 'till', session, 'pin', { entry: entry(world), block: '00'.repeat(16) }), 'till')],
  ['pin-must-set', world => inside(world, carded(world, one => one.mustSet && !one.locked), async (session, holder) => knockAt(world, 'till', session, 'pin', { entry: entry(world), block: await block(world, 'till', holder, '908172') }), 'till')],
  ['entry-reused', world => inside(world, carded(world, one => one.pin && one.pin !== '123456' && !one.locked), async (session, holder) => {
    const id = entry(world)
    await knockAt(world, 'till', session, 'pin', { entry: id, block: await block(world, 'till', holder, holder.pin!) })
    holder.wrong = 0
    return knockAt(world, 'till', session, 'pin', { entry: id, block: await block(world, 'till', holder, '908172') })
  }, 'till')],
  ['entry-elsewhere', world => inside(world, carded(world, one => one.pin && one.pin !== '123456' && !one.locked), async (session, holder) => {
    const pad = { entry: entry(world), block: await block(world, 'till', holder, holder.pin!) }
    await knockAt(world, 'till', session, 'pin', pad)
    holder.wrong = 0
    return found(await insert(world, 'till', holder), next => knockAt(world, 'till', next, 'pin', pad))
  }, 'till')],
  ['reset-unknown', world => inside(world, carded(world, one => one.mustSet && world.now().toISOString() < '2027-11-30'), async (session, holder) => knockAt(world, 'counter', session, 'reset-pin', { entry: entry(world), reset: nobody(world), block: await block(world, 'counter', holder, freshPin(world, 8)) }))],
  ['reset-expired', world => inside(world, carded(world, one => !one.differs && world.now().toISOString() < '2027-11-30'), async (session, holder) => {
    await knockAt(world, 'counter', session, 'papers', { business: 'pin-reset', document: documentOf(holder) })
    const authorised = await knockAt(world, 'counter', session, 'authorise-reset', {}, 'colleague')
    if (refusedAs(authorised) !== null) return null
    Object.assign(holder, { mustSet: true, locked: false, wrong: 0, pin: null })
    world.pass(16)
    return found(await insert(world, 'counter', holder), async next => knockAt(world, 'counter', next, 'reset-pin', { entry: entry(world), reset: authorised.reset, block: await block(world, 'counter', holder, freshPin(world, 8)) }))
  })],
  ['card-other-city', world => inStrange(world, carded(world), (session, holder) => strange(world, session, 'change-pin', holder))],
  ['card-other-city', world => inStrange(world, carded(world), session => world.ask('stranger', 'POST /terminals/:terminal/sessions/:session/activate', { params: { terminal: world.ground.offices.elsewhere.terminal!, session }, body: {} }))],
  ['person-elsewhere', world => found(carded(world), holder => world.ask('stranger', 'GET /cards/:person', { params: { person: holder.person } }))],
  ['identity-unproven', world => world.ask('insurer', 'POST /people/:person/contributions', { params: { person: someone(world).person }, body: {} })],
  ['query-password-slowed', async world => {
    const holder = someone(world)
    await passwordOf(world, holder)
    let last = null
    for (let i = 0; i < 6; i++) last = await world.ask(holder, 'POST /me/query-password', { body: { old: '00000001', chosen: '73918264' } })
    return last
  }],
  ['card-not-genuine', world => readOddly(world, copied)],
  ['card-not-registered', world => found(carded(world), holder => readOddly(world, image => {
    const made = personalise({ version: '2.00', ident: cardIdent(issuerKeys(world.house.vault, '340100'), '340100', 0x7ffffff0), cardNumber: holder.cardNumber, institution: '340100', issuedOn: '2026-01-01', validUntil: null, number: holder.number, name: '王大明', sex: '1', nation: '01', birthplace: '340104', birth: '1990-01-01',
      bankCard: '6217213600000000000', initialPin: '123456', pinTries: 10 }, issuerKeys(world.house.vault, '340100'))
    return 'refused' in made ? image : made
  }))],
  ['guide-no-phone', world => found(carded(world), async holder => {
    const phone = (end: '' | '/end') => world.ask('clerk', `POST /people/:person/phone-lost${end}`, { params: { person: holder.person }, body: { document: documentOf(holder) } })
    if (!holder.phoneLost && refusedAs(await phone('')) !== null) return null
    const guided = await world.ask('clerk', 'POST /cards/:person/:card/end-visit', { params: at(holder), body: { returned: true, guide: 'send' } })
    if (!holder.phoneLost) await phone('/end')
    return guided
  })],
  ['delivery-counted', async world => {
    for (const count of [10, 11]) { const done = await world.ask('producer', 'POST /production/blanks/in', { body: { bank: '95588', face: '340100', key: press(world), count, note: 'note twice' } }); if (count === 11) return done }
    return null
  }],
  ['successor-unknown', world => found(world.books.drawers.get('clerk'), book => book.state === 'open' ? world.ask('clerk', 'POST /fees/drawer/offer', { body: { pieces: {}, to: world.ground.staff.clerk2.by.id, explanation: '点过', key: press(world) } }).then(answer => refusedAs(answer) === 'drawer-old' ? null : answer) : null)],
  ['banked-too-much', world => found(world.books.drawers.get('clerk'), book => book.state === 'open' ? world.ask('clerk', 'POST /fees/drawer/close', { body: { pieces: {}, banked: 100, explanation: '点过', key: press(world) } }) : null)],
  ['difference-unexplained', world => found(world.books.drawers.get('clerk'), book => book.state === 'open' && book.holds > 0 ? world.ask('clerk', 'POST /fees/drawer/close', { body: { pieces: {}, banked: 0, key: press(world) } }) : null)],
  ['no-centre', world => world.ask('producer', 'POST /cards-to-collect/send-back', { body: { cards: [at(someone(world), nobody(world))], key: press(world) } })],
  ['return-not-here', async world => found(oneOf(world, one => one.asked), async holder => found(await comingTo(world, holder), coming => coming.state === 'at-site' ? world.ask('teller2', 'POST /cards-to-collect/send-back', { body: { cards: [at(holder, coming.id)], key: press(world) } }) : null))],
]

async function inStrange(world: World, holder: Holder | null, act: (session: string, holder: Holder) => Promise<unknown>): Promise<unknown> {
  if (!holder) return null
  const read = await world.ask('stranger', 'POST /demo/reader', { body: { function: 'iReadCardBas', terminal: world.ground.offices.elsewhere.terminal, card: holder.cardNumber } })
  return read.read?.session ? act(read.read.session.id, holder) : null
}
const strange = (world: World, session: string, verb: string, holder: Holder) => world.ask('stranger', `POST /terminals/:terminal/sessions/:session/${verb}`, { params: { terminal: world.ground.offices.elsewhere.terminal!, session }, body: { entry: entry(world), oldBlock: '00'.repeat(16), newBlock: '11'.repeat(16), document: documentOf(holder) } })

/** A card's chip for a moment another one, read at the counter, and itself again. */
async function readOddly(world: World, how: typeof damaged): Promise<unknown> {
  const holder = carded(world)
  if (!holder) return null
  const key = { bucket: holder.bucket, id: holder.card! }
  const image = (await world.as('counter', 'chip.look', work => openImage(work, key)))!
  await world.as('counter', 'chip.replace', work => keepImage(work, key, how(image)))
  const read = await world.ask('clerk', 'POST /demo/reader', { body: { function: 'iReadCardBas', terminal: world.ground.offices.counter.terminal, card: holder.cardNumber } })
  await world.as('counter', 'chip.replace', work => keepImage(work, key, image))
  must(!read.success, `${holder.cardNumber}: a chip that is not this card’s was read`)
  return count(world.tally, 'POST /demo/reader', { refused: read.why as string })
}

/** Four of them that fit just now; what does not is left for another day. */
const oddly: Act = async world => {
  for (let tries = 0, asked = 0; tries < 16 && asked < 4; tries++) {
    const [name, ask] = world.chance.pick(odds)
    const answer = await ask(world)
    if (answer === null || answer === undefined) continue
    asked++
    if (refusedAs(answer) !== name) must(refusedAs(answer) !== null, `nothing was refused where it must be: ${name}`)
  }
}

export const oddActs: readonly (readonly [name: string, often: number, act: Act])[] = [['oddly', 10, oddly]]
