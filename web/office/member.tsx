import { useState } from 'react'
import { leaveReasons, posts, type MemberView, type StartPassword } from '#shared/staff'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Form, SelectField, Tick } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { moment } from '../ui/words.ts'
import { text } from './text.ts'

/** One account: closed or opened again, reset to a start password, unlocked. */
export function Member({ member, close }: { member: MemberView; close: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const post = (posts as Record<string, { zh: string; en: string }>)[member.post]?.[lang] ?? member.post
  const [start, tell] = useState<StartPassword | null>(null)
  return (
    <Dialog open close={close} title={t('memberTitle', { user: member.user, post })} foot={<Button onClick={close}>{t('shut')}</Button>}>
      <p className="dim">{member.organisationName}</p>
      {start ? <Told user={member.user} start={start} /> : member.active
        ? <><Reset member={member} tell={tell} />{member.slow && <Unlock member={member} />}<hr className="rule" /><Close member={member} /></>
        : <Reopen member={member} tell={tell} />}
    </Dialog>
  )
}

/** The start password, shown this once. */
export function Told({ user, start }: { user: string; start: StartPassword }) {
  const t = useText(text)
  return (
    <Message tone="ok" title={t('told', { user })}>
      <p className="startpassword num" data-start>{start.password}</p>
      <span>{t('toldSay', { until: moment(start.until) })}</span>
    </Message>
  )
}

const forget = ['/api/staff/members']
function Reset({ member, tell }: { member: MemberView; tell: (start: StartPassword) => void }) {
  const t = useText(text)
  const [passkeys, setPasskeys] = useState(false)
  const send = useSend<StartPassword>(`/api/staff/members/${member.id}/reset-password`, { forget, done: tell })
  return (
    <Form refused={send.refused} send={() => void send.send({ passkeys })}>
      <p>{t('resetSay')}</p>
      {member.passkeys > 0 && <Tick name="passkeys" checked={passkeys} say={setPasskeys}>{t('forgetPasskeys', { n: member.passkeys })}</Tick>}
      <Unknown of={send} />
      <div className="row"><Button type="submit" busy={send.busy}>{t('reset')}</Button></div>
    </Form>
  )
}

function Unlock({ member }: { member: MemberView }) {
  const t = useText(text)
  const send = useSend(`/api/staff/members/${member.id}/unlock`, { forget })
  return (
    <div className="stack">
      <p>{t('unlockSay')}</p><Refusal of={send.refused} /><Unknown of={send} />
      <div className="row"><Button busy={send.busy} onClick={() => void send.send()}>{t('unlock')}</Button></div>
    </div>
  )
}

function Close({ member }: { member: MemberView }) {
  const t = useText(text)
  const [reason, setReason] = useState<string>('left')
  const send = useSend(`/api/staff/members/${member.id}/deactivate`, { forget })
  return (
    <Form refused={send.refused} send={() => void send.send({ reason })}>
      <p>{t('closeSay')}</p>
      <SelectField name="reason" label={t('reason')} value={reason} say={setReason} options={leaveReasons.map(one => [one, t(`reason_${one}`)] as const)} />
      <Unknown of={send} />
      <div className="row"><Button kind="danger" type="submit" busy={send.busy}>{t('closeDo')}</Button></div>
    </Form>
  )
}

function Reopen({ member, tell }: { member: MemberView; tell: (start: StartPassword) => void }) {
  const t = useText(text)
  const send = useSend<StartPassword>(`/api/staff/members/${member.id}/reactivate`, { forget, done: tell })
  return (
    <div className="stack">
      <p>{t('reopenSay')}</p><Refusal of={send.refused} /><Unknown of={send} />
      <div className="row"><Button kind="primary" busy={send.busy} onClick={() => void send.send()}>{t('reopen')}</Button></div>
    </div>
  )
}
