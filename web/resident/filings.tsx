import { filingWord, sortWords, standingWord, type MyFiling } from '#shared/filings'
import { Fragment, type ReactNode } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Empty } from '../ui/empty.tsx'
import { Message } from '../ui/message.tsx'
import { Money } from '../ui/money.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { Withdraw } from '../ui/withdraw.tsx'
import { day, groups } from '../ui/words.ts'
import { text } from './filings-text.ts'
import { HolderOnly } from './holder-only.tsx'
import { text as common } from './text.ts'
import './resident.css'

type Mine = { rows: MyFiling[] }
/** 我的备案和待遇: what the holder is entitled to by filings, until when, and what to do next. (MED-12) */
export default function MyFilings() {
  return <HolderOnly><Page /></HolderOnly>
}

function Page() {
  const c = useText(common)
  const read = useRead<Mine>('/api/my/filings')
  useTitle(c('filingsTitle'))
  return <ResidentShell title={c('filingsTitle')} back={patterns.resident.me}><Asked of={read} height={420}>{({ rows }) => <Shown rows={rows} />}</Asked></ResidentShell>
}

const live = new Set<string>(['in-force', 'to-begin', 'submitted', 'returned'])
function Shown({ rows }: Mine) {
  const t = useText(text)
  const good = rows.filter(row => row.standing === 'in-force').length
  const now = rows.filter(row => live.has(row.standing))
  const past = rows.filter(row => !live.has(row.standing))
  return (
    <>
      <h1>{!rows.length ? t('never') : good ? t('inForce', { n: good, count: good }) : t('none')}</h1>
      {rows.length ? <p className="dim">{t('say')}</p> : <Empty say={t('neverSay')} />}
      {now.map(row => <One key={row.id} row={row} />)}
      {past.length > 0 && <h2>{t('past')}</h2>}
      {past.map(row => <One key={row.id} row={row} />)}
    </>
  )
}

const tone = { 'in-force': 'ok', 'to-begin': 'run', over: 'off', submitted: 'run', returned: 'todo', approved: 'ok', refused: 'stop', withdrawn: 'off', ended: 'off' } as const
function One({ row }: { row: MyFiling }) {
  const t = useText(text)
  const lang = useLang()
  const word = row.standing in standingWord ? standingWord[row.standing as keyof typeof standingWord] : filingWord[row.state]
  const days = row.until ? t('to', { from: day(row.from), until: day(row.until) }) : `${day(row.from)}，${t('openEnd')}`
  const lines: [string, ReactNode][] = [
    [t(row.state === 'approved' || row.state === 'ended' ? 'days' : 'asked'), <>{lang === 'en' && !row.until ? `${day(row.from)}, ${t('openEnd')}` : days}{row.endedOn && <span className="note"> {t('endedOn', { day: day(row.endedOn) })}</span>}</>],
    [t('providers'), row.providers.map(each => each.name).join(lang === 'zh' ? '、' : ', ')], [t('limit'), row.limit !== null && <Money fen={row.limit} />], [t('place'), row.area], [t('by'), row.filedBy],
    [t('office'), row.state === 'submitted' && row.office], [t('number'), groups(row.number)], [t('reason'), row.reason],
  ]
  return (
    <section className="sheet padded stack">
      <div className="between"><h2>{row.disease ? row.disease[lang] : sortWords[row.sort][lang]}</h2><State tone={tone[row.standing]}>{word[lang]}</State></div>
      <Message tone={row.standing === 'returned' || row.standing === 'refused' ? 'warn' : 'info'} title={row.next[lang]} />
      <dl className="kv">{lines.filter(([, value]) => value).map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}</dl>
      {row.withdraw && <Withdraw path={`/api/my/filings/${row.id}/withdraw`} version={row.version} ask={t('withdrawAsk')} forget={['/api/my/filings']} />}
    </section>
  )
}
