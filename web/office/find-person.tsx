import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, TextField } from '../ui/form.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { text } from './text.ts'

/** Who looked at somebody: the number that person gave is posted, never put into an address; what comes back is the id on record. */
export function FindPerson({ found }: { found: (id: string) => void }) {
  const t = useText(text)
  const [number, setNumber] = useState('')
  const send = useSend<{ id: string }>('/api/record/person', { done: ({ id }) => { setNumber(''); found(id) } })
  return (
    <section className="sheet padded">
      <h2>{t('whoLooked')}</h2>
      <Form refused={send.refused} send={() => { if (number.trim()) void send.send({ number: number.trim() }) }}>
        <TextField name="number" label={t('number')} hint={t('numberHint')} value={number} say={setNumber} maxLength={30} />
        <Unknown of={send} />
        <div className="row"><Button type="submit" busy={send.busy}>{t('search')}</Button></div>
      </Form>
    </section>
  )
}
