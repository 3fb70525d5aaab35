import type { FamilyPage, SharingView } from '#shared/family'
import { FileText } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { yuan } from '../ui/words.ts'
import { AskRelative } from './family-ask.tsx'
import { Answer, Sharing } from './family-one.tsx'
import { Moves } from './family-moves.tsx'
import { text } from './family-text.ts'
import { HolderOnly } from './holder-only.tsx'
import { text as common } from './text.ts'
import './resident.css'

/** 家庭共济: what the holder shares of the medical account and with whom, what a relative shares with the holder, and what somebody waits for. (decision 0168) */
export default function Family() {
  return <HolderOnly><Page /></HolderOnly>
}

const SOON = 2_000
const live = (row: SharingView) => row.state === 'asked' || row.state === 'agreed' || row.state === 'ending'

function Page() {
  const c = useText(common)
  const read = useRead<FamilyPage>('/api/my/family')
  const { data, refetch } = read
  const moving = !!data && 'mine' in data && [...data.mine, ...data.ofMe, ...data.wards].some(row => row.underWay > 0 || row.state === 'ending')
  useTitle(c('familyTitle'))
  // what is under way is there within seconds
  useEffect(() => {
    if (!moving) return
    const again = setTimeout(() => void refetch(), SOON)
    return () => clearTimeout(again)
  }, [moving, data, refetch])
  return <ResidentShell title={c('familyTitle')} back={patterns.resident.me}><Asked of={read} height={420}>{page => <Shown page={page} />}</Asked></ResidentShell>
}

function Shown({ page }: { page: FamilyPage }) {
  const t = useText(text)
  const [adding, add] = useState(false)
  const [askedFor, told] = useState<string | null>(null)
  const waiting = [...page.ofMe, ...page.wards].filter(row => row.state === 'asked')
  const given = [...page.ofMe, ...page.wards].filter(row => live(row) && row.state !== 'asked')
  const mine = page.mine.filter(live)
  const past = [...page.mine, ...page.ofMe, ...page.wards].filter(row => !live(row))
  const accounts = page.accounts.filter(account => account.rule)
  return (
    <>
      <h1>{heading(t, page)}</h1>
      {waiting.map(row => <Answer key={row.id} row={row} />)}
      {given.length > 0 && <h2>{t('ofMe')}</h2>}
      {given.map(row => <Sharing key={row.id} row={row} balance={0} />)}
      {(page.moves.length > 0 || page.balance > 0) && <Moves page={page} />}
      {mine.length > 0 && <h2>{t('mine')}</h2>}
      {mine.map(row => <Sharing key={row.id} row={row} balance={page.accounts.find(each => each.region === row.ownerRegion)?.balance ?? 0} />)}
      {askedFor && <Message tone="ok" title={t('sentAsk', { name: askedFor })}><span>{t('sentAskSay')}</span></Message>}
      {adding ? <AskRelative accounts={accounts} leave={() => add(false)} done={name => { add(false); told(name) }} />
        : accounts.length > 0 ? <>{!mine.length && !given.length && !waiting.length && <p>{t('noneSay')}</p>}<Button {...mine.length || given.length || waiting.length ? {} : { kind: 'primary' as const }} block onClick={() => { told(null); add(true) }}>{t('add')}</Button></>
        : !page.ofMe.length && !page.wards.length && <p>{t(page.accounts.length ? 'nowhereSay' : 'noAccountSay')}</p>}
      {past.length > 0 && <h2>{t('earlier')}</h2>}
      {past.map(row => <Sharing key={row.id} row={row} balance={0} />)}
      {page.moves.length > 0 && <LinkButton block to={to(patterns.resident.statement, {}, { kind: 'family' })} icon={<FileText size={20} aria-hidden />}>{t('statement')}</LinkButton>}
    </>
  )
}

/** The finding: what waits for the holder first, then what there is. */
function heading(t: ReturnType<typeof useText<typeof text.zh>>, page: FamilyPage): string {
  const waiting = [...page.ofMe, ...page.wards].filter(row => row.state === 'asked').length
  const shared = page.mine.filter(row => row.state === 'agreed').length
  const unanswered = page.mine.filter(row => row.state === 'asked').length
  if (waiting) return t('asked', { n: waiting, count: waiting })
  if (page.ofMe.some(row => row.state === 'agreed')) return t('given', { sum: yuan(page.balance) })
  if (shared) return t('sharing', { n: shared, count: shared })
  if (unanswered) return t('waits', { n: unanswered, count: unanswered })
  return t(!page.accounts.length ? 'noAccount' : page.accounts.some(account => account.rule) ? page.mine.length + page.ofMe.length + page.wards.length ? 'noneNow' : 'none' : 'nowhere')
}
