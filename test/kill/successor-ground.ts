import { approve } from '#applications'
import { findByNumber } from '#holders'
import { personKey, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import type { Json, Pharmacy } from '../support/pharmacy.ts'
import type { Answer, Ask } from './life.ts'

type Given = {
  shop: Pharmacy; counter: { id: Id }
  within: <T>(act: (work: Work) => Promise<T>) => Promise<T>
  send: (ask: Ask) => Promise<Answer>
  as: (user: string, path: string, body?: unknown) => Ask
  list: (user: string, path: string) => Promise<Json>
}

/** 补卡, a 换卡 withdrawn, and a new card that is handed over while the old one ends: each one press before it is done. The clerk's drawer is open. */
export async function successorAsks({ shop, counter, within, send, as, list }: Given): Promise<Record<string, Ask>> {
  const delivery = { kind: 'counter', organisation: counter.id }
  const of = async (name: string) => {
    const number = shop.who(name).certno as string
    const { id } = (await within(work => findByNumber(work, number)))!
    const { live } = await list('counter01', `/cards/${id}`)
    const document = { kind: 'resident-card', number, validUntil: 'long-term' }
    return { id, live, document, at: (verb: string, body: Json = {}) => as('counter01', `/cards/${id}/${live}/${verb}`, { document, ...body }) }
  }
  const [lost, sorry, made] = [await of('刘芳'), await of('周婷'), await of('徐海燕')]
  await send(lost.at('report-loss'))
  const regretted = (await send(sorry.at('exchange', { key: 'ground-sorry', reason: 'worn', delivery }))).body
  const wanted = (await send(made.at('exchange', { key: 'ground-made', reason: 'worn', delivery }))).body
  await within(async work => {
    const approved = await approve(work, { bucket: personKey(made.id).bucket, id: wanted.id })
    if (isRefused(approved)) throw new Error(approved.refused)
  })
  const { rows: waiting } = await list('produce01', '/production/waiting')
  const { bank, region } = waiting.find((row: Json) => row.region === '340124')
  const { batch } = (await send(as('produce01', '/production/batches', { bank, region, key: 'ground-successor' }))).body
  for (const step of ['personalise', 'check', 'deliver']) await send(as('produce01', `/production/batches/${batch.id}/${step}`))
  for (const { id } of (await list('counter01', '/production/consignments?open=true')).rows) await send(as('counter01', `/production/consignments/${id}/receive`))
  const { cards } = await list('counter01', `/cards/${made.id}`)
  return {
    replace: lost.at('replace', { key: 'press-replace', reason: 'lost', delivery }),
    'withdraw exchange': as('counter01', `/people/${sorry.id}/applications/${regretted.id}/withdraw`, { key: 'press-withdraw', document: sorry.document }),
    'hand-over of a new card': as('counter01', `/cards/${made.id}/${cards.find((card: Json) => card.state === 'at-site').id}/hand-over`, { document: made.document }),
  }
}
