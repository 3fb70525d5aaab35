import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { city, type City } from './harness/index.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'

let living: City
let shop: Pharmacy
before(async () => { living = await city(); shop = await pharmacy(living) })
after(() => living.close())

const sql = (text: string, values: unknown[]) => living.house.pool.query(text, values)
/** Whom a person number belongs to, the way a program knows it that saw them before. */
const known = async (person: Json) => {
  const found = await shop.lookUp(person.certno, person.name)
  assert.equal(found.infcode, 0, found.err_msg)
  return { person, psnNo: found.output.baseinfo.psn_no as string, insured: found.output.insuinfo[0] ?? { insuplc_admdvs: '340199', insutype: '310', balc: 0 } }
}
const cardOf = async (person: Json) => (await sql('select c.bucket, c.id from cards.card c join holders.person p on p.bucket = c.bucket and p.id = c.person where p.psn_no = $1', [(await known(person)).psnNo])).rows[0]

/** What the card and each message answer; where `identified` 1101 tells who it is, because that is not what stands in the way. */
async function answers(person: Json, words: RegExp, { identified = false, read = words as RegExp | null } = {}) {
  const who = await known(person)
  const reading = await shop.read(person, null)
  if (read) assert.match(reading.zh ?? reading.causes.map((cause: Json) => cause.zh).join(), read, `${person.name}: read`)
  const seen = await shop.identify(person)
  if (identified) assert.equal(seen.infcode, 0, seen.err_msg)
  else assert.match(seen.err_msg, words, `${person.name}: 1101`)
  for (const infno of ['2101', '2102'] as const) {
    const answer = await shop.send(shop.purchase(infno, who))
    assert.deepEqual([answer.infcode, answer.output], [-1, null], `${person.name}: ${infno}`)
    assert.match(answer.err_msg, words, `${person.name}: ${infno}`)
  }
  const after = await known(person)
  assert.equal(after.insured.balc, who.insured.balc, 'nothing moved')
}

test('READ-01.a READ-01.d READ-01.g READ-02.a READ-02.c: each cause of the demo’s cards is its own answer to 1101, 2101 and 2102, and nothing is posted', async () => {
  await answers(shop.who('not-activated'), /还没有领.*领卡/)
  await answers(shop.who('pin-initial'), /还没有启用.*改一次初始密码/)
  await answers(shop.who('identity-differs'), /还没有启用/)
  await answers(shop.who('lost'), /已挂失/)
  await answers(shop.who('pin-locked'), /密码锁定了/, { identified: true })
  await answers(shop.who('pin-to-set'), /密码还没有设|密码已经重置/, { identified: true })
  await answers(shop.who('double-record'), /两条有效的参保记录/, { identified: true, read: null })
  await answers(shop.who('not-insured-here'), /没有医保参保记录/, { identified: true, read: null })
  await answers(shop.who('chip-damaged'), /没有读到这个人的卡/, { read: /芯片读不出来/ })
  await answers(shop.who('authentication-failed'), /没有读到这个人的卡/, { read: /没有通过芯片认证/ })
})

test('READ-02.a READ-02.b READ-02.c READ-02.d: suspended, cancelled, replaced, differing identity and expired are told apart, the first in order', async () => {
  const fact = async (person: Json, kind: string) => {
    const { bucket, id } = await cardOf(person)
    await sql(`insert into cards.fact (bucket, id, card, account, kind, since, channel) values ($1, gen_random_uuid(), $2, 'social', $3, $4, 'centre')`, [bucket, id, kind, living.house.now()])
  }
  const close = async (person: Json, as: string) => {
    const { bucket, id } = await cardOf(person)
    await sql(`update cards.card set social = 'closed', closed_as = $3 where bucket = $1 and id = $2`, [bucket, id, as])
  }
  const [suspended, cancelled, replaced, differs, two] = ['王建明', '张伟', '刘芳', '陈静', '马晓东'].map(name => shop.who(name))
  await fact(suspended, 'suspension')
  await answers(suspended, /停用|暂停/)
  await fact(differs, 'identity-difference')
  await answers(differs, /不一致|不符|对不上/)
  await fact(two, 'identity-difference')
  await fact(two, 'suspension')
  await answers(two, /停用|暂停/)
  await close(cancelled, 'cancelled')
  await close(replaced, 'replaced')
  for (const [person, words] of [[cancelled, /注销/], [replaced, /换|补/]] as const) {
    assert.match((await shop.read(person, null)).zh, words)
    assert.match((await shop.identify(person)).err_msg, words)
  }
  const old = shop.who('孙国庆')
  const { bucket, id } = await cardOf(old)
  await sql(`update cards.card set valid_until = date '2020-01-01' where bucket = $1 and id = $2`, [bucket, id])
  await answers(old, /到期|过期|有效期/)
})

test('READ-02.e MED-01.c: found out while its session is open, a card is usable no more; a card read after it ends the session', async () => {
  const who = await shop.customer('吴涛')
  assert.equal((await shop.send(shop.purchase('2101', who))).infcode, 0)
  const lost = await shop.read(shop.who('lost'))
  assert.match(lost.zh, /已挂失/)
  assert.match((await shop.send(shop.purchase('2102', who))).err_msg, /重新读一次/, 'the card in the reader is another one')
  await shop.read(who.person)
  assert.equal((await shop.send(shop.purchase('2102', who))).infcode, 0)
})
