import { useLang, useText } from '../i18n.ts'
import type { SettledView } from '#shared/settlement'
import { Button } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { yuan } from '../ui/words.ts'
import '../ui/form.css'
import './till.css'
import { GivenBack, Paid } from './paid.tsx'
import { Prove } from './prove.tsx'
import { text } from './text.ts'
import type { Till } from './use-till.ts'

/** Who pays how much: every fund, the account, and the customer's part largest. */
export function Paylines({ of, done }: { of: SettledView; done?: boolean }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <div>
      <div className="payline"><span>{t('total')}</span><b className="num">{yuan(of.total)}</b></div>
      <div className="payline"><span>{t('fund')}</span><b className={`num ${of.fund ? 'social' : 'dim'}`}>{yuan(of.fund)}</b>
        {of.funds.length > 1 && <span className="note">{of.funds.map(each => `${each[lang]} ${yuan(each.fen)}`).join(lang === 'zh' ? '，' : ', ')}</span>}</div>
      <div className="payline"><span>{t('account')}</span><b className={`num ${of.account ? 'social' : 'dim'}`}>{yuan(of.account)}</b><span className="note">{t('left', { left: yuan(of.balance) })}</span></div>
      {of.family !== 0 && <div className="payline"><span>{t('family')}</span><b className="num social">{yuan(of.family)}</b></div>}
      <div className="payline you"><span>{t(of.care ? 'patient' : done ? 'paid' : 'pays')}</span><b className="num">{yuan(of.cash)}</b><span className="note">{t('how')}</span></div>
      <div className="splitbar" role="img" aria-label={t('bar', { fund: yuan(of.fund), account: yuan(of.account + of.family), cash: yuan(of.cash) })}>
        {of.fund > 0 && <i style={{ flex: of.fund }} className="fund" />}{of.account + of.family > 0 && <i style={{ flex: of.account + of.family }} />}{of.cash > 0 && <i style={{ flex: of.cash }} className="bank" />}
      </div>
    </div>
  )
}

/** Every step of the split in sentences. */
export function Why({ of, open }: { of: SettledView; open?: boolean }) {
  const t = useText(text)
  const lang = useLang()
  return <details className="why" open={open}><summary>{t('why')}</summary><ul>{of.explained.map((line, i) => <li key={i}><span>{line[lang]}</span><b className="num">{yuan(line.fen)}</b></li>)}</ul></details>
}

/** The right side: before the split what to press, then the split, the pad, and the receipt. */
export function Pay({ till, paper }: { till: Till; paper: 'slip' | 'a4' }) {
  const t = useText(text)
  const lang = useLang()
  const { tried, done, undone } = till
  if (undone) return <GivenBack of={undone.of} number={undone.number} paper={paper} />
  if (done) return <Paid of={done} paper={paper} />
  return (
    <section className={`pay ${till.at === 3 ? 'pinning' : ''}`} aria-label={t('tried')}>
      <h2 className="h-sec">{t(till.stopped ? 'cannot' : tried ? 'notYet' : till.noRecord ? 'noRecord' : till.at === 0 ? 'cardNext' : till.lines.length ? 'beforeTry' : 'itemsNext')}</h2>
      {till.stopped && <p className="dim">{t('cannotSay')}</p>}
      {tried && <><Paylines of={tried} />{till.at !== 3 && <Why of={tried} />}</>}
      <Refusal of={till.trying.refused ?? till.settling.refused} />
      {(till.settling.broken || till.trying.broken) && <Message tone="warn" title={t(till.settling.broken ? 'unknown' : 'tryBroken')} />}
      {till.session && !till.stopped && till.at !== 3 && till.valid.length > 1 && <>
        {!till.insured && <Message tone="warn" title={t('pickRegion', { n: till.valid.length })} />}
        <label className="pickregion">{t('region')}<select className="input" value={till.insured?.region ?? ''} onChange={event => till.pickRegion(event.target.value)}>
          {!till.insured && <option value="">{t('pickOne')}</option>}{till.valid.map(one => <option key={one.region} value={one.region}>{one.regionName[lang]}</option>)}</select></label></>}
      {till.insured && till.session && !till.stopped && till.at !== 3 && <label className="row tick"><input type="checkbox" checked={till.useAccount} onChange={event => till.setUseAccount(event.target.checked)} /> {t('useAccount')}</label>}
      <div className="foot">
        {till.at === 3 && <Prove needs={till.needs} done={till.pinDone} />}
        {till.at === 4 && <>{till.needs.length > 0 && <Message tone="ok" title={t('pinOk')} />}<Button kind="primary" size="large" block busy={till.settling.busy} onClick={till.settle}>{t('doSettle')}</Button></>}
        {till.at === 2 && <Button kind="primary" size="large" block onClick={till.lightPad}>{t('pin')}</Button>}
        {till.at === 1 && till.insured && till.lines.length > 0 && <Button kind="primary" size="large" block busy={till.trying.busy} onClick={till.tryIt}>{t('doTry')}</Button>}
      </div>
    </section>
  )
}
