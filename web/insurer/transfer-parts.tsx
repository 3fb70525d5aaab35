import { useState } from 'react'
import type { InsuredPage, InsuredView, TransferView } from '#shared/insurance'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, SelectField, type Wrong } from '../ui/form.tsx'
import { Refusal } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { groups, joined, moment, yuan } from '../ui/words.ts'
import { text } from './transfer-text.ts'

const tones = { certified: 'run', arrived: 'ok', withdrawn: 'off' } as const
const forget = ['/api/people', '/api/insurance/transfers']

/** 转出: a certificate of one record for another region. */
export function TransferOut({ person, of, regions }: { person: string; of: InsuredView; regions: InsuredPage['elsewhere'] }) {
  const t = useText(text)
  const lang = useLang()
  const [asking, ask] = useState(false)
  const [to, setTo] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend(`/api/people/${person}/insurance/${of.id}/transfer`, { forget, done: () => ask(false) })
  if (!asking) return <div className="row"><Button size="dense" onClick={() => ask(true)}>{t('out')}</Button></div>
  const go = () => {
    setWrong(to ? {} : { to: t('chooseMissing') })
    if (to) void send.send({ to, version: of.version })
  }
  return (
    <Form refused={send.refused} wrong={wrong} send={go}>
      <SelectField name="to" label={t('to')} value={to} say={setTo} options={[['', t('choose')] as const, ...regions.filter(each => each.code !== of.region).map(each => [each.code, each[lang]] as const)]} />
      <p className="note">{t('outSay')}</p>
      <Unknown of={send} />
      <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('doOut')}</Button><Button onClick={() => ask(false)}>{t('keep')}</Button></div>
    </Form>
  )
}

/** One transfer: where to, what was certified, what arrived; taken in or back where this office may. */
export function Transfer({ of }: { of: TransferView }) {
  const t = useText(text)
  const lang = useLang()
  const places = { from: of.from[lang], to: of.to[lang] }
  const [asking, ask] = useState(false)
  const verb = of.here === 'to' ? 'arrive' as const : 'withdraw' as const
  const send = useSend(`/api/people/${of.person}/transfers/${of.id}/${verb}`, { forget, done: () => ask(false) })
  const open = of.state === 'certified' && of.here !== null
  return (
    <section className="sheet padded stack">
      <div className="between"><h3>{t(of.state === 'certified' ? of.here === 'to' ? 'waitsIn' : 'waits' : of.state, places)}</h3><State tone={tones[of.state]} size={14}>{of.scheme[lang]}</State></div>
      <p>{joined(of.counted === null ? t('certified', { months: of.months }) : t('counted', { months: of.months, counted: of.counted }), of.amount > 0 && t('money', { yuan: yuan(of.amount) }), of.amount > 0 && of.money !== 'none' && t(of.money === 'there' ? 'there' : 'onWay'), of.carried !== null && t('carried', { yuan: yuan(of.carried) }))}</p>
      <p className="note">{t('number', { number: groups(of.number) })}　{moment(of.at)}</p>
      <Refusal of={send.refused} />
      <Unknown of={send} />
      {open && (asking ? (
        <div className="stack">
          {verb === 'arrive' && <p>{t('arriveSay')}</p>}
          <div className="row noprint"><Button kind="primary" busy={send.busy} onClick={() => void send.send({ version: of.version })}>{t(verb === 'arrive' ? 'doArrive' : 'doWithdraw')}</Button><Button onClick={() => ask(false)}>{t('keep')}</Button></div>
        </div>
      ) : <div className="row noprint"><Button onClick={() => ask(true)}>{t(verb)}</Button>{verb === 'withdraw' && <Button kind="link" onClick={() => print()}>{t('print')}</Button>}</div>)}
    </section>
  )
}
