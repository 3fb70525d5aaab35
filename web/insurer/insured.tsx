import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useGo } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { InsurerFrame } from './frame.tsx'
import { text } from './insured-text.ts'
import { MergeFind } from './merge-find.tsx'

/** 参保登记: finds who comes, or enters somebody who is here for the first time. (INS-01, INS-06) */
export default function Insured() {
  const t = useText(text)
  const go = useGo()
  const open = (person: string) => go(to(patterns.insurer.insuredOne, { person }))
  useTitle(t('title'))
  return (
    <InsurerFrame>
      <Headline title={t('title')} say={t('say')} />
      <div className="cols2">
        <MergeFind title={t('find')} found={open} />
        <Newcomer found={open} />
      </div>
    </InsurerFrame>
  )
}

function Newcomer({ found }: { found: (person: string) => void }) {
  const t = useText(text)
  const [number, setNumber] = useState('')
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<{ id: string }>('/api/people', { done: ({ id }) => found(id) })
  const go = () => {
    const faults = { ...number.trim() ? {} : { number: t('numberMissing') }, ...name.trim() ? {} : { name: t('nameMissing') } }
    setWrong(faults)
    if (!Object.keys(faults).length) void send.send({ number: number.trim(), name: name.trim() })
  }
  return (
    <section className="sheet padded stack">
      <h2>{t('newTitle')}</h2>
      <p className="note">{t('newSay')}</p>
      <Form refused={send.refused} wrong={wrong} send={go}>
        <TextField name="number" label={t('newNumber')} value={number} say={setNumber} maxLength={18} />
        <TextField name="name" label={t('newName')} value={name} say={setName} maxLength={60} />
        <Unknown of={send} />
        <div className="row"><Button type="submit" busy={send.busy}>{t('newDo')}</Button></div>
      </Form>
    </section>
  )
}
