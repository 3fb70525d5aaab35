import { useState } from 'react'
import { isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useQueryState } from '../ui/address.ts'
import { Empty } from '../ui/empty.tsx'
import { Link } from '../ui/link.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import '../ui/form.css'
import { SandboxFrame } from './frame.tsx'
import { text } from './manual-text.ts'

type Row = { infno: string; zh: string; en: string; when: { zh: string; en: string } }

/** Every transaction that is served, to search in. */
export default function Transactions() {
  const t = useText(text)
  const lang = useLang()
  const [kept, keep] = useQueryState('find')
  const [find, setFind] = useState(kept ?? '')
  const list = useRead<{ transactions: readonly Row[] }>('/sandbox/transactions.json')
  useTitle(t('title', { n: list.data && !isRefused(list.data) ? list.data.transactions.length : '' }))
  return (
    <SandboxFrame back={{ to: patterns.sandbox, word: t('sandbox') }}>
      <Asked of={list} height={600}>
        {({ transactions }) => {
          const words = find.trim().toLowerCase()
          const found = transactions.filter(each => `${each.infno} ${each.zh} ${each.en} ${each.when.zh} ${each.when.en}`.toLowerCase().includes(words))
          return (
            <>
              <Headline title={t('title', { n: transactions.length })} say={t('say')} />
              <section className="sheet">
                <div className="in">
                  <input className="input finder" type="search" aria-label={t('find')} placeholder={t('find')} value={find} onChange={event => { setFind(event.target.value); keep(event.target.value || null) }} />
                  <p className="note" role="status">{words ? t('found', { n: found.length }) : ''}</p>
                </div>
                {found.length ? (
                  <ul className="manual-list">
                    {found.map(each => (
                      <li key={each.infno}>
                        <Link to={to(patterns.transaction, { infno: each.infno })}><b className="num">{each.infno}</b> {each[lang]}</Link>
                        <p className="dim">{each.when[lang]}</p>
                      </li>
                    ))}
                  </ul>
                ) : <div className="in"><Empty title={t('none')} say={t('noneSay')} /></div>}
              </section>
            </>
          )
        }}
      </Asked>
    </SandboxFrame>
  )
}
