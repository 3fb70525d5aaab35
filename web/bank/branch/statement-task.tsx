import { useState } from 'react'
import { Asked, useRead } from '../../api/read.tsx'
import { useLang, useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Money } from '../../ui/money.tsx'
import { DataTable } from '../../ui/table.tsx'
import { stamp } from '../../ui/words.ts'
import type { Statement, Visit } from './shapes.ts'
import { text } from './text.ts'

/** 余额和明细. */
export function StatementTask({ visit }: { visit: Visit }) {
  const t = useText(text)
  const lang = useLang()
  const [before, setBefore] = useState<number | null>(null)
  const page = useRead<Statement>(`/api/branch/visits/${visit.visit}/statement`, { body: { before } })
  return (
    <section className="sheet">
      <Asked of={page} rows={5}>
        {({ balance, next, rows }) => (
          <>
            <header>
              <h2>
                {t('balance')} <Money fen={balance} />
              </h2>
            </header>
            <DataTable
              caption={t('entries')}
              rows={rows}
              keyOf={row => String(row.seq)}
              empty={<Empty title={t('noEntries')} />}
              columns={[
                { key: 'when', title: t('when'), lead: true, cell: row => <span className="num">{stamp(row.at)}</span> },
                { key: 'what', title: t('what'), cell: row => [row[lang], row.note].filter(Boolean).join(' ') },
                { key: 'amount', title: t('amount'), right: true, cell: row => <Money fen={row.amount} sign /> },
                { key: 'after', title: t('after'), right: true, cell: row => <Money fen={row.balance} /> },
              ]}
            />
            {next !== null && (
              <div className="in">
                <Button onClick={() => setBefore(next)}>{t('more')}</Button>
              </div>
            )}
          </>
        )}
      </Asked>
    </section>
  )
}
