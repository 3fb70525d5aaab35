import { askBank, bankLink } from '#banks'
import { getCards, type Cancelled } from '#cards'
import { inWork, type By } from '#kit/work'
import { put, type Receiver } from '#outbox'
import { note } from '#record'
import type { Work } from '#kit/work'
import { onRecord } from './cancelling.ts'
import { selectCancelling, type Cancelling } from './store.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'cancellation.tell-bank' }

/** The bank is to hear of the cards that a cancellation ended, or that it was taken back; from then on its side stops them, or takes them again. */
export const tellLater = (work: Work, { bucket, id }: Pick<Cancelling, 'bucket' | 'id'>): Promise<void> => put(work, [{ kind: 'cancellation.tell-bank', bucket, ids: [id] }])

/**
 * 通知银行卡已注销: each bank card of a cancellation, with no transaction open, as it stands now; a bank that does not answer is told again. What it does with its account is its own rule: the money there is its
 * business with the holder or the heirs. A bank that does not know the card has nothing to stop. (REPL-05)
 */
export const tellBankOfEnd: Receiver = {
  outside: async (house, { bucket, ids }) => {
    const found = await inWork(house, by, async work => {
      const cancelling = await selectCancelling(work, { bucket, id: ids[0]! })
      if (!cancelling || !('cards' in cancelling.ended)) return null
      const cards = await getCards(work, (cancelling.ended as Cancelled).cards.map(({ card }) => ({ bucket, id: card })))
      return { cancelling, cards: [...cards.values()].filter(card => card.bankCard !== null) }
    })
    if (!found) return
    const { cancelling, cards } = found
    const ended = cancelling.state === 'done'
    const at = ended ? cancelling.secondAt! : cancelling.takenBackAt
    if (!at) return
    for (const { bank, bankCard } of cards) {
      const answer = await askBank(house, '/centre/ends', { bank, card: bankCard, ended, at: at.toISOString() })
      // no bank is connected, or this one has no such card
      if (answer === null ? bankLink(house) !== null : answer.status >= 500) throw new Error(`${bank} did not hear that a card ended`)
      if (answer?.status === 200) await inWork(house, by, work => note(work, { verb: ended ? 'cancellation.bank-told' : 'cancellation.bank-told-back', ...onRecord(cancelling), facts: { bank } }))
    }
  },
}
