import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Form, PasswordField, type Wrong } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { TaskPage, useTitle } from '../ui/skeletons.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { HolderOnly } from './holder-only.tsx'
import { text } from './text.ts'

/** Changes the query password; never the card's PIN, which is typed on a pad only. */
export default function Password() {
  return (
    <HolderOnly>
      <Change />
    </HolderOnly>
  )
}
function Change() {
  const t = useText(text)
  const save = useSend('/api/me/query-password')
  const [old, setOld] = useState(''),
    [chosen, setChosen] = useState(''),
    [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  useTitle(t('passwordTitle'))
  const go = () => {
    const faults: Wrong = {
      ...(old ? {} : { old: t('missing') }),
      ...(chosen ? {} : { chosen: t('missing') }),
      ...(again === chosen ? {} : { again: t('differs') }),
    }
    setWrong(faults)
    if (!Object.keys(faults).length) void save.send({ old, chosen })
  }
  return (
    <ResidentShell title={t('passwordTitle')} back={patterns.resident.me}>
      {save.done ? (
        <>
          <h1>{t('saved')}</h1>
          <Message tone="ok" title={t('savedSay')} />
          <LinkButton kind="primary" block to={patterns.resident.home}>
            {t('backHome')}
          </LinkButton>
        </>
      ) : (
        <TaskPage title={t('passwordTitle')} say={t('passwordSay')}>
          <Form refused={save.refused} wrong={wrong} send={go}>
            <PasswordField name="old" label={t('old')} value={old} say={setOld} autoComplete="current-password" maxLength={20} />
            <PasswordField
              name="chosen"
              label={t('chosen')}
              hint={t('chosenHint')}
              value={chosen}
              say={setChosen}
              autoComplete="new-password"
              maxLength={20}
            />
            <PasswordField name="again" label={t('again')} value={again} say={setAgain} autoComplete="new-password" maxLength={20} />
            <Unknown of={save} />
            <Button kind="primary" type="submit" block busy={save.busy}>
              {t('save')}
            </Button>
          </Form>
        </TaskPage>
      )}
    </ResidentShell>
  )
}
