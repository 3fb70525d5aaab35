import type { LockRow } from '#shared/cards'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { count, day } from '../ui/words.ts'
import { CentreFrame } from './frame.tsx'
import { text } from './locks-text.ts'
import { usePages } from './use-pages.ts'

type LockList = { rows: LockRow[]; next: string | null }
const path = '/api/card-locks'

/** 密码锁定: social PINs that are locked, the longest first, and who may unlock each. (PIN-03, PIN-04) */
export default function LocksPage() {
  const locked = useRead<LockList>(path)
  return <CentreFrame><Asked of={locked} rows={8}>{first => <Shown first={first} />}</Asked></CentreFrame>
}

function Shown({ first }: { first: LockList }) {
  const t = useText(text)
  const lang = useLang()
  const { rows, next, more } = usePages<LockRow, LockList>(path, first)
  const title = rows.length ? t('title') : t('none')
  useTitle(title)
  return (
    <ListPage title={title} say={rows.length ? t('say') : undefined}>
      <section className="sheet">
        <DataTable file={path} rows={rows} caption={t('title')} keyOf={row => row.id} next={next} more={more} empty={<Empty say={t('sayNone')} />} columns={[
          { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num"><Mask>{row.number}</Mask></span></> },
          { key: 'unlock', title: t('unlock'), cell: row => row.who[lang] },
          { key: 'since', title: t('since'), cell: row => <>{row.days ? t('days', { n: count(row.days), count: row.days }) : t('today')}<span className="note">{day(row.since)}</span></> },
          { key: 'card', title: t('card'), cell: row => <><span className="num"><Mask>{row.cardNumber}</Mask></span><span className="note">{row.bank}</span></> },
          { key: 'phone', title: t('tel'), quiet: true, cell: row => row.phone ? <Mask>{row.phone}</Mask> : t('noPhone') },
        ]} />
      </section>
    </ListPage>
  )
}
