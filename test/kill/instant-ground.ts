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

/** 即时制卡 at a counter with a printer, each press before it is done: the whole making of a card, what the clerk does with a made one, the ways out. The clerk's drawer is open. */
export async function instantAsks({ shop, counter, within, send, as, list }: Given): Promise<Record<string, Ask>> {
  const approved = async (name: string) => {
    const number = shop.who(name).certno as string
    const { id } = (await within(work => findByNumber(work, number)))!
    const { live } = await list('counter01', `/cards/${id}`)
    const document = { kind: 'resident-card', number, validUntil: 'long-term' }
    const { body } = await send(as('counter01', `/cards/${id}/${live}/exchange`, { key: `ground-${number}`, document, reason: 'worn', delivery: { kind: 'counter', organisation: counter.id } }))
    await within(async work => {
      const done = await approve(work, { bucket: personKey(id).bucket, id: body.id })
      if (isRefused(done)) throw new Error(done.refused)
    })
    return { id, document, at: (verb: string, more: Json = {}) => as('counter01', `/instant/${id}/${body.id}/${verb}`, { key: `press-${verb}`, ...more }) }
  }
  const made = async (name: string) => {
    const one = await approved(name)
    return { ...one, card: (await send(one.at('go'))).body.job.card as string }
  }
  const [spoilt, sorry, sent, looked, ready] = [await made('赵敏'), await made('吴涛'), await made('杨国强'), await made('唐勇'), await made('王建明')]
  await send(ready.at('register', { face: true }))
  const waiting = await approved('黄丽')
  return {
    'instant go': waiting.at('go'),
    'instant register': looked.at('register', { face: true }),
    'instant new blank': spoilt.at('new-blank', { attempt: 1 }),
    'instant give up': sorry.at('give-up', { document: sorry.document }),
    'instant to plant': sent.at('to-plant'),
    'instant hand-over': as('counter01', `/cards/${ready.id}/${ready.card}/hand-over`, { document: ready.document }),
  }
}
