import { useLang, useText } from '../i18n.ts'
import type { SettledView } from '#shared/settlement'
import { Mask } from '../ui/mask.tsx'
import { Seal } from '../ui/seal.tsx'
import { day, groups, joined, stamp, yuan } from '../ui/words.ts'
import { bankOf } from './bank-leg.tsx'
import { text as bankText } from './bank-text.ts'
import { text } from './text.ts'

const classes = { '01': '甲', '02': '乙', '03': '丙' } as const
const pieces = (count: number) => count === 10_000 ? '' : ` ×${count / 10_000}`

/**
 * The receipt, for 80 mm paper. Names both parts (自付, 自费) and each source of money. `undoes` makes it the
 * receipt of a cancellation: what went back where, with both numbers. (MED-04, MED-07.c)
 */
export function Slip({ of, paper = 'slip', undoes }: { of: SettledView; paper?: 'slip' | 'a4'; undoes?: string }) {
  const t = useText(text)
  const b = useText(bankText)
  const bank = bankOf(of)
  const lang = useLang()
  const back = undoes !== undefined
  const sum = (fen: number) => yuan(back ? Math.abs(fen) : fen)
  const title = t(back ? 'slipBack' : 'slip')
  return (
    <article className={`slip paper-${paper} ${back ? 'undone' : ''}`} aria-label={title}>
      <h3>{of.provider}</h3><p className="c">{title}{of.care && <><br />{t(of.care.kind === 'outpatient' ? 'ofVisit' : of.care.midway ? 'ofMidway' : 'ofStay', { from: day(of.care.admitted ?? of.at), until: of.care.left ? day(of.care.left) : '' })}</>}</p><hr />
      <ul>{of.lines.map((line, i) => <li key={i}><span>{classes[line.class]} {line.name}{pieces(line.count)}</span><span className="num">{sum(line.amount)}</span></li>)}</ul><hr />
      <ul>
        <li><span>{t(back ? 'sumBack' : 'total')}</span><span className="num">{sum(of.total)}</span></li>
        {of.fund !== 0 && <li><span>{t(back ? 'toFund' : 'fund')}</span><span className="num">{sum(of.fund)}</span></li>}
        {of.funds.length > 1 && of.funds.map(each => <li key={each.zh} className="sub"><span>{each[lang]}</span><span className="num">{sum(each.fen)}</span></li>)}
        <li><span>{t(back ? 'toAccount' : 'account')}</span><span className="num">{sum(of.account)}</span></li>
        {of.family !== 0 && <li><span>{t(back ? 'toFamily' : 'family')}</span><span className="num">{sum(of.family)}</span></li>}
        {bank !== 0 && <li><span>{b(back ? 'toBank' : 'bank')}<small>{joined(of.bank!.tail && b('tail', { tail: of.bank!.tail }), b('rrn', { rrn: (back ? of.bank!.backRrn : of.bank!.rrn) ?? '—' }))}</small></span><span className="num">{yuan(bank)}</span></li>}
        <li><b>{!back && of.bank?.state === 'asked' ? b('pending') : t(back ? 'cashBack' : 'cash')}</b><b className="num">{yuan(back ? Math.abs(of.cash) - bank : of.cash - bank)}</b></li>
        {!back && <li className="c"><span>{joined(`${t('copay')} ${yuan(of.copay)}`, `${t('own')} ${yuan(of.selfpaid)}`)}</span></li>}
        <li><span>{t('after')}</span><span className="num">{yuan(of.balance)}</span></li>
      </ul><hr />
      <div className="who">
        <p>{t(back ? 'noBack' : 'no')} <span className="num wrapno">{groups(of.number)}</span></p>
        {back && <p>{t('noOf')} <span className="num wrapno">{groups(undoes)}</span></p>}
        <p>{of.person.name} <Mask>{of.person.number}</Mask></p><p className="num">{stamp(of.at)}</p><p>{t('more')}</p></div>
      <div className="stamp"><Seal size={84} text={t('sealed')} /></div>
    </article>
  )
}
