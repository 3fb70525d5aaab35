import type { CaseRow } from '#shared/identity'
import { Asked, useRead } from '../api/read.tsx'
import { usePages } from '../centre/use-pages.ts'
import { useLang, useText } from '../i18n.ts'
import { to } from '../paths.ts'
import { useGo } from '../ui/address.ts'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { count, stamp } from '../ui/words.ts'
import { casePaths, fieldsSaid, IdentityFrame } from './identity-frame.tsx'
import { text } from './identity-text.ts'

type Cases = { rows: CaseRow[]; next: string | null; count: number }
const path = '/api/identity/cases'

/** 身份核对: whose card, record and document differ, the oldest first; this office's own, at the centre all. (ACT-04, IDFIX-01) */
export default function IdentityPage() {
  const read = useRead<Cases>(path)
  return (
    <IdentityFrame>
      <Asked of={read} rows={8}>
        {answer => <Shown first={answer} />}
      </Asked>
    </IdentityFrame>
  )
}

function Shown({ first }: { first: Cases }) {
  const t = useText(text)
  const lang = useLang()
  const go = useGo()
  const { rows, next, more } = usePages<CaseRow, Cases>(path, first)
  const title = first.count ? t('title', { n: count(first.count), count: first.count }) : t('none')
  useTitle(title)
  return (
    <ListPage title={title} say={first.count ? t('say') : ''}>
      <section className="sheet">
        <DataTable file={path}
          rows={rows}
          caption={t('caption')}
          keyOf={row => row.id}
          open={row => go(to(casePaths().one, { holder: row.person, case: row.id }))}
          next={next}
          more={more}
          empty={<Empty title={t('noneSay')} />}
          columns={[
            { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note"><Mask>{row.number}</Mask></span></> },
            { key: 'differs', title: t('differs'), cell: row => row.fields.length ? fieldsSaid(row.fields, lang) : t('asked') },
            { key: 'found', title: t('found'), cell: row => <>{stamp(row.foundAt)}<span className="note">{row.foundAtOffice}</span></> },
            { key: 'region', title: t('region'), quiet: true, cell: row => row.region[lang] },
            { key: 'at', title: t('at'), quiet: true, cell: row => !row.claim ? t('free') : row.claim.mine ? t('mine') : t('until', { by: row.claim.by, time: stamp(row.claim.until).slice(-5) }) },
          ]}
        />
      </section>
    </ListPage>
  )
}
