import type { DuePos, DueView } from '#shared/contributions'
import { useEffect } from 'react'
import { isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { useForget, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { groups, yuan } from '../ui/words.ts'
import { text } from './contributions-text.ts'

/** 刷卡缴: the payer's turn at the desk's POS, followed until the bank said what became of it. The page learns no digit of the PIN. (INS-02.a, FIN-05) */
export function PayByCard({ of, pos, at }: { of: DueView; pos: DuePos | null; at: string }) {
  const may = useMay('contributions.collect')
  return may && (of.state === 'open' || pos) ? <AtPos of={of} first={pos} base={`/api/contributions/dues/${at}`} /> : null
}

function AtPos({ of, first, base }: { of: DueView; first: DuePos | null; base: string }) {
  const t = useText(text)
  const lang = useLang()
  const forget = useForget()
  const stands = useRead<{ pos: { terminal: string; screen: string } | null }>('/api/contributions/pos')
  const asking = useSend<DuePos>(`${base}/pos`)
  const stopping = useSend<DuePos>(`${base}/pos/cancel`)
  const known = stopping.done ?? asking.done ?? first
  const following = useRead<DuePos>(`${base}/pos/follow`, { body: {}, every: 1_000, off: known?.state !== 'asked' })
  const followed = following.data && !isRefused(following.data) ? following.data : null
  const leg = known?.state === 'asked' && followed ? followed : known
  const silent = asking.broken || known?.state === 'asked' && following.isError
  const place = stands.data && !isRefused(stands.data) ? stands.data.pos : null
  // once it is known the whole of the due is read again: it is paid, and its receipt is there
  const over = leg !== null && leg.state !== 'asked' && leg !== first
  useEffect(() => { if (over) forget('/api/contributions') }, [over, forget])
  const take = () => { asking.reset(); stopping.reset(); void asking.send({ key: crypto.randomUUID() }) }
  const wait = leg?.state === 'asked'
  if (!place && !leg) return <section className="sheet padded stack"><h2>{t('card')}</h2><p className="note">{t('cardNone')}</p></section>
  return (
    <section className="sheet padded stack" aria-label={t('card')}>
      <h2>{t('card')}</h2>
      {wait && <>
        <div role="status"><State tone="run">{t('cardAt')}</State></div>
        <p className="note">{t('cardAtSay', { terminal: leg.terminal, sum: yuan(leg.amount) })}</p>
        {leg[lang] && <Message tone="warn" title={t('cardPerson')}>{leg[lang]}</Message>}
        <div className="row"><Button busy={stopping.busy} onClick={() => void stopping.send({})}>{t('cardStop')}</Button>{place && <a href={place.screen} target="_blank" rel="noreferrer">{t('cardScreen')}</a>}</div></>}
      {leg?.state === 'paid' && <div role="status"><State tone="ok">{t('cardPaid')} <b className="num">{yuan(leg.amount)}</b></State><p className="note num">{t('cardRrn', { rrn: groups(leg.rrn ?? ''), tail: leg.tail ?? '' })}</p></div>}
      {leg?.state === 'none' && <Message tone="warn" title={t('cardNot')}>{leg[lang]}</Message>}
      {silent && <Message tone="warn" title={t('cardUnknown')} />}
      <Refusal of={asking.refused ?? stopping.refused} />
      {place && !wait && of.state === 'open' && of.owed > 0 && leg?.state !== 'paid' && <div className="row"><Button kind="primary" busy={asking.busy} onClick={take}>{t(leg ? 'cardAgain' : 'cardTake', { sum: yuan(of.owed) })}</Button></div>}
    </section>
  )
}
