import { useState } from 'react'
import { useSend } from '../../api/send.ts'
import { useLang, useText } from '../../i18n.ts'
import { to } from '../../paths.ts'
import { useGo } from '../../ui/address.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Form, TextField, type Wrong } from '../../ui/form.tsx'
import { Message } from '../../ui/message.tsx'
import { Headline, useTitle } from '../../ui/skeletons.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useDesk } from '../desk.ts'
import { BankFrame } from '../frame.tsx'
import { patterns } from '../paths.ts'
import { ReaderSide } from '../reader-side.tsx'
import { text } from './text.ts'

/** A customer comes: the card is read, the original of the document is seen, and the visit begins. */
export default function Home() {
  const t = useText(text)
  const lang = useLang()
  const go = useGo()
  const { slot } = useDesk()
  const [comes, setComes] = useState<'holder' | 'agent'>('holder')
  const [idNumber, setIdNumber] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  useTitle(t('serveTitle'))
  const open = useSend<{ visit: string }>('/api/branch/visits', { done: ({ visit }) => go(to(patterns.branch.visit, { visit })) })
  const submit = () => {
    const number = idNumber.trim().toUpperCase()
    setWrong(number ? {} : { idNumber: t('idMissing') })
    if (number && slot) void open.send({ reading: slot.reading, idNumber: number, comes })
  }
  return (
    <BankFrame place="branch" side={<ReaderSide />}>
      <Headline title={t('serveTitle')} say={t('serveSay')} />
      {!slot ? (
        <Message tone="info" title={t('cardFirst')} />
      ) : !slot.bank.own ? (
        <Message tone="warn" title={t('otherBank', { bank: slot.bank[lang] })} />
      ) : (
        <section className="sheet padded">
          <Form refused={open.refused} wrong={wrong} send={submit}>
            <fieldset className="plainset">
              <legend>{t('whoComes')}</legend>
              <div className="choices">
                <Choice name="comes" value="holder" chosen={comes === 'holder'} choose={() => setComes('holder')} title={`${t('holder')} ${slot.name}`} hue="bank" />
                <Choice name="comes" value="agent" chosen={comes === 'agent'} choose={() => setComes('agent')} title={t('agent')} hue="bank">
                  <span className="note">{t('agentSay')}</span>
                </Choice>
              </div>
            </fieldset>
            <TextField name="idNumber" label={t('idNumber')} hint={t('idHint')} value={idNumber} say={setIdNumber} maxLength={24} autoCapitalize="characters" spellCheck={false} />
            <Unknown of={open} />
            <div className="row">
              <Button kind="primary" type="submit" busy={open.busy}>
                {t('begin')}
              </Button>
            </div>
          </Form>
        </section>
      )}
    </BankFrame>
  )
}
