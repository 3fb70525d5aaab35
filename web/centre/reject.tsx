import { useState } from 'react'
import { reasons, type ItemRow } from '#shared/production'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Form, SelectField } from '../ui/form.tsx'
import { text } from './text.ts'

const choices = ['print', 'chip-mute', 'chip-differs'] as const

/** Scrapping cannot be undone, so it is asked once more, with the reason. */
export function Reject({ row, close }: { row: ItemRow; close: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const [reason, setReason] = useState<string>('print')
  const send = useSend(`/api/production/cards/${row.person}/${row.card}/reject`, { forget: ['/api/production'], done: close })
  return (
    <Dialog open close={close} title={t('rejectTitle')}>
      <p>{t('rejectSay', { name: row.name, number: row.number })}</p>
      <Form refused={send.refused} send={() => void send.send({ reason })}>
        <SelectField name="reason" label={t('rejectWhy')} value={reason} say={setReason} options={choices.map(choice => [choice, reasons[choice][lang]] as const)} />
        <div className="row"><Button kind="danger" type="submit" busy={send.busy}>{t('rejectDo')}</Button><Button onClick={close}>{t('keep')}</Button></div>
      </Form>
    </Dialog>
  )
}
