import { useState } from 'react'
import { useText } from '../i18n.ts'
import type { SettledView } from '#shared/settlement'
import { State } from '../ui/state.tsx'
import { yuan } from '../ui/words.ts'
import { Slip } from './slip.tsx'
import { Statement } from './statement.tsx'
import { text } from './text.ts'

/** A settled sale: cash taken and change, what next, the receipt. */
export function Paid({ of, paper }: { of: SettledView; paper: 'slip' | 'a4' }) {
  const t = useText(text)
  const [cash, setCash] = useState('')
  const got = Math.round(Number(cash) * 100) || 0
  return (
    <section className="pay paid" aria-label={t('settled')}>
      <div className="change"><span role="status"><State tone="ok" size={20}>{t('done')}</State></span>
        {of.cash > 0 && <label className="between">{t('received')} <input className="cash num" inputMode="decimal" autoComplete="off" value={cash} onChange={event => setCash(event.target.value.replace(/[^\d.]/g, ''))} /></label>}
        {got >= of.cash && of.cash > 0 && <div className="between" role="status"><span>{t('change', { got: yuan(got) })}</span><b className="fig num">{yuan(got - of.cash)}</b></div>}
        <span className="note">{t('cardOut')} <span className="key">F2</span></span></div>
      {paper === 'a4' ? <Statement of={of} /> : <Slip of={of} />}
    </section>
  )
}

/** A cancelled sale: the cash to hand back, and the receipt of the cancellation. */
export function GivenBack({ of, number, paper }: { of: SettledView; number: string; paper: 'slip' | 'a4' }) {
  const t = useText(text)
  return (
    <section className="pay paid" aria-label={t('slipBack')}>
      <div className="change"><span role="status"><State tone="ok" size={20}>{t('cancelled')}</State></span>
        {of.cash !== 0 && <div className="between"><span>{t('backCash')}</span><b className="fig num">{yuan(Math.abs(of.cash))}</b></div>}
        <span className="note">{t('backClose')} <span className="key">F2</span></span></div>
      <Slip of={of} paper={paper} undoes={number} />
    </section>
  )
}
