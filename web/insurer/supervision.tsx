import { ruleWords, stateWord, type CaseRow, type CasesAnswer } from '#shared/supervision'
import { Asked, useRead } from '../api/read.tsx'
import { usePages } from '../centre/use-pages.ts'
import { useLang, useText } from '../i18n.ts'
import { useQueryState } from '../ui/address.ts'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { moment, yuan } from '../ui/words.ts'
import { Held, useOpened } from './case-parts.tsx'
import { InsurerFrame } from './frame.tsx'
import { CaseOne, tone } from './supervision-one.tsx'
import { text } from './supervision-text.ts'

/** 用卡异常: what looks like a card in other hands, newest first; one opened from the address. (MED-05) */
export default function Supervision() {
  const { opened, open } = useOpened()
  const [show, setShow] = useQueryState('show')
  const path = show === 'all' ? '/api/supervision/cases?show=all' : '/api/supervision/cases'
  const read = useRead<CasesAnswer>(path, { off: !!opened })
  return <InsurerFrame>{opened ? <CaseOne {...opened} /> : <Asked of={read} rows={8}>{answer => <List key={path} path={path} first={answer} all={show === 'all'} show={setShow} open={open} />}</Asked>}</InsurerFrame>
}

function List({ path, first, all, show, open }: { path: string; first: CasesAnswer; all: boolean; show: (which: string | null) => void; open: (row: CaseRow) => void }) {
  const t = useText(text)
  const lang = useLang()
  const { rows, next, more } = usePages<CaseRow, CasesAnswer>(path, first)
  const n = first.open
  const title = n ? t('title', { n, count: n }) : t('none')
  useTitle(title)
  return (
    <ListPage title={title} say={n ? t('say') : undefined}>
      <div className="chips">{(['open', 'all'] as const).map(each => <button key={each} type="button" aria-pressed={all === (each === 'all')} onClick={() => show(each === 'all' ? 'all' : null)}>{t(each)}</button>)}</div>
      <section className="sheet">
        <DataTable file={path} rows={rows} caption={title} keyOf={row => row.id} open={open} next={next} more={more} empty={<Empty title={all ? t('noneAll') : undefined} say={t('sayNone')} />} columns={[
          { key: 'why', title: t('why'), lead: true, cell: row => <><b>{ruleWords[row.rule][lang]}</b><span className="note"><Evidence of={row} /></span></> },
          { key: 'who', title: t('who'), cell: row => <><Mask>{row.name}</Mask><span className="note num"><Mask>{row.numberOf}</Mask></span></> },
          { key: 'at', title: t('where'), cell: row => <>{row.later.provider.name}<span className="note num">{moment(row.later.at)}{row.later.undone && ` · ${t('given')}`}</span></> },
          { key: 'opened', title: t('opened'), quiet: true, cell: row => <span className="num">{moment(row.openedAt)}</span> },
          { key: 'state', title: t('state'), cell: row => <><State tone={tone[row.state]} size={14}>{stateWord[row.state][lang]}</State><Held by={row.claim} /></> },
        ]} />
      </section>
    </ListPage>
  )
}

/** The evidence in a few words. */
function Evidence({ of }: { of: CaseRow }) {
  const t = useText(text)
  if (of.rule === 'apart') return <span className="num">{t('apart', { km: of.km!, minutes: of.minutes! })}{of.earlier?.undone && ` · ${t('before')}${t('given')}`}</span>
  return of.rule === 'inpatient' ? <>{t('stayAt', { name: of.stay?.provider.name ?? '' })}</> : <span className="num">{t('overItems', { yuan: yuan(of.later.total) })}</span>
}
