import { useState } from 'react'
import type { MyParcel } from '#shared/production'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Form, TextField } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, dayOf } from '../ui/words.ts'
import { HolderOnly } from './holder-only.tsx'
import { text } from './parcel-text.ts'
import './resident.css'

/** 收卡确认: the code of the holder's phone and the card's last four characters; only then can the card be activated. (COLL-04) */
export default function ParcelPage() {
  return <HolderOnly><Own /></HolderOnly>
}

function Own() {
  const t = useText(text)
  const read = useRead<{ parcel: MyParcel }>('/api/my/parcel')
  const [done, end] = useState(false)
  useTitle(t('title'))
  return (
    <ResidentShell title={t('title')} back={patterns.resident.home}>
      {done ? <><h1>{t('done')}</h1><Message tone="ok" title={t('doneSay')} /><LinkButton kind="primary" block to={patterns.resident.home}>{t('home')}</LinkButton></>
        : <Asked of={read} height={320}>{({ parcel }) => parcel ? <Confirm parcel={parcel} done={() => end(true)} />
          : <><h1>{t('none')}</h1><p className="dim">{t('noneSay')}</p><LinkButton kind="primary" block to={patterns.resident.where}>{t('where')}</LinkButton></>}</Asked>}
    </ResidentShell>
  )
}

function Confirm({ parcel, done }: { parcel: NonNullable<MyParcel>; done: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const [code, setCode] = useState('')
  const [ending, setEnding] = useState('')
  const ask = useSend<{ phone: string; minutes: number }>('/api/my/parcel/code')
  const confirm = useSend('/api/my/parcel/confirm', { forget: ['/api/my/card', '/api/my/parcel'], done })
  return (
    <>
      <h1>{t('ask')}</h1>
      <section className="sheet padded stack">
        <b className="num">{t('by', { carrier: parcel.carrier[lang], tracking: parcel.tracking })}</b>
        <span className="dim">{parcel.deliveredAt ? t('delivered', { day: day(dayOf(parcel.deliveredAt)) }) : t('sent', { day: day(dayOf(parcel.sentAt)) })}</span>
        <p>{t('why')}</p>
      </section>
      {!parcel.phone ? <Message tone="warn" title={t('noPhone')} /> : ask.done ? (
        <Form refused={confirm.refused} send={() => void confirm.send({ code, ending })}>
          <TextField name="code" label={t('code')} hint={t('codeHint', { phone: ask.done.phone, n: ask.done.minutes })} value={code} say={setCode} inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
          <TextField name="ending" label={t('ending')} hint={t('endingHint')} value={ending} say={setEnding} maxLength={4} autoCapitalize="characters" />
          <Unknown of={confirm} />
          <Button kind="primary" type="submit" block busy={confirm.busy}>{t('confirm')}</Button>
          <Button block onClick={() => { confirm.reset(); ask.reset() }}>{t('again')}</Button>
        </Form>
      ) : <><Refusal of={ask.refused} /><Unknown of={ask} /><Button kind="primary" block busy={ask.busy} onClick={() => void ask.send({})}>{t('send', { phone: parcel.phone })}</Button></>}
      <p className="note">{t('counter')}</p>
    </>
  )
}
