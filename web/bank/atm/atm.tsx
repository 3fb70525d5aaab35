import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { call, isRefused, type Refused } from '../../api/call.ts'
import { useMe, type Me } from '../../api/me.ts'
import { setLang, useLang, useText } from '../../i18n.ts'
import { useTitle } from '../../ui/skeletons.tsx'
import type { Banks } from '../online/shapes.ts'
import { Cash, CardOut, Done, Insert, Payee, Pick, Pin, Said, type Payees } from './screens.tsx'
import { text } from './text.ts'
import './atm.css'

export type What = { is: 'balance' } | { is: 'withdraw'; amount: number } | { is: 'transfer'; payee: Payees }
type Screen = { at: 'insert' | 'pick' | 'amount' | 'payee' | 'out' } | { at: 'pin'; what: What } | { at: 'notes'; amount: number } | { at: 'balance'; fen: number } | { at: 'taken' | 'sent'; fen: number } | { at: 'no'; zh: string; en: string; over: boolean }
type Declined = { declined: string; zh: string; en: string }
const isDeclined = (answer: object): answer is Declined => 'declined' in answer

/**
 * The front of a cash machine of a bank: one thing a screen, nothing smaller than a thumb. Card in, choose, amount or payee, PIN, cash or confirmation. The machine behind it speaks to its bank, and
 * what it does not give out it does not charge. (FIN-09)
 */
export default function Atm() {
  const t = useText(text)
  const lang = useLang()
  const { bank = '' } = useParams({ strict: false }) as { bank?: string }
  const me = useMe().data
  const known = me && !isRefused(me) ? (me as Me & Banks) : null
  const [visit, setVisit] = useState<{ visit: string; card: string } | null>(null)
  const [screen, show] = useState<Screen>({ at: 'insert' })
  const [busy, setBusy] = useState(false)
  useTitle(t('title'))
  const refused = (answer: Refused | Declined) => show({ at: 'no', zh: answer.zh, en: answer.en, over: isRefused(answer) && answer.refused === 'visit-over' })
  /** Asks the machine; a no, or no answer at all, has a screen of its own. */
  const ask = async <T extends object>(path: string, body: object, then: (answer: T) => void) => {
    if (busy) return
    setBusy(true)
    const answer = await call<T | Declined>('POST', `/api/atm/${path}`, { bank, ...visit ? { visit: visit.visit } : {}, ...body }).catch((): Declined => ({ declined: '', zh: '机器没有回答。请稍等，看清结果再离开', en: 'The machine did not answer. Wait, and look at the outcome before you leave' }))
    setBusy(false)
    if (isRefused(answer) || isDeclined(answer)) refused(answer)
    else then(answer)
  }
  const leave = () => { void ask('eject', {}, () => { setVisit(null); show({ at: 'out' }) }) }
  const proven = (what: What, pin: string) => {
    if (what.is === 'balance') void ask<{ balance: number }>('balance', { pin }, ({ balance }) => show({ at: 'balance', fen: balance }))
    else if (what.is === 'withdraw') void ask<{ cash: number }>('withdraw', { pin, amount: what.amount }, ({ cash }) => show({ at: 'notes', amount: cash }))
    else void ask<{ sent: number }>('transfer', { pin, to: what.payee.card, name: what.payee.name, amount: what.payee.amount }, ({ sent }) => show({ at: 'sent', fen: sent }))
  }
  const name = known?.banks?.find(each => each.code === bank)?.[lang] ?? bank
  return (
    <div className="atm">
      <header>
        <span>{name} · {t('title')}</span>
        <button type="button" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>{t('lang')}</button>
      </header>
      <main id="work" tabIndex={-1} aria-busy={busy}>
        {busy && <p role="status">{t('working')}</p>}
        {screen.at === 'insert' && <Insert insert={card => void ask<{ visit: string; card: string }>('insert', { card }, answer => { setVisit(answer); show({ at: 'pick' }) })} />}
        {screen.at === 'out' && <CardOut again={() => show({ at: 'insert' })} />}
        {screen.at === 'pick' && <Pick card={visit?.card ?? ''} demo={known?.demo ?? false} jam={jam => void ask('jam', { jam }, () => undefined)} leave={leave}
          choose={what => show(what === 'balance' ? { at: 'pin', what: { is: 'balance' } } : { at: what === 'withdraw' ? 'amount' : 'payee' })} />}
        {screen.at === 'amount' && <Cash choose={amount => show({ at: 'pin', what: { is: 'withdraw', amount } })} back={() => show({ at: 'pick' })} />}
        {screen.at === 'payee' && <Payee choose={payee => show({ at: 'pin', what: { is: 'transfer', payee } })} back={() => show({ at: 'pick' })} />}
        {screen.at === 'pin' && <Pin what={screen.what} busy={busy} done={pin => proven(screen.what, pin)} back={() => show({ at: 'pick' })} />}
        {screen.at === 'notes' && <Said title={t('notesOut')} tray={screen.amount} act={t('take')} done={() => void ask<{ taken: number }>('take', {}, ({ taken }) => show({ at: 'taken', fen: taken }))} />}
        {(screen.at === 'balance' || screen.at === 'taken' || screen.at === 'sent') && <Done at={screen.at} fen={screen.fen} more={() => show({ at: 'pick' })} leave={leave} />}
        {screen.at === 'no' && (
          <>
            <h1>{t('declined')}</h1>
            <p role="alert">{screen[lang]}</p>
            <div className="huge">
              {!screen.over && visit && <button type="button" className="key" onClick={() => show({ at: 'pick' })}>{t('more')}</button>}
              <button type="button" className="key" onClick={() => visit ? leave() : show({ at: 'insert' })}>{t(visit ? 'eject' : 'back')}</button>
            </div>
          </>
        )}
      </main>
    </div>
  )
}
