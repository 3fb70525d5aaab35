import { FileUp, IdCard } from 'lucide-react'
import { useState } from 'react'
import type { Refused } from '../api/call.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Broken, Empty, Waiting } from '../ui/empty.tsx'
import { Choice, Form, PasswordField, ReadField, SelectField, TextArea, TextField, Tick } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Piece } from './piece.tsx'
import { text } from './text.ts'

const nothing = () => {}

export function Buttons() {
  const t = useText(text)
  return (
    <Piece title={t('buttons')}>
      <div className="wrap">
        <Button kind="primary" size="large">
          {t('next')}
        </Button>
        <Button size="large">{t('previous')}</Button>
        <Button kind="danger">{t('stopBoth')}</Button>
        <Button kind="bank">{t('find')}</Button>
        <Button kind="link">{t('change')}</Button>
        <Button className="focused">{t('focus')}</Button>
      </div>
      <div className="wrap">
        <Button kind="primary" busy>
          {t('writing')}
        </Button>
        <Button why={t('replaceWhy')}>{t('replace')}</Button>
      </div>
    </Piece>
  )
}
export function Messages() {
  const t = useText(text)
  const refused: Refused = { refused: 'pin-wrong', facts: { left: 7 }, status: 422, zh: t('refusalZh'), en: t('refusalZh') }
  return (
    <Piece title={t('messages')}>
      <div className="grid2">
        <Message tone="ok" title={t('lossOn')}>
          <span>{t('lossOnSay')}</span>
        </Message>
        <Message tone="warn" title={t('lossSoon')}>
          <span>{t('lossSoonSay')}</span>
        </Message>
        <Message tone="bad" title={t('bankSilent')}>
          <span>{t('bankSilentSay')}</span>
        </Message>
        <Message tone="info" title={t('chronic')}>
          <span>{t('chronicSay')}</span>
        </Message>
      </div>
      <h3 className="note">{t('refusal')}</h3>
      <Refusal of={refused} />
    </Piece>
  )
}
export function Forms() {
  const t = useText(text)
  const [values, set] = useState<Record<string, string>>({
    number: '34010419950230251',
    phone: '1380000000',
    name: '阿卜杜热合曼·买买提',
    relation: 'spouse',
    password: '',
    note: '',
  })
  const [sure, setSure] = useState(false)
  const [wrong, setWrong] = useState<Record<string, string> | null>(null)
  const [stop, setStop] = useState(true)
  const say = (key: string) => (value: string) => set(old => ({ ...old, [key]: value }))
  const faults = { number: t('idShort'), phone: t('phoneShort'), ...(sure ? {} : { truth: t('truthMissing') }) }
  return (
    <>
      <Piece title={t('form')}>
        <Form wrong={wrong ?? {}} send={() => setWrong(faults)}>
          <TextField name="number" label={t('idNumber')} hint={t('idHint')} value={values.number} say={say('number')} inputMode="numeric" />
          <div className="cols2">
            <TextField name="phone" label={t('phone')} value={values.phone} say={say('phone')} inputMode="tel" />
            <ReadField label={t('fromId')} value="2038-06-17" icon={<IdCard size={16} color="var(--ok)" aria-hidden />} />
          </div>
          <TextField name="name" label={t('name')} hint={t('nameHint')} value={values.name} say={say('name')} />
          <div className="cols2">
            <SelectField
              name="relation"
              label={t('relation')}
              value={values.relation}
              say={say('relation')}
              options={[
                ['spouse', t('spouse')],
                ['child', t('child')],
              ]}
            />
            <PasswordField name="password" label={t('password')} value={values.password} say={say('password')} autoComplete="off" />
          </div>
          <TextArea name="note" label={t('note')} optional value={values.note} say={say('note')} />
          <Tick name="truth" checked={sure} say={setSure}>
            {t('truth')}
          </Tick>
          <div className="row">
            <Button type="submit" kind="primary">
              {t('save')}
            </Button>
          </div>
        </Form>
      </Piece>
      <Piece title={t('choice')}>
        <div className="stack">
          <Choice many name="stop" value="social" chosen={stop} choose={() => setStop(!stop)} title={t('stopSocial')}>
            <span>{t('stopSocialSay')}</span>
          </Choice>
          <Choice many hue="bank" name="stop" value="bank" chosen choose={nothing} title={t('stopBank')}>
            <span>{t('stopBankSay')}</span>
          </Choice>
          <Choice name="one" value="a" chosen={false} choose={nothing} title={t('spouse')} />
          <Choice name="one" value="b" chosen choose={nothing} title={t('child')} />
        </div>
      </Piece>
    </>
  )
}
export function Empties() {
  const t = useText(text)
  return (
    <Piece title={t('empties')}>
      <Empty title={t('noRoster')} say={t('noRosterSay')}>
        <Button kind="primary" icon={<FileUp size={16} aria-hidden />}>
          {t('upload')}
        </Button>
      </Empty>
      <Waiting rows={3} />
      <Broken retry={nothing} />
    </Piece>
  )
}
export function Dialogs() {
  const t = useText(text)
  const [open, setOpen] = useState(false)
  return (
    <Piece title={t('dialogs')}>
      <div className="wrap">
        <Button kind="danger" onClick={() => setOpen(true)}>
          {t('destroy')}
        </Button>
      </div>
      <Dialog
        open={open}
        close={() => setOpen(false)}
        title={t('destroyAsk')}
        foot={
          <>
            <Button kind="danger" onClick={() => setOpen(false)}>
              {t('sign')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('keep')}</Button>
          </>
        }
      >
        <p className="dim">{t('destroySay')}</p>
      </Dialog>
      <div className="toast" role="status">
        <span>{t('toast')}</span>
      </div>
    </Piece>
  )
}
