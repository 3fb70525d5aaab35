import type { SuccessorChoices } from '#shared/applications'
import { paymentWords, type PaymentView } from '#shared/fees'
import { useState } from 'react'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useSend, type Send } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { groups, yuan } from '../ui/words.ts'
import { text } from './successor-text.ts'

export type Way = 'cash' | 'account'
/** A payment that stands in the way of another: it waits for the holder, or was made and not used. */
export const stands = (payment: PaymentView | null) => payment !== null && (payment.state === 'asked' || payment.state === 'paid')

/** 怎么付: cash into the drawer, or the financial account at this window's POS; why not, where one cannot be. What stands already is shown with how it stands. (REPL-02.c) */
export function FeeWay({ choices, way, say, person, payment, know, asking }: {
  choices: SuccessorChoices; way: Way; say: (way: Way) => void; person: string; payment: PaymentView | null; know: (payment: PaymentView) => void; asking: Send<PaymentView>
}) {
  const t = useText(text)
  const lang = useLang()
  const { cash, account: { why } } = choices
  return (
    <section className="stack" aria-label={t('payHow')}>
      <h4>{t('payHow')}</h4>
      {!stands(payment) && <div className="stack">
        <Choice name="way" value="cash" chosen={way === 'cash'} choose={() => say('cash')} title={t('payCash')}>{cash ? cash[lang] : t('payCashSay')}</Choice>
        {why ? <Message tone="info" title={t('payNoAccount')}>{why[lang]}</Message>
          : <Choice name="way" value="account" chosen={way === 'account'} choose={() => say('account')} title={t('payAccount')}>{t('payAccountSay')}</Choice>}
      </div>}
      {payment && (way === 'account' || stands(payment)) && <Standing key={payment.id} person={person} of={payment} know={know} />}
      <Refusal of={asking.refused} /><Unknown of={asking} />
    </section>
  )
}

/** A payment as it stands now: asked after every second while nobody knows. */
export function usePayment(person: string, first: PaymentView | null): readonly [PaymentView | null, (payment: PaymentView) => void] {
  const [told, know] = useState(first)
  const follow = useRead<PaymentView>(`/api/people/${person}/fee-payments/${told?.id ?? ''}/follow`, { body: {}, every: 1_000, off: told?.state !== 'asked' })
  const read = told?.state === 'asked' && follow.data && !isRefused(follow.data) && follow.data.id === told.id ? follow.data : null
  return [read ?? told, know]
}

/** The holder's turn at the POS, and what the bank said. */
function Standing({ person, of, know }: { person: string; of: PaymentView; know: (payment: PaymentView) => void }) {
  const t = useText(text)
  const lang = useLang()
  const stop = useSend<PaymentView>(`/api/people/${person}/fee-payments/${of.id}/cancel`, { done: know })
  const { state, amount, tail, rrn, screen, ...said } = of
  return (
    <div className="sheet padded stack">
      <div className="between"><span>{t('payTail', { tail })}</span><b className="num">{t('yuan', { yuan: yuan(amount) })}</b></div>
      <div role="status"><State tone={state === 'paid' ? 'ok' : state === 'asked' ? 'run' : state === 'none' ? 'stop' : 'todo'}>{state === 'asked' ? t('payAtPos') : paymentWords[state][lang]}</State>
        {rrn && <p className="note num">{t('payRef', { rrn: groups(rrn) })}</p>}</div>
      {said[lang] && <Message tone="warn" title={said[lang]} />}
      {(state === 'asked' || state === 'paid') && <div className="row">
        {screen && <a href={screen} target="_blank" rel="noreferrer">{t('payScreen')}</a>}
        <Button busy={stop.busy} onClick={() => void stop.send()}>{t(state === 'paid' ? 'payBack' : 'payStop')}</Button></div>}
      <Refusal of={stop.refused} /><Unknown of={stop} />
    </div>
  )
}
