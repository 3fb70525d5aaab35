import type { ClaimPage } from '#shared/reimbursement'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { Mask } from '../ui/mask.tsx'
import { Claims } from './claims.tsx'
import { text } from './claim-text.ts'

/** At a window: the claims of who came, and a new one with the document in the clerk's hand. */
export function ClaimDesk({ person, back }: { person: string; back: { to: string; word: string } }) {
  const read = useRead<ClaimPage>(`/api/people/${person}/reimbursements`)
  return <Asked of={read} rows={8}>{page => <Shown page={page} back={back} />}</Asked>
}

function Shown({ page, back }: { page: ClaimPage; back: { to: string; word: string } }) {
  const t = useText(text)
  const title = t(page.rows.length ? 'deskTitle' : 'deskNone', { name: page.name })
  useTitle(title)
  return (
    <>
      <Headline title={title} say={<><span className="num"><Mask>{page.numberOf}</Mask></span>　{t('deskSay')}</>} back={back} />
      <div className="stack loose"><Claims page={page} paths={{ claims: `/api/people/${page.person}/reimbursements`, providers: '/api/reimbursements/providers', window: true }} /></div>
    </>
  )
}
