import { useState } from 'react'
import type { FoundPerson } from '#shared/holders'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { text } from './merge-text.ts'

/** Finds somebody by an exact number: it is posted, never put into an address. `not`: who is shown already. */
export function MergeFind({ title, say, not, found }: { title: string; say?: string; not?: string; found: (id: string) => void }) {
  const t = useText(text)
  const [number, setNumber] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<{ rows: FoundPerson[] }>('/api/people/find', {
    done: ({ rows }) => {
      const one = rows[0]
      if (!one || one.id === not) return setWrong({ number: t(one ? 'same' : 'nobody') })
      setNumber('')
      found(one.id)
    },
  })
  const go = () => {
    setWrong(number.trim() ? {} : { number: t('numberMissing') })
    if (number.trim()) void send.send({ number: number.trim() })
  }
  return (
    <section className="sheet padded stack">
      <h2>{title}</h2>
      {say && <p className="note">{say}</p>}
      <Form refused={send.refused} wrong={wrong} send={go}>
        <TextField name="number" label={t('number')} hint={t('numberHint')} value={number} say={setNumber} maxLength={30} />
        <Unknown of={send} />
        <div className="row"><Button type="submit" busy={send.busy}>{t('find')}</Button></div>
      </Form>
    </section>
  )
}
