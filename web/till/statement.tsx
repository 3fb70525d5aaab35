import { useLang, useText } from '../i18n.ts'
import type { SettledView } from '#shared/settlement'
import { Mask } from '../ui/mask.tsx'
import { Seal } from '../ui/seal.tsx'
import { groups, joined, stamp, yuan } from '../ui/words.ts'
import { bankOf } from './bank-leg.tsx'
import { text as bankText } from './bank-text.ts'
import { text } from './text.ts'

const classes = { '01': '甲', '02': '乙', '03': '丙' } as const

/** The statement on A4: every line with its parts, each source of money, and every step of the split in a sentence. (MED-04) */
export function Statement({ of }: { of: SettledView }) {
  const t = useText(text)
  const b = useText(bankText)
  const lang = useLang()
  const facts = [[t('holder'), of.person.name], [t('numberOf'), <Mask key="n">{of.person.number}</Mask>], [t('when'), <span key="w" className="num">{stamp(of.at)}</span>],
    [t('no'), <span key="s" className="num">{groups(of.number)}</span>], [t('visit'), <span key="v" className="num">{groups(of.visit)}</span>]] as const
  return (
    <article className="slip statement paper-a4" aria-label={t('slip')}>
      <div><h3>{of.provider}</h3><p className="c">{t('slip')}</p></div>
      <dl className="facts">{facts.map(([word, value]) => <div key={word}><dt>{word}</dt><dd>{value}</dd></div>)}</dl>
      <div className="wide" tabIndex={0} role="region" aria-label={t('item')}><table>
        <thead><tr><th scope="col">{t('item')}</th><th scope="col">{t('count')}</th><th scope="col">{t('price')}</th><th scope="col">{t('amount')}</th><th scope="col">{t('firstPart')}</th><th scope="col">{t('ownPart')}</th></tr></thead>
        <tbody>{of.lines.map((line, i) => <tr key={i}><td>{classes[line.class]} {line.name}<small>{line.spec}</small></td><td className="num">{line.count / 10_000}</td><td className="num">{yuan(Math.round(line.price / 10_000))}</td>
          <td className="num">{yuan(line.amount)}</td><td className="num">{yuan(line.first)}</td><td className="num">{yuan(line.own + line.over)}</td></tr>)}</tbody>
      </table></div>
      <ul className="sums">
        <li><span>{t('total')}</span><span className="num">{yuan(of.total)}</span></li>
        <li><span>{t('fund')}</span><span className="num">{yuan(of.fund)}</span></li>
        {of.funds.length > 1 && of.funds.map(each => <li key={each.zh} className="sub"><span>{each[lang]}</span><span className="num">{yuan(each.fen)}</span></li>)}
        <li><span>{t('account')}</span><span className="num">{yuan(of.account)}</span></li>
        {of.family !== 0 && <li><span>{t('family')}</span><span className="num">{yuan(of.family)}</span></li>}
        {bankOf(of) !== 0 && <li><span>{b('bank')} {of.bank!.rrn && b('rrn', { rrn: of.bank!.rrn })}</span><span className="num">{yuan(bankOf(of))}</span></li>}
        <li><b>{t('cash')}</b><b className="num">{yuan(of.cash - bankOf(of))}</b></li>
        <li><span>{joined(`${t('copay')} ${yuan(of.copay)}`, `${t('own')} ${yuan(of.selfpaid)}`)}</span></li>
        <li><span>{t('after')}</span><span className="num">{yuan(of.balance)}</span></li></ul>
      {of.explained.length > 0 && <div><b>{t('reasons')}</b><ul>{of.explained.map((line, i) => <li key={i}><span>{line[lang]}</span><span className="num">{yuan(line.fen)}</span></li>)}</ul></div>}
      <p className="c check">{t('check')}</p>
      <div className="stamp"><Seal size={84} text={t('sealed')} /></div>
    </article>
  )
}
