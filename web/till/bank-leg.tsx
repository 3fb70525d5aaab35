import type { BankPart, PosView, SettledView } from '#shared/settlement'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { groups, yuan } from '../ui/words.ts'
import { text } from './bank-text.ts'

const open = (bank: BankPart | null) => bank?.state === 'asked' || bank?.state === 'back'

/** What the bank card of a sale does, followed until it is known. */
export function useBankLeg(of: SettledView) {
  const base = `/api/till/settlements/${of.number}/bank`
  const pos = useRead<{ pos: PosView | null }>('/api/till/pos')
  const asking = useSend<BankPart>(base)
  const stopping = useSend<BankPart>(`${base}/cancel`)
  const first = stopping.done ?? asking.done ?? of.bank
  const following = useRead<BankPart>(`${base}/follow`, { body: {}, every: 1_000, off: !open(first) })
  const followed = following.data && !isRefused(following.data) ? following.data : null
  const bank = open(first) && followed ? followed : first
  return {
    bank, place: pos.data && !isRefused(pos.data) ? pos.data.pos : null, busy: asking.busy, refused: asking.refused ?? stopping.refused, silent: asking.broken || following.isError,
    take: () => { asking.reset(); stopping.reset(); void asking.send() }, stop: () => void stopping.send(),
  }
}
export type BankLeg = ReturnType<typeof useBankLeg>

/** The customer's turn at the POS, and how it ended. The page learns no digit of the PIN. (MED-04, FIN-05) */
export function BankPanel({ of, leg: { bank, place, busy, refused, silent, take, stop } }: { of: SettledView; leg: BankLeg }) {
  const t = useText(text)
  const lang = useLang()
  if (!bank && !place) return null
  return (
    <div className="bankleg" aria-label={t('bank')} role="group">
      {bank?.state === 'asked' && <>
        <div role="status"><State tone="run">{t('at')}</State></div>
        <p className="note">{t('atSay', { terminal: bank.terminal })}</p>
        {bank.zh && <Message tone="warn" title={t('person')}>{bank[lang]}</Message>}
        <div className="row">{place && <a href={place.screen} target="_blank" rel="noreferrer">{t('screen')}</a>}<Button onClick={stop}>{t('stop')}</Button></div></>}
      {bank?.state === 'paid' && <div role="status"><State tone="ok">{t('paid')} <b className="num">{yuan(bank.amount)}</b></State><p className="note num">{t('rrn', { rrn: groups(bank.rrn ?? '') })}</p></div>}
      {bank?.state === 'none' && <Message tone="warn" title={t('none')}>{bank[lang] ? `${bank[lang]}${lang === 'zh' ? '。' : '. '}` : ''}{t('rest')}</Message>}
      {silent && <Message tone="warn" title={t('unknown')} />}
      <Refusal of={refused} />
      {place && (!bank || bank.state === 'none') && !silent && <Button busy={busy} onClick={take}>{t(bank ? 'takeAgain' : 'take', { sum: yuan(of.cash) })}</Button>}
    </div>
  )
}

/** What goes back to the bank card after the sale was cancelled. */
export function BankBack({ leg: { bank } }: { leg: BankLeg }) {
  const t = useText(text)
  const lang = useLang()
  if (!bank || bank.state === 'none' || bank.state === 'asked') return null
  return (
    <div className="bankleg" role="status">
      {bank.state === 'returned' ? <><State tone="ok">{t('gone')} <b className="num">{yuan(bank.amount)}</b></State><p className="note num">{t('rrn', { rrn: groups(bank.backRrn ?? '') })}</p></>
        : bank[lang] ? <Message tone="warn" title={t('notGone')}>{t('notGoneSay', { why: bank[lang] })}</Message> : <><State tone="run">{t('going')} <b className="num">{yuan(bank.amount)}</b></State><p className="note">{t('goingSay')}</p></>}
    </div>
  )
}

/** What of the customer's part a bank card paid: nothing as long as the bank has not said so; after a cancellation, what goes back there. */
export const bankOf = ({ bank }: Pick<SettledView, 'bank'>) => bank && ['paid', 'back', 'returned'].includes(bank.state) ? bank.amount : 0
