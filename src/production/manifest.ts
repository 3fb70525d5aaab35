import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { getCards } from '#cards'
import { note } from '#record'
import { organisationById } from '#staff'
import { ownBatch } from './known.ts'
import { pageItems } from './store.ts'

const PAGE = 500
/** A cell a spreadsheet takes as text, whatever it begins with. */
const cell = (value: string | number) => /^[=+\-@]/.test(String(value)) ? `'${value}` : String(value)

/** 批次清单: every card of a batch with its numbers and where it goes, as the plant needs it; no names. Taking it is on record. (PROD-01) */
export async function manifestOf(work: Work, id: Id) {
  const batch = await ownBatch(work, id)
  if (isRefused(batch)) return batch
  const lines = [['序号', '卡号', '卡识别码', '芯片序列号', '银行卡号', '发卡日期', '有效期', '第几次', '状态', '送到'].join(',')]
  const places = new Map<Id, string>()
  for (let after: Id | null = null; ;) {
    const items = await pageItems(work, id, after, PAGE)
    const cards = await getCards(work, items.map(({ bucket, card }) => ({ bucket, id: card })))
    for (const item of items) {
      const card = cards.get(item.card)!
      if (!places.has(item.deliverTo)) places.set(item.deliverTo, (await organisationById(work, item.deliverTo))?.name ?? '')
      lines.push([lines.length, card.number, card.ident, card.chipSerial ?? '', card.bankCard ?? '', card.issuedOn,
        card.validUntil ?? '', item.attempt, item.state, places.get(item.deliverTo)!].map(cell).join(','))
    }
    if (items.length < PAGE) break
    after = items.at(-1)!.id
  }
  await note(work, { verb: 'production.see-manifest', person: null, subject: { kind: 'batch', id }, facts: { cards: lines.length - 1, on: dayOf(work.now) } })
  return { number: batch.number, csv: `\uFEFF${lines.join('\r\n')}\r\n` }
}
