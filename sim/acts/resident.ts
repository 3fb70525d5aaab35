import { must } from '../books.ts'
import { citizen, CITIZENS } from '../citizen.ts'
import { got } from '../ground.ts'
import { documentOf, newHolder } from '../holder.ts'
import { refusedAs } from '../world.ts'
import { inboxOf } from './clock.ts'
import { carded, oneOf, someone, type Act } from './act.ts'
import { applyFirst, cardsOf, comingTo, formOf, photoOf } from './issue.ts'
import { handedOver, wrongPapers } from './counter.ts'

/** What residents do: come for the first time, apply, mend, look where it is, change phone and address, lose the phone, name a guardian. */
const arrive: Act = async world => { if (world.holders.length < 12 && world.first + world.books.born < CITIZENS) await newHolder(world, !world.chance.happens(10)) }

const apply: Act = async world => {
  const holder = oneOf(world, one => !one.card && !one.asked) ?? someone(world)
  const had = Boolean(holder.asked ?? holder.card)
  const no = await applyFirst(world, holder, world.chance.pick(['counter', 'counter', 'online'] as const), world.chance.pick(['counter', 'counter', 'branch', 'post', 'post', 'unit'] as const))
  if (had) must(no !== null, `${holder.number}: applied twice`)
}

/** An application that cannot be taken: at a branch, of a bank or to a place that is not here, without its papers. */
const applyOddly: Act = async world => {
  const holder = oneOf(world, one => !one.card && !one.asked) ?? await newHolder(world)
  const body = await formOf(world, holder, 'counter', 'counter')
  const odd = world.chance.pick(['branch', 'bank', 'place', 'papers', 'post', 'wrong'] as const)
  const sent = odd === 'bank' ? { ...body, bank: '11111' } : odd === 'place' ? { ...body, delivery: { kind: 'branch', organisation: world.ground.offices.branch2.id }, bank: '95588' }
    : odd === 'papers' ? { ...body, papers: [] } : odd === 'wrong' ? { ...body, document: wrongPapers(holder) } : body
  const no = await world.ask(odd === 'branch' ? 'teller' : 'clerk', 'POST /people/:person/applications', { params: { person: holder.person }, body: sent })
  must(odd === 'post' || refusedAs(no) !== null, `an application was taken that could not be: ${odd}`)
  if (refusedAs(no) === null) holder.asked = { id: no.id, number: no.number, kind: 'first', fee: 0, version: no.version, office: 'counter' }
}

/** Somebody comes a second time as a newcomer; somebody has no phone to lose. */
const bare: Act = async world => {
  must(refusedAs(await world.ask('clerk', 'POST /people', { body: { number: someone(world).number, name: '王大明' } })) !== null, 'somebody was entered twice')
  const entered = await world.ask('clerk', 'POST /people', { body: { number: citizen(`3401041988030${1 + world.chance.below(9)}${String(100 + world.chance.below(900)).slice(-3)}`), name: '赵二' } })
  if (refusedAs(entered) === null) await world.ask('clerk', 'POST /people/:person/phone-lost', { params: { person: entered.id }, body: { document: documentOf({ number: (await world.ask('clerk', 'POST /people/:person/unmask', { params: { person: entered.id } })).number }) } })
}

/** 改好再交: what came back is mended on the web or at the window. */
const mend: Act = async world => {
  const holder = oneOf(world, one => one.asked)
  const asked = holder?.asked
  if (!holder || !asked) return
  const photo = await photoOf(world, holder)
  const odd = world.chance.pick([null, null, null, 'bank', 'stale', 'paper'] as const)
  const body = { photo: odd === 'paper' ? world.ground.offices.till.id : photo, ...odd === 'bank' ? { bank: '96588' } : {}, ...odd === 'stale' ? { version: 99 } : {} }
  const mended = world.chance.happens(50) ? await world.ask(holder, 'POST /my/applications/:application/mend', { params: { application: asked.id }, body })
    : await world.ask('clerk', 'POST /people/:person/applications/:application/mend', { params: { person: holder.person, application: asked.id }, body })
  if (refusedAs(mended) !== null) return
  must(odd === null || odd === 'bank', `${holder.number}: mended with what cannot mend`)
  asked.version = mended.version
}

/** Where it is, by its number, to anybody else with the end of the ID; and by numbers that are none. */
const where: Act = async world => {
  const holder = oneOf(world, one => one.asked)
  if (holder) must([null, 'too-many-misses'].includes(refusedAs(await world.ask(holder, 'POST /applications/where', { body: { number: holder.asked!.number } }))), 'an application is nowhere')
  const other = someone(world)
  if (holder && !holder.shows && other.person !== holder.person) {
    const ending = holder.number.slice(-4), right = world.chance.happens(50)
    const told = await world.ask(other, 'POST /applications/where', { body: { number: holder.asked!.number, ending: right ? ending : ending.replace(/\d/, digit => String((Number(digit) + 1) % 10)) } })
    must((refusedAs(told) === null) === right || refusedAs(told) === 'too-many-misses', 'an application is told to whoever knows its number alone, or not to who knows both')
  }
  const misses = world.chance.happens(12) ? 45 : 1
  for (let i = 0; i < misses; i++) await world.ask(someone(world), 'POST /applications/where', { body: { number: `0000${String(world.chance.below(9_999_999)).padStart(16, '1')}` } })
  await world.ask(someone(world), 'GET /my/applications')
}

/** A new phone, with the code that came to it; now and then a wrong one, too often, the one on record, one that is lost. */
const phone: Act = async world => {
  const holder = someone(world)
  const lostOne = oneOf(world, one => one.phoneLost)
  const another = `139${String(10_000_000 + world.chance.below(9_999_999))}`
  const fresh = world.chance.pick([another, another, holder.phone, lostOne?.phone ?? holder.phone])
  const web = world.chance.happens(50)
  const sent = web ? await world.ask(holder, 'POST /my/contact/phone', { body: { phone: fresh } })
    : await world.ask('clerk', 'POST /people/:person/contact/phone', { params: { person: holder.person }, body: { phone: fresh, document: documentOf(holder) } })
  if (refusedAs(sent) !== null) return
  must(fresh !== lostOne?.phone, 'a code went to a phone reported lost')
  if (world.chance.happens(20)) await world.ask(holder, 'POST /my/contact/phone', { body: { phone: fresh } })
  if (world.chance.happens(15)) world.pass(11)
  const code = /\d{6}/.exec(await inboxOf(world, fresh, 'phone-code') ?? '')?.[0] ?? '000000'
  for (const tried of world.chance.happens(20) ? ['111112', '111112', '111112', '111112', '111112', code] : [world.chance.happens(20) ? '111112' : code]) {
    const done = web ? await world.ask(holder, 'POST /my/contact/phone/confirm', { body: { code: tried } })
      : await world.ask('clerk', 'POST /people/:person/contact/phone/confirm', { params: { person: holder.person }, body: { code: tried, document: documentOf(holder) } })
    if (refusedAs(done) !== null) continue
    must(tried === code, 'a phone was changed with a wrong code')
    world.books.silent.delete(holder.phone)
    Object.assign(holder, { phone: fresh, phoneLost: false })
  }
}

const address: Act = async world => {
  const holder = someone(world)
  const contact = got(await world.ask(holder, 'GET /my/contact'))
  for (const version of world.chance.happens(40) ? [contact.version + 1, contact.version] : [contact.version]) await world.ask(holder, 'POST /my/contact/address', { body: { address: '合肥市蜀山区怀宁路 9 号', version } })
  await world.ask('clerk', 'POST /people/:person/contact/address', { params: { person: holder.person }, body: { address: '合肥市庐阳区 1 号', document: world.chance.happens(80) ? documentOf(holder) : { ...documentOf(holder), validUntil: world.chance.pick(['2020-01-01', null]) } } })
}

/** 手机丢了, and found again. */
const phoneLost: Act = async world => {
  const holder = oneOf(world, one => one.phoneLost) ?? someone(world)
  const ends = holder.phoneLost ? world.chance.happens(60) : world.chance.happens(15)
  const done = await world.ask('clerk', ends ? 'POST /people/:person/phone-lost/end' : 'POST /people/:person/phone-lost', { params: { person: holder.person }, body: { document: documentOf(holder) } })
  if (refusedAs(done) !== null) return
  must(!ends || holder.phoneLost, `${holder.number}: a phone came back that was never lost`)
  if (ends) world.books.silent.delete(holder.phone)
  else if (!holder.phoneLost) world.books.silent.set(holder.phone, world.now())
  holder.phoneLost = !ends
}

/** 监护人 of a minor: linked, not linked twice, ended once; nobody for an adult. */
const guardian: Act = async world => {
  const ward = oneOf(world, one => one.minor) ?? someone(world)
  const adult = world.chance.happens(75) ? oneOf(world, one => !one.minor && one !== ward) : oneOf(world, one => one.minor && one !== ward)
  const number = adult?.number ?? '11010519491231002X'
  const link = () => world.ask('clerk', 'POST /people/:person/guardians', { params: { person: ward.person }, body: { number, relation: 'mother', document: { ...documentOf({ number }) }, register: true } })
  const linked = await link()
  if (refusedAs(linked) !== null) return
  must(ward.minor, 'an adult was given a guardian')
  await link()
  await world.ask('clerk', 'POST /people/:person/contact/address', { params: { person: ward.person }, body: { address: '合肥市庐阳区 2 号', guardian: linked.id, document: documentOf({ number }) } })
  for (let i = 0; i < 2; i++) await world.ask('clerk', 'POST /people/:person/guardians/:link/end', { params: { person: ward.person, link: linked.id }, body: {} })
  await world.ask('clerk', 'POST /people/:person/phone-lost', { params: { person: ward.person }, body: { guardian: linked.id, document: documentOf({ number }) } })
}

/** Numbers that are none, and people who cannot be found or are too many. */
const oddNumbers: Act = async world => {
  for (const number of ['3401041990010', '34010419900101AB34', '990104199001011234', '340104199002301234', '340104209901011234', '340104199001011235', citizen('81000019900101123')])
    must(refusedAs(await world.ask('clerk', 'POST /people', { body: { number, name: '王大明', phone: '13855192046' } })) !== null , `${number} was taken for a number`)
  await world.ask('clerk', 'POST /people/find', { body: { number: '11010519491231002X' } })
  await world.ask('clerk', 'POST /people/find', { body: { name: '赵一', birthYear: 1971 } })
  await world.ask('clerk', 'POST /cards/find', { body: { number: someone(world).cardNumber || 'A00000000' } })
  await world.ask('clerk', 'POST /cards/timeline', { body: { number: someone(world).cardNumber || 'A00000000' } })
  await world.ask('auditor', 'POST /record/person', { body: { number: someone(world).number } })
  await world.ask('clerk', 'POST /cards-to-collect/find', { body: { text: someone(world).name.padEnd(2, '明') } })
  await world.ask('clerk', 'GET /people/:person', { params: { person: world.ground.offices.till.id } })
  await world.ask('stranger', 'GET /cards/:person', { params: { person: someone(world).person } })
  await world.ask('clerk', 'POST /people/:person/unmask', { params: { person: someone(world).person } })
}

/** 收卡确认: the code and the end of the card's number; or at a counter with the document. */
export const confirm: Act = async world => {
  const holder = oneOf(world, one => one.asked?.office === 'post') ?? someone(world)
  const web = world.chance.happens(65)
  const coming = holder.asked?.office === 'post' ? await comingTo(world, holder) : null
  if (!web) {
    const card = coming ?? (await cardsOf(world, holder))[0]
    if (!card) return
    const done = await world.ask(world.chance.happens(80) ? 'clerk' : 'teller', 'POST /cards/:person/:card/confirm-receipt', { params: { person: holder.person, card: card.id }, body: { document: documentOf(holder) } })
    if (refusedAs(done) === null) await handedOver(world, holder, card.id)
    return
  }
  for (let i = world.chance.happens(60) ? 2 : 1; i > 0; i--) {
    const sent = await world.ask(holder, 'POST /my/parcel/code', { body: {} })
    must(refusedAs(sent) !== null || !holder.phoneLost, `${holder.number}: a code went to a phone reported lost`)
  }
  const code = /\d{6}/.exec(await inboxOf(world, holder.phone, 'card-code') ?? '')?.[0] ?? '000000'
  const ending = coming ? got(await world.ask('chief', 'POST /cards/:person/:card/numbers', { params: { person: holder.person, card: coming.id } })).number.slice(-4) : 'AAAA'
  if (world.chance.happens(10)) world.pass(11)
  for (const tried of world.chance.happens(20) ? ['111112', '111112', '111112', '111112', '111112', code] : [world.chance.happens(15) ? '111112' : code]) {
    const done = await world.ask(holder, 'POST /my/parcel/confirm', { body: { code: tried, ending } })
    if (refusedAs(done) !== null) continue
    must(tried === code && !holder.phoneLost, `${holder.number}: a card was confirmed with a wrong code, or one sent to a lost phone`)
    await handedOver(world, holder, coming!.id)
  }
}

/** What residents read of their own: nothing of it may change anything. */
const look: Act = async world => {
  const holder = carded(world) ?? someone(world)
  for (const path of ['GET /my/card', 'GET /my/locks', 'GET /my/card/offices', 'GET /my/old-cards', 'GET /my/identity', 'GET /my/parcel', 'GET /apply/choices', 'GET /my/account']) await world.ask(holder, path)
}

export const residentActs: readonly (readonly [name: string, often: number, act: Act])[] = [
  ['arrive', 3, arrive], ['apply', 6, apply], ['applyOddly', 3, applyOddly], ['bare', 1, bare], ['mend', 3, mend], ['where', 2, where], ['phone', 6, phone], ['address', 1, address], ['phoneLost', 2, phoneLost],
  ['guardian', 2, guardian], ['oddNumbers', 1, oddNumbers], ['confirm', 7, confirm], ['look', 1, look],
]
