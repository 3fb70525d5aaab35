import { use } from 'react'
import type { CancelPage, Money } from '#shared/cancellation'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Faults } from '../ui/field.tsx'
import { Choice, TextField } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { yuan } from '../ui/words.ts'
import { text } from './cancel-text.ts'

export type Heir = { name: string; number: string; relation: string; parts: string; way: 'bank' | 'account'; bank: string; bankAccount: string }
export const emptyHeir: Heir = { name: '', number: '', relation: '', parts: '1', way: 'bank', bank: '', bankAccount: '' }
type Answers = { heirs: Heir[]; own: 'card' | 'other'; bank: string; account: string }

/** To whom the money left goes: heirs with their shares, the holder's own account, or nowhere. */
export function CancelMoney({ money, page, answers, put }: { money: Money; page: CancelPage; answers: Answers; put: (part: Partial<Answers>) => void }) {
  const t = useText(text)
  const { wrong, form } = use(Faults)
  if (money === 'stays') return <Message tone="info" title={t('staysSay', { yuan: yuan(page.balance) })} />
  if (money === 'own-account')
    return (
      <>
        <div className="choices">
          {page.ownBank && <Choice name="own" value="card" chosen={answers.own === 'card'} choose={() => put({ own: 'card' })} title={t('ownCard', { bank: page.ownBank })} />}
          <Choice name="own" value="other" chosen={answers.own === 'other'} choose={() => put({ own: 'other' })} title={t('ownOther')} />
        </div>
        {answers.own === 'other' && (
          <div className="cols2">
            <TextField name="bank" label={t('bank')} value={answers.bank} say={bank => put({ bank })} />
            <TextField name="account" label={t('account')} value={answers.account} say={account => put({ account })} inputMode="numeric" />
          </div>
        )}
      </>
    )
  const change = (n: number, part: Partial<Heir>) => put({ heirs: answers.heirs.map((heir, i) => (i === n ? { ...heir, ...part } : heir)) })
  return (
    <>
      {answers.heirs.map((heir, n) => (
        <fieldset key={n} className="plainset" id={`${form}heir${n}`} tabIndex={-1}>
          <legend>{t('heir', { n: n + 1 })}</legend>
          {wrong[`heir${n}`] && <span className="e">{wrong[`heir${n}`]}</span>}
          <div className="cols2">
            <TextField name={`heir${n}name`} label={t('heirName')} value={heir.name} say={name => change(n, { name })} />
            <TextField name={`heir${n}number`} label={t('heirNumber')} value={heir.number} say={number => change(n, { number })} />
            <TextField name={`heir${n}relation`} label={t('relation')} value={heir.relation} say={relation => change(n, { relation })} />
            <TextField name={`heir${n}parts`} label={t('parts')} hint={t('partsHint')} value={heir.parts} say={parts => change(n, { parts })} inputMode="numeric" maxLength={3} />
          </div>
          {page.heirsIntoAccount && (
            <div className="choices">
              <Choice name={`way${n}`} value="bank" chosen={heir.way === 'bank'} choose={() => change(n, { way: 'bank' })} title={t('wayBank')} />
              <Choice name={`way${n}`} value="account" chosen={heir.way === 'account'} choose={() => change(n, { way: 'account' })} title={t('wayAccount')}>
                <span className="note">{t('wayAccountSay')}</span>
              </Choice>
            </div>
          )}
          {heir.way === 'bank' && (
            <div className="cols2">
              <TextField name={`heir${n}bank`} label={t('bank')} value={heir.bank} say={bank => change(n, { bank })} />
              <TextField name={`heir${n}account`} label={t('account')} value={heir.bankAccount} say={bankAccount => change(n, { bankAccount })} inputMode="numeric" />
            </div>
          )}
          {answers.heirs.length > 1 && <Button kind="link" onClick={() => put({ heirs: answers.heirs.filter((_, i) => i !== n) })}>{t('heirDrop')}</Button>}
        </fieldset>
      ))}
      {answers.heirs.length < 20 && <Button onClick={() => put({ heirs: [...answers.heirs, emptyHeir] })}>{t('heirAdd')}</Button>}
    </>
  )
}
