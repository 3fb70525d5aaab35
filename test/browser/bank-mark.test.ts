import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { demoPeople } from '../../src/demo/people.ts'
import { QUERY_PASSWORD } from '../../src/demo/secrets.ts'
import { readPdf } from '../support/pdf-text.ts'
import { closeBrowser, noBrowser, settled, visitor, type Visitor } from './harness.ts'
import { livingSite } from './site.ts'
import { sit } from './tour.ts'

const skip = noBrowser
let site: Awaited<ReturnType<typeof livingSite>>
before(async () => { if (!skip) site = await livingSite() })
after(async () => { await closeBrowser(); await site?.close() })

type Bank = { zh: string; short: string }
type Card = { id: string; bank: Bank; state: string }
/** What a page of this visitor gets from the door. */
const asked = <T>(by: Visitor, path: string, body?: unknown) => by.page.evaluate(async ({ path, body }) => {
  const answer = await fetch(`/api${path}`, body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {})
  return { status: answer.status, body: await answer.json() }
}, { path, body }) as Promise<{ status: number; body: T }>
/** The faces on the page as they are read aloud and as they stand there. */
const faces = async (by: Visitor) => {
  await settled(by.page)
  const all = await by.page.getByRole('img', { name: /^社会保障卡，/ }).evaluateAll(found => found.map(one => `${one.getAttribute('aria-label')} ${one.textContent}`))
  assert.ok(all.length, 'the page shows the card')
  return all
}

test('BANK-05.a BANK-05.b: the issuing bank’s name and mark stand on every page that shows the card and on the proof of its face, and no other bank’s: for cards of two banks', { skip, timeout: 180_000 }, async () => {
  const counter = await visitor({ base: site.base, width: 1440 })
  await sit(counter, 'counter')
  const { rows } = (await asked<{ rows: { key: string; value: Bank[] }[] }>(counter, '/policy?region=340100')).body
  const banks = rows.find(row => row.key === 'banks')!.value
  const seen = new Map<string, { person: string; name: string; number: string; card: Card }>()
  for (const { name, number } of demoPeople.slice(0, 12)) {
    const [found] = (await asked<{ rows?: { id: string }[] }>(counter, '/people/find', { number })).body.rows ?? []
    const cards = found ? (await asked<{ cards?: Card[] }>(counter, `/cards/${found.id}`)).body.cards ?? [] : []
    const card = cards.find(one => one.state === 'handed-over')
    if (found && card && !seen.has(card.bank.short)) seen.set(card.bank.short, { person: found.id, name, number, card })
    if (seen.size === 2) break
  }
  assert.equal(seen.size, 2, 'cards of two banks')
  for (const [own, { person, number, card }] of seen) {
    const others = banks.filter(bank => bank.short !== own).flatMap(bank => [bank.short, bank.zh])
    const only = (texts: string[], where: string) => {
      for (const text of texts) {
        assert.ok(text.includes(own), `${where}: ${text}`)
        assert.deepEqual(others.filter(other => text.includes(other)), [], where)
      }
    }
    await counter.go(`/counter/people/${person}`)
    only(await faces(counter), 'counter')
    const holder = await visitor({ base: site.base, width: 360 })
    await holder.go('/sign-in')
    assert.equal((await asked(holder, '/sign-in/holder', { number, password: QUERY_PASSWORD })).status, 200)
    await holder.go('/home')
    only(await faces(holder), 'home')
    await holder.leave()
    const producer = await visitor({ base: site.base, width: 1440 })
    await sit(producer, 'centre', 'centre-producer')
    const pdf = await producer.page.evaluate(async path => [...new Uint8Array(await (await fetch(path)).arrayBuffer())], `/api/production/cards/${person}/${card.id}/proof`)
    only(readPdf(Buffer.from(pdf)).pages, 'proof')
    await producer.leave()
  }
  await counter.leave()
})
