import { enterPerson, findByNumber } from '#holders'
import { enrol } from '#insurance'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { credit } from '#ledger'
import { headings, holderLine } from '../../bench/migrate/holders-file.ts'
import { applicant, bankHeir, papersFor, type Ground as Why } from '../support/cancelling.ts'
import { citizen } from '../support/people.ts'
import type { Json, Pharmacy } from '../support/pharmacy.ts'
import type { Answer, Ask } from './life.ts'

type Given = {
  shop: Pharmacy; now: () => Date
  within: <T>(act: (work: Work) => Promise<T>) => Promise<T>
  send: (ask: Ask) => Promise<Answer>
  as: (user: string, path: string, body?: unknown) => Ask
  list: (user: string, path: string) => Promise<Json>
  block: (terminal: string, number: string, digits: string) => Promise<{ entry: Id; block: string }>
}
const REGION = '340199'

/** 旧卡换新: the PIN changed at a counter, and the first read at a till, of a card whose holder's old card still works. */
export async function changeOverAsks({ shop, send, as, list, block }: Given): Promise<Record<string, Ask>> {
  const who = shop.who('何小军')
  const number = who.cards[0].card_number as string
  const desk = (await list('counter02', '/terminals')).rows.find((one: Json) => one.kind === 'counter').id as string
  const session = (await send(as('counter02', '/demo/reader', { function: 'iReadCardBas', terminal: desk, card: number }))).body.read.session.id as string
  await send(as('counter02', `/terminals/${desk}/sessions/${session}/papers`, { business: 'pin-change', document: { kind: 'resident-card', number: who.certno, validUntil: 'long-term' } }))
  const [old, chosen] = [await block(desk, number, '123456'), await block(desk, number, '728394')]
  return {
    'change-over by PIN': as('counter02', `/terminals/${desk}/sessions/${session}/change-pin`, { entry: old.entry, oldBlock: old.block, newBlock: chosen.block }),
    'change-over by first read': { path: '/sandbox/card-session', body: { fixmedins_code: shop.provider.fixmedins_code, card_number: number } },
  }
}

/** 注销: asked for, approved, turned down, taken back; of one the hours are not over in which its money waits. */
export async function cancellationAsks({ shop, now, within, send, as }: Given): Promise<Record<string, Ask>> {
  const of = async (name: string) => (await within(work => findByNumber(work, shop.who(name).certno)))!
  const form = async (name: string, why: Why, more: Json = {}) => ({ ground: why, day: dayOf(now()), papers: await papersFor({ within } as never, await of(name), why), key: `press-${name}`,
    ...why === 'death' ? { applicant, beneficiaries: [bankHeir, { name: '李秀英', number: shop.who('李秀英').certno, relation: '子女', parts: 2, way: 'account' }] } : { document: { kind: 'resident-card', number: shop.who(name).certno, validUntil: 'long-term' } }, ...more })
  const asked = async (name: string, why: Why) => {
    const path = `/people/${(await of(name)).id}/cancellation`
    const { body } = await send(as('counter01', path, await form(name, why)))
    return { path: `${path}/${body.id}`, version: body.version as number }
  }
  const approved = async (name: string, why: Why) => {
    const one = await asked(name, why)
    return { path: one.path, version: (await send(as('counter02', `${one.path}/approve`, { version: one.version }))).body.version as number }
  }
  const [ends, stays, back] = [await asked('冯刚', 'death'), await asked('梁红', 'death'), await approved('林玉兰', 'death')]
  await approved('韩冰', 'death')
  return {
    'cancel ask': as('counter01', `/people/${(await of('郭志强')).id}/cancellation`, await form('郭志强', 'death')),
    'cancel approve': as('counter02', `${ends.path}/approve`, { version: ends.version }),
    'cancel refuse': as('counter02', `${stays.path}/refuse`, { version: stays.version, reason: '查无此事' }),
    'cancel take back': as('counter02', `${back.path}/take-back`, { version: back.version, reason: '办错人了' }),
  }
}

/** 合并重复档案: asked for, approved, turned down; of one the money is on its way. */
export async function mergeAsks({ shop, within, send, as, list }: Given): Promise<Record<string, Ask>> {
  let born = 0
  const double = (name: string) => within(async work => {
    const number = citizen(`34010419850312${String(801 + born++)}`)
    const person = await enterPerson(work, { number, name, phone: '13900004321', address: '合肥市' })
    if (isRefused(person)) throw new Error(person.refused)
    const enrolled = await enrol(work, { person, region: REGION, insutype: '310', psnType: '1101', base: 600_000n })
    if (isRefused(enrolled)) throw new Error(enrolled.refused)
    await credit(work, [{ person, region: REGION, amount: 12_345n, key: `double ${number}`, policies: [] }])
    return person.id
  })
  const of = async (name: string) => {
    const { id } = (await within(work => findByNumber(work, shop.who(name).certno)))!
    const { side } = await list('insure01', `/people/${id}/merge`)
    return { path: `/people/${id}/merge`, body: { region: REGION, keep: side.records.find((each: Json) => each.region === REGION && each.insutype === '310').id, key: `press-${name}` } }
  }
  const asked = async (name: string) => {
    const { path, body } = await of(name)
    const made = (await send(as('insure01', path, { ...body, other: await double(name) }))).body
    return { path: `${path}/${made.id}`, version: made.version as number }
  }
  const [one, other, arriving] = [await asked('阿依古丽·买买提'), await asked('欧阳雪'), await asked('罗文')]
  await send(as('insure02', `${arriving.path}/approve`, { version: arriving.version }))
  const doubled = await of('宋明')
  return {
    'merge ask': as('insure01', doubled.path, doubled.body),
    'merge approve': as('insure02', `${one.path}/approve`, { version: one.version }),
    'merge refuse': as('insure02', `${other.path}/refuse`, { version: other.version, reason: '查无此事' }),
  }
}

/** 接管旧系统: a file sent, one approved, one approved and not yet taken over. */
export async function importAsks({ send, as }: Pick<Given, 'send' | 'as'>): Promise<Record<string, Ask>> {
  const file = async (from: number, more: string[] = []): Promise<Ask> => {
    const form = new FormData()
    form.append('file', new Blob([[headings, ...Array.from({ length: 12 }, (_, i) => holderLine(from + i)), ...more, ''].join('\r\n')]), 'holders.csv')
    const sent = new Response(form)
    return { ...as('system01', '/imports'), bytes: Buffer.from(await sent.arrayBuffer()), type: sent.headers.get('content-type')! }
  }
  const [waits, going] = [(await send(await file(100))).body.id as string, (await send(await file(200, ['x'.repeat(8)]))).body.id as string]
  await send(as('chief01', `/imports/${going}/approve`, {}))
  return { 'import take': await file(0), 'import approve': as('chief01', `/imports/${waits}/approve`, {}) }
}
