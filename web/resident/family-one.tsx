import { relationWords, sharingWord, type FamilyPage, type SharingView } from '#shared/family'
import { Fragment, useState, type ReactNode } from 'react'
import { isRefused } from '../api/call.ts'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { AskedTwice } from '../ui/asked-twice.tsx'
import { Button } from '../ui/button.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Money } from '../ui/money.tsx'
import { State } from '../ui/state.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, fenOf, joined, yuan } from '../ui/words.ts'
import { text } from './family-text.ts'

const forget = ['/api/my/family', '/api/my/account'] as const
const pathOf = (row: SharingView, verb: string) => `/api/my/family/${row.member}/${row.id}/${verb}`

/** Somebody wants to share: what it means, and the two answers. */
export function Answer({ row }: { row: SharingView }) {
  const t = useText(text)
  const lang = useLang()
  const agree = useSend<FamilyPage>(pathOf(row, 'agree'), { forget })
  return (
    <section className="sheet padded stack" aria-live="polite">
      <h2>{row.ward ? t('toWard', { name: row.name, ward: row.ward }) : t('toYou', { name: row.name })}</h2>
      <p className="dim">{joined(row.regionName[lang], day(row.askedAt))}</p>
      <p>{t('toYouSay', { name: row.name })}</p>
      <Refusal of={agree.refused} /><Unknown of={agree} />
      <Button kind="primary" block busy={agree.busy} onClick={() => void agree.send()}>{t('agree')}</Button>
      <AskedTwice path={pathOf(row, 'decline')} forget={forget} word={t('decline')} ask={t('declineAsk')} run={t('declineDo')} not={t('not')} />
    </section>
  )
}

const tone = { asked: 'todo', agreed: 'ok', ending: 'run', ended: 'off', declined: 'stop', withdrawn: 'off' } as const
const endedBy = { owner: 'byOwner', member: 'byMember', guardian: 'byGuardian', centre: 'byCentre' } as const

/** One sharing: who, what was put in, spent and is left, and what can be done; `balance` of the owner's account. */
export function Sharing({ row, balance }: { row: SharingView; balance: number }) {
  const t = useText(text)
  const lang = useLang()
  const [open, show] = useState<'put-in' | 'take-back' | null>(null)
  const [sent, tell] = useState<'sent' | 'backSent' | null>(null)
  const owner = row.by === 'owner'
  const begun = row.agreedAt !== null
  const money = (fen: number, always = false) => (begun && (always || fen > 0)) && <Money fen={fen} />
  const lines: [string, ReactNode][] = [
    [t('left'), row.state === 'agreed' && <b><Money fen={row.left} /></b>], [t('put'), money(row.put, true)], [t('underWay'), money(row.underWay)], [t('spent'), money(row.spent, true)], [t('back'), money(row.back)],
    [t('relation'), owner && relationWords[row.relation][lang]], [t('region'), row.regionName[lang]], [t(begun ? 'since' : 'askedOn'), day(row.agreedAt ?? row.askedAt)], [t('until'), row.endedAt && joined(day(row.endedAt), begun && row.endedBy && t(endedBy[row.endedBy]))],
  ]
  return (
    <section className="sheet padded stack" aria-live="polite">
      <div className="between"><h2>{owner ? row.name : row.ward ? t('wardHas', { name: row.name, ward: row.ward }) : t('from', { name: row.name })}</h2><State tone={tone[row.state]}>{sharingWord[row.state][lang]}</State></div>
      {row.state === 'asked' && <Message tone="info" title={t('waitFor', { name: row.name })} />}
      <dl className="kv">{lines.filter(([, value]) => value).map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}</dl>
      {sent && <Message tone="ok" title={t(sent === 'sent' && row.underWay === 0 ? 'there' : sent)} />}
      {owner && row.state === 'agreed' && !open && (
        <>
          <Button kind="primary" block onClick={() => { tell(null); show('put-in') }}>{t('putIn')}</Button>
          {row.left > 0 && <Button block onClick={() => { tell(null); show('take-back') }}>{t('takeBack')}</Button>}
        </>
      )}
      {open && <Amount row={row} verb={open} most={open === 'put-in' ? balance : row.left} leave={() => show(null)} done={() => { show(null); tell(open === 'put-in' ? 'sent' : 'backSent') }} />}
      {row.state === 'agreed' && !open && <AskedTwice path={pathOf(row, 'end')} forget={forget} word={t('end')} ask={t('endAsk', { sum: yuan(row.left) })} run={t('endDo')} not={t('keep')} />}
      {owner && row.state === 'asked' && <AskedTwice path={pathOf(row, 'withdraw')} forget={forget} word={t('withdraw')} ask={t('withdrawAsk')} run={t('withdrawDo')} not={t('notWithdraw')} />}
    </section>
  )
}

/** How much goes in or comes back; the button says the sum. */
function Amount({ row, verb, most, leave, done }: { row: SharingView; verb: 'put-in' | 'take-back'; most: number; leave: () => void; done: () => void }) {
  const t = useText(text)
  const [amount, type] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<FamilyPage>(pathOf(row, verb), { forget })
  const fen = fenOf(amount)
  const good = fen !== null && fen > 0 && fen <= most
  const submit = async () => {
    setWrong(good ? {} : { amount: t('bad', { sum: yuan(most) }) })
    if (!good) return
    const answer = await send.send({ amount: fen })
    if (answer && !isRefused(answer)) done()
  }
  return (
    <Form refused={send.refused} wrong={wrong} send={() => void submit()}>
      <TextField name="amount" label={t('amount')} hint={t('most', { sum: yuan(most) })} value={amount} say={type} inputMode="decimal" maxLength={12} />
      {verb === 'take-back' && <Button onClick={() => type(yuan(most).replaceAll(',', ''))}>{t('whole')}</Button>}
      {verb === 'put-in' && <p className="note">{t('putSay')}</p>}
      <Unknown of={send} />
      <Button kind="primary" block type="submit" busy={send.busy}>{good ? t(verb === 'put-in' ? 'putDo' : 'backDo', { sum: yuan(fen) }) : t(verb === 'put-in' ? 'putAny' : 'backAny')}</Button>
      <Button block onClick={leave}>{t('cancel')}</Button>
    </Form>
  )
}
