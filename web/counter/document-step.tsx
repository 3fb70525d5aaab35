import { useState } from 'react'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, type Wrong } from '../ui/form.tsx'
import { DocumentFields, wrongIn, type Document } from './document-fields.tsx'
import { text } from './text.ts'

/** The step of a task in which the holder's original document is looked at; onward only when nothing of it is missing. */
export function DocumentStep({ value, say, onward, back }: { value: Document; say: (next: Document) => void; onward: () => void; back?: () => void }) {
  const t = useText(text)
  const [wrong, setWrong] = useState<Wrong>({})
  const check = () => {
    const faults = wrongIn(value, null, t)
    setWrong(faults)
    if (!Object.keys(faults).length) onward()
  }
  return (
    <div className="shown">
      <Form wrong={wrong} send={check}>
        <DocumentFields value={value} say={say} />
        <div className="row foot">
          <Button kind="primary" size="large" type="submit">
            {t('next')}
          </Button>
          {back && (
            <Button size="large" onClick={back}>
              {t('back')}
            </Button>
          )}
        </div>
      </Form>
    </div>
  )
}
