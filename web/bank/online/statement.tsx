import { useState } from 'react'
import { call, isRefused } from '../../api/call.ts'
import { Asked, useRead } from '../../api/read.tsx'
import { keepFile } from '../../api/save-file.ts'
import { useLang, useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/form.tsx'
import { dayOf, moment, today, yuan } from '../../ui/words.ts'
import { patterns } from '../paths.ts'
import { OnlineFrame } from './frame.tsx'
import { useOwn, WhichAccount } from './pieces.tsx'
import type { Statement } from './shapes.ts'
import { text } from './text.ts'

const back = (days: number) => dayOf(new Date(Date.now() - days * 86_400_000).toISOString())

/** 明细: some days of an account, on the page and as a table. */
export default function StatementPage() {
  const t = useText(text)
  const lang = useLang()
  const own = useOwn().data
  const [asked, ask] = useState<{ account: string | null; from: string; to: string }>({ account: null, from: back(30), to: today() })
  const statement = useRead<Statement>('/api/online/statement', { body: asked })
  const save = async () => {
    const file = await call<{ name: string; text: string }>('POST', '/api/online/statement/file', asked)
    if (!isRefused(file)) keepFile(new Blob([file.text], { type: 'text/csv' }), file.name)
  }
  return (
    <OnlineFrame title={t('statement')} back={patterns.online.home}>
      <h1>{t('statementTitle')}</h1>
      <div className="stack">
        {own && !isRefused(own) && own.accounts[0] && <WhichAccount own={own} account={asked.account ?? own.accounts[0].account} say={account => ask({ ...asked, account })} />}
        <div className="days">
          <TextField name="from" label={t('from')} type="date" value={asked.from} say={from => from && ask({ ...asked, from })} />
          <TextField name="to" label={t('to')} type="date" value={asked.to} say={to => to && ask({ ...asked, to })} />
        </div>
        <Button onClick={() => void save()}>{t('file')}</Button>
      </div>
      <Asked of={statement} rows={6}>
        {({ rows, card }) => (
          <section className="sheet" aria-label={t('statementTitle')}>
            <span className="note num">{t('card', { card })}</span>
            {rows.length ? (
              <ul className="rows">
                {rows.map(row => (
                  <li key={row.seq}>
                    <span>
                      {row[lang]}{row.shop ? ` · ${row.shop}` : ''}
                      {row.note && row.note !== row.shop && <small className="note">{row.note}</small>}
                      <small className="note">{moment(row.at)}</small>
                    </span>
                    <span>
                      <b className="num">{yuan(row.amount, true)}</b>
                      <small className="note num">{t('balanceNow')} {yuan(row.balance)}</small>
                    </span>
                  </li>
                ))}
              </ul>
            ) : <p className="dim">{t('none')}</p>}
          </section>
        )}
      </Asked>
    </OnlineFrame>
  )
}
