import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isRefused } from '#kit/refusal'
import { addMember, addOrganisation } from '#staff'
import { registerTerminal } from '#terminals'
import { insuring, type Insuring } from './support/insuring.ts'
import type { Json } from './support/pharmacy.ts'
import { seated, type Seated } from './support/way.ts'

let at: Insuring
const desks = {} as Record<'hefei' | 'province' | 'hebei', { seat: Seated; terminal: string }>
before(async () => {
  at = await insuring()
  for (const [name, region] of [['hefei', '340181'], ['province', '340000'], ['hebei', '130000']] as const) {
    const terminal = await at.city.within(async work => {
      const office = await addOrganisation(work, { kind: 'counter', code: `AWAY-${region}`, name: `窗口 ${region}`, region })
      const made = await addMember(work, { user: `away${region}`, name: '赵明', password: 'scene of a test', post: 'counter-clerk', organisation: office.id, demo: true })
      if (isRefused(made)) throw new Error(made.refused)
      return (await registerTerminal(work, { code: `AWAY-${region}-1`, organisation: office.id, kind: 'counter', name: '窗口', software: true }))!.id
    })
    desks[name] = { seat: await seated(at.city.living.base, `away${region}`), terminal }
  }
})
after(() => at.close())

async function reads(desk: keyof typeof desks, name: string) {
  const { seat, terminal } = desks[desk]
  const card = at.city.shop.who(name).cards[0]
  const { read } = await seat.post<Json>('/demo/reader', { function: 'iReadCardBas', terminal, card: card.card_number })
  await seat.post('/demo/reader', { function: 'iVerifyPIN', terminal, card: card.card_number, session: read.session.id, pin: card.social_pin })
}
const look = async (desk: keyof typeof desks, name: string, document = true) =>
  desks[desk].seat.knock(`/people/${(await at.city.personOf(name)).id}/recognised`, document ? { document: at.documentOf(at.city.shop.who(name).certno) } : {})
const records = async () => JSON.stringify(await at.city.within(work => work.sql<Json>`select id, region, state, version, (select count(*)::int from insurance.transfer) as transfers from insurance.relation order by id`))

test('INS-07.a INS-07.b: a holder insured in one region is recognised by the card at counters of another and of the province: records, whether the fund pays, and balances, masked, on record, answered by the home region; without the card not, in another province not; nothing is transferred, and care is paid for there too', async () => {
  const name = '张伟'
  const { id } = await at.city.personOf(name)
  assert.equal((await at.enrol({ id, number: at.city.shop.who(name).certno }, '310')).status, 422, 'the card is asked for to enrol')
  const before = await records()
  for (const desk of ['hefei', 'province'] as const) {
    const without = await look(desk, name)
    assert.deepEqual([without.body.refused, without.body.facts.needs.includes('card')], ['identity-unproven', true], desk)
    await reads(desk, name)
    const seen = await look(desk, name)
    assert.equal(seen.status, 200, JSON.stringify(seen.body))
    assert.deepEqual(seen.body.rows.map((row: Json) => [row.region, row.insutype, row.state, row.fund, row.here]), [['340199', '310', '1', true, false]])
    assert.deepEqual(seen.body.answeredBy, ['合肥市医疗保障经办中心'])
    assert.ok(seen.body.accounts[0].balance > 0 && seen.body.name.includes('*') && !JSON.stringify(seen.body).includes(at.city.shop.who(name).certno))
  }
  await reads('hebei', name)
  const far = await look('hebei', name)
  assert.deepEqual([far.status, far.body.refused], [404, 'recognised-nowhere'])
  assert.equal((await at.who.unit.knock(`/people/${id}/recognised`, {})).status, 403)
  const entries = await at.city.within(work => work.sql<{ facts: Json; office: string }>`select e.facts, o.region as office from record.entry e join staff.organisation o on o.id = e.by_organisation where e.verb = 'insurance.recognise' and e.person = ${id} order by e.at`)
  assert.deepEqual(entries.map(each => [each.office, each.facts.answered]), [['340181', '340199'], ['340000', '340199']])
  assert.equal(await records(), before, 'no transfer, no record of another region, nothing changed')

  const away = await at.city.shop.customer('赵敏')
  const bought = await at.city.shop.send(at.city.shop.purchase('2102', away, [['布洛芬片', 1]]))
  assert.deepEqual([bought.infcode, away.insured.insuplc_admdvs], [0, '340181'], 'a holder of Chaohu is paid for in Hefei as Chaohu has it')
  assert.equal(await records(), before)
})
