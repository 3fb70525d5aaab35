import { useText } from '../i18n.ts'
import type { SettledView } from '../../src/settlement/shared.ts'
import { Mask } from '../ui/mask.tsx'
import { Seal } from '../ui/seal.tsx'
import { groups, stamp, yuan } from '../ui/words.ts'
import { text } from './text.ts'

const classes = { '01': '甲', '02': '乙', '03': '丙' } as const
const pieces = (count: number) => count === 10_000 ? '' : ` ×${count / 10_000}`

/** The receipt, for 80 mm paper, or A4 with every line's parts. Names both parts (自付, 自费) and each source of money. (MED-04) */
export function Slip({ of, paper }: { of: SettledView; paper: 'slip' | 'a4' }) {
  const t = useText(text)
  return (
    <article className={`slip paper-${paper}`} aria-label={t('slip')}>
      <h3>{of.provider}</h3><p className="c">{t('slip')}</p><hr />
      <ul>{of.lines.map(line => <li key={line.code}><span>{classes[line.class]} {line.name}{pieces(line.count)}
        {paper === 'a4' && <small>　{line.spec}　{t('own')} {yuan(line.own + line.over)}　{t('copay')} {yuan(line.first)}</small>}</span><span className="num">{yuan(line.amount)}</span></li>)}</ul><hr />
      <ul>
        <li><span>{t('total')}</span><span className="num">{yuan(of.total)}</span></li>
        {of.fund !== 0 && <li><span>{t('fund')}</span><span className="num">{yuan(of.fund)}</span></li>}
        <li><span>{t('account')}</span><span className="num">{yuan(of.account)}</span></li>
        <li><b>{t('cash')}</b><b className="num">{yuan(of.cash)}</b></li>
        <li className="c"><span>{t('copay')} {yuan(of.copay)}，{t('own')} {yuan(of.selfpaid)}</span></li>
        <li><span>{t('after')}</span><span className="num">{yuan(of.balance)}</span></li>
      </ul><hr />
      <p>{of.person.name} <Mask>{of.person.number}</Mask></p><p className="num">{stamp(of.at)}</p><p>{t('no')} <span className="num wrapno">{groups(of.number)}</span></p><p>{t('more')}</p>
      <div className="stamp"><Seal size={84} text={t('sealed')} /></div>
    </article>
  )
}
