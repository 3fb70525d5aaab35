import { useState } from 'react'
import { holds, type CardView } from '#shared/cards'
import type { LossReport } from '#shared/losses'
import { isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, type Wrong } from '../ui/form.tsx'
import { text as losses } from '../ui/losses-text.ts'
import { Unknown } from '../ui/unknown.tsx'
import { DocumentFields, shownOf, wrongIn } from './document-fields.tsx'
import { text } from './text.ts'
import { documentOf, sawDocument } from './visit.ts'

/** The newest report of a card, and whether its bank takes one from here; read again while the bank has not answered. */
export function useLosses(card: Pick<CardView, 'person' | 'id'>) {
  const may = useMay('cards.report-loss')
  const path = `/api/cards/${card.person}/${card.id}/losses`
  const [open, setOpen] = useState(false)
  const read = useRead<{ report: LossReport | null; passable: boolean }>(path, { off: !may, ...(open ? { every: 2_000 } : {}) })
  const found = read.data && !isRefused(read.data) ? read.data : null
  if ((found?.report?.financial === 'open') !== open) setOpen(!open)
  return { may, report: found?.report ?? null, passable: found?.passable ?? false }
}

/** The other report, by itself: with the document and the holder's word it goes to the bank; the social account stays as it is. (LOSS-01, LOSS-03) */
export function BankLoss({ card, open: begun = false }: { card: CardView; open?: boolean }) {
  const t = useText(losses)
  const words = useText(text)
  const lang = useLang()
  const { may, report, passable } = useLosses(card)
  const [open, setOpen] = useState(begun)
  const [document, setDocument] = useState(() => documentOf(card.person))
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend(`/api/cards/${card.person}/${card.id}/report-bank-loss`, { forget: ['/api/cards'], done: () => sawDocument(card.person, document) })
  const lost = holds(card.facts, 'loss', 'financial')
  const named = { bank: card.bank[lang], phone: card.bank.phone }
  if (!may || !passable || card.financial !== 'active' || lost || card.closedAs || report?.financial === 'open' || !holds(card.facts, 'loss')) return null
  if (!open) return <div className="stack"><Button kind="bank" onClick={() => setOpen(true)}>{t('doPass')}</Button><span className="note">{t('offerSay', named)}</span></div>
  const check = () => {
    const faults = wrongIn(document, null, words)
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send(shownOf(document, null))
  }
  return (
    <Form wrong={wrong} refused={send.refused} send={check}>
      <DocumentFields value={document} say={setDocument} />
      <Unknown of={send} />
      <div className="row"><Button kind="danger" type="submit" busy={send.busy}>{t('doPass')}</Button><Button onClick={() => setOpen(false)}>{words('back')}</Button></div>
    </Form>
  )
}
