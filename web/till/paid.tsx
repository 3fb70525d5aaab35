import { useState } from 'react'
import { useText } from '../i18n.ts'
import type { SettledView } from '#shared/settlement'
import { State } from '../ui/state.tsx'
import { yuan } from '../ui/words.ts'
import { BankBack, bankOf, BankPanel, useBankLeg } from './bank-leg.tsx'
import { Slip } from './slip.tsx'
import { Statement } from './statement.tsx'
import { text } from './text.ts'

/** A settled sale: cash taken and change, what next, the receipt. */
export function Paid({ of: settled, paper }: { of: SettledView; paper: 'slip' | 'a4' }) {
  const t = useText(text)
  const leg = useBankLeg(settled)
  const of = { ...settled, bank: leg.bank }
  const due = of.cash - bankOf(of)
  const open = leg.bank?.state === 'asked'
  const [cash, setCash] = useState('')
  const got = Math.round(Number(cash) * 100) || 0
  return (
    <section className="pay paid" aria-label={t('settled')}>
      <div className="change"><span role="status"><State tone="ok" size={20}>{t('done')}</State></span>
        {due > 0 && !open && <label className="between">{t('received')} <input className="cash num" inputMode="decimal" autoComplete="off" value={cash} onChange={event => setCash(event.target.value.replace(/[^\d.]/g, ''))} /></label>}
        {got >= due && due > 0 && !open && <div className="between" role="status"><span>{t('change', { got: yuan(got) })}</span><b className="fig num">{yuan(got - due)}</b></div>}
        {settled.cash > 0 && <BankPanel of={settled} leg={leg} />}
        {!open && <span className="note">{t('cardOut')} <span className="key">F2</span></span>}</div>
      {paper === 'a4' ? <Statement of={of} /> : <Slip of={of} />}
    </section>
  )
}

/** A cancelled sale: the cash to hand back, and the receipt of the cancellation. */
export function GivenBack({ of: back, number, paper }: { of: SettledView; number: string; paper: 'slip' | 'a4' }) {
  const t = useText(text)
  const leg = useBankLeg({ ...back, number })
  const of = { ...back, bank: leg.bank }
  const cash = Math.abs(of.cash) - bankOf(of)
  return (
    <section className="pay paid" aria-label={t('slipBack')}>
      <div className="change"><span role="status"><State tone="ok" size={20}>{t('cancelled')}</State></span>
        {cash !== 0 && <div className="between"><span>{t('backCash')}</span><b className="fig num">{yuan(cash)}</b></div>}
        <BankBack leg={leg} />
        <span className="note">{t('backClose')} <span className="key">F2</span></span></div>
      <Slip of={of} paper={paper} undoes={number} />
    </section>
  )
}
