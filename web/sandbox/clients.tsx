import { isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Empty } from '../ui/empty.tsx'
import { Link } from '../ui/link.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { stamp } from '../ui/words.ts'
import { SandboxFrame } from './frame.tsx'
import { text } from './manual-text.ts'

type Row = { code: string; name: string; clean: boolean; lastAt: string; operators: number; done: number; of: number; wrong: number }

/** The providers whose programs spoke to this sandbox, and whether they speak right. */
export default function Clients() {
  const t = useText(text)
  const list = useRead<{ clients: readonly Row[] }>('/sandbox/clients.json', { every: 5000 })
  useTitle(t('clientsTitle', { n: list.data && !isRefused(list.data) ? list.data.clients.length : '' }))
  return (
    <SandboxFrame back={{ to: patterns.sandbox, word: t('sandbox') }}>
      <Asked of={list} height={400}>
        {({ clients }) => (
          <>
            <Headline title={t('clientsTitle', { n: clients.length })} say={t('clientsSay')} />
            <section className="sheet">
              <DataTable caption={t('provider')} rows={clients} keyOf={row => row.code} empty={<Empty title={t('clientsNone')} say={t('clientsNoneSay')} />} columns={[
                { key: 'name', title: t('provider'), lead: true, cell: row => <><Link to={to(patterns.client, { provider: row.code })}>{row.name}</Link><code className="note">{row.code}</code></> },
                { key: 'state', title: t('wrongNow'), cell: row => <State tone={row.clean ? 'ok' : 'diff'}>{row.clean ? t('clean') : `${t('wrong')} ${row.wrong}`}</State> },
                { key: 'done', title: t('doneOf'), right: true, cell: row => `${row.done} / ${row.of}` },
                { key: 'last', title: t('last'), cell: row => <span className="num">{stamp(row.lastAt)}</span> },
              ]} />
            </section>
          </>
        )}
      </Asked>
    </SandboxFrame>
  )
}
