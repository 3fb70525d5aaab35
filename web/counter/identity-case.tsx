import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { grounds, proofWords, type CaseView, type Compared } from '#shared/identity'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { to } from '../paths.ts'
import { Message } from '../ui/message.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { stamp } from '../ui/words.ts'
import { casePaths, fieldsSaid, IdentityFrame } from './identity-frame.tsx'
import { ToPerson } from './identity-done.tsx'
import { IdentitySettle } from './identity-settle.tsx'
import { IdentitySides } from './identity-sides.tsx'
import { text } from './identity-text.ts'

/** 一件身份核对: what card, record and document say side by side, and the task that ends it. (ACT-04, IDFIX-01, IDFIX-02) */
export default function IdentityCase() {
  const { holder, case: id } = useParams({ strict: false }) as { holder: string; case: string }
  const read = useRead<CaseView>(`/api/identity/people/${holder}/cases/${id}`)
  return (
    <IdentityFrame>
      <Asked of={read} rows={8}>
        {view => <Shown view={view} />}
      </Asked>
    </IdentityFrame>
  )
}

function Shown({ view }: { view: CaseView }) {
  const t = useText(text)
  const lang = useLang()
  const [compared, setCompared] = useState<Compared | null>(null)
  const title = view.fields.length ? t('caseTitle', { name: view.record.name, fields: fieldsSaid(view.fields, lang), count: view.fields.length }) : t('caseAsked', { name: view.record.name })
  useTitle(title)
  const found = t('foundAt', { when: stamp(view.foundAt), how: t(`channel_${view.channel}` as 'channel_read'), where: view.foundBy.office ?? '' })
  return (
    <>
      <Headline title={title} say={found} back={{ to: to(casePaths().list), word: t('back') }} />
      <section className="sheet">
        <IdentitySides view={view} document={compared?.document ?? view.document} />
      </section>
      {view.state === 'open' ? <IdentitySettle view={view} compared={compared} say={setCompared} /> : <Closed view={view} />}
    </>
  )
}

function Closed({ view }: { view: CaseView }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <Message tone={view.state === 'card-wrong' ? 'warn' : 'ok'} title={t(`was_${view.state}` as 'was_mended')}>
      <span>{t('closed', { when: stamp(view.closedAt!), place: view.closedAtOffice ?? '' })}</span>
      {view.ground && <span>{`${grounds[view.ground][lang]}${view.proof ? ` · ${proofWords[view.proof][lang]}` : ''}`}</span>}
      {view.paper && <a href={`/api/identity/people/${view.person}/cases/${view.id}/proof`}>{t('seeProof')}</a>}
      <ToPerson person={view.person} exchange={view.state === 'card-wrong'} />
    </Message>
  )
}
