import { useState } from 'react'
import { organisationKinds, posts, type StartPassword } from '#shared/staff'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Form, SelectField, TextField } from '../ui/form.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { Told } from './member.tsx'
import { text } from './text.ts'

export type Office = { id: string; kind: (typeof organisationKinds)[number]; code: string; name: string; region: string }

/** A new member of staff: number, name, office, a post that exists there. */
export function NewMember({ offices, at, close }: { offices: readonly Office[]; at: string | null; close: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const [user, setUser] = useState('')
  const [name, setName] = useState('')
  const [organisation, setOrganisation] = useState(at ?? offices[0]?.id ?? '')
  const kind = offices.find(one => one.id === organisation)?.kind
  const here = Object.entries(posts).filter(([, post]) => kind && (post.at as readonly string[]).includes(kind))
  const [chosen, choose] = useState('')
  const post = here.some(([key]) => key === chosen) ? chosen : here[0]?.[0] ?? ''
  const send = useSend<StartPassword>('/api/staff/members', { forget: ['/api/staff/members'] })
  return (
    <Dialog open close={close} title={t('newMember')} foot={send.done && <Button kind="primary" onClick={close}>{t('shut')}</Button>}>
      {send.done ? <Told user={user} start={send.done} /> : (
        <Form refused={send.refused} send={() => void send.send({ user: user.trim(), name: name.trim(), organisation, post })}>
          <SelectField name="organisation" label={t('office')} value={organisation} say={setOrganisation} options={offices.map(one => [one.id, one.name] as const)} />
          <SelectField name="post" label={t('post')} value={post} say={choose} options={here.map(([key, each]) => [key, each[lang]] as const)} />
          <TextField name="user" label={t('user')} hint={t('userHint')} value={user} say={setUser} maxLength={40} autoCapitalize="off" spellCheck={false} />
          <TextField name="name" label={t('name')} hint={t('nameHint')} value={name} say={setName} maxLength={60} />
          <Unknown of={send} />
          <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('newMemberDo')}</Button><Button onClick={close}>{t('notNow')}</Button></div>
        </Form>
      )}
    </Dialog>
  )
}

/** A new office, branch, unit or provider. */
export function NewOffice({ close }: { close: () => void }) {
  const t = useText(text)
  const [given, set] = useState({ kind: 'counter', code: '', name: '', region: '', bank: '', address: '', hours: '', phone: '' })
  const say = (key: keyof typeof given) => (value: string) => set({ ...given, [key]: value })
  const send = useSend('/api/staff/organisations', { forget: ['/api/staff/organisations'], done: close })
  const { bank, ...rest } = given
  return (
    <Dialog open close={close} title={t('newOffice')}>
      <Form refused={send.refused} send={() => void send.send({ ...rest, bank: given.kind === 'branch' ? bank : null })}>
        <SelectField name="kind" label={t('kind')} value={given.kind} say={say('kind')} options={organisationKinds.map(kind => [kind, t(`kind_${kind}`)] as const)} />
        <TextField name="name" label={t('officeName')} value={given.name} say={say('name')} maxLength={80} />
        <div className="cols2">
          <TextField name="code" label={t('code')} value={given.code} say={say('code')} maxLength={40} />
          <TextField name="region" label={t('region')} value={given.region} say={say('region')} maxLength={6} inputMode="numeric" />
        </div>
        {given.kind === 'branch' && <TextField name="bank" label={t('bank')} hint={t('bankHint')} value={bank} say={say('bank')} maxLength={20} />}
        <TextField name="address" optional label={t('address')} value={given.address} say={say('address')} maxLength={120} />
        <div className="cols2">
          <TextField name="hours" optional label={t('hours')} value={given.hours} say={say('hours')} maxLength={80} />
          <TextField name="phone" optional label={t('phone')} value={given.phone} say={say('phone')} maxLength={30} />
        </div>
        <Unknown of={send} />
        <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('newOfficeDo')}</Button><Button onClick={close}>{t('notNow')}</Button></div>
      </Form>
    </Dialog>
  )
}
