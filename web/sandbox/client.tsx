import { useParams } from '@tanstack/react-router'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Empty } from '../ui/empty.tsx'
import { Link } from '../ui/link.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { stamp } from '../ui/words.ts'
import { SandboxFrame } from './frame.tsx'
import { text } from './manual-text.ts'
import type { JudgedClient, Judged } from './shapes.ts'

/** How one provider's programs speak: what they did, what was wrong in form, what never came. */
export default function Client() {
  const t = useText(text)
  const lang = useLang()
  const { provider } = useParams({ strict: false }) as { provider: string }
  const judged = useRead<JudgedClient>(`/sandbox/clients/${provider}.json`, { every: 5000 })
  useTitle(judged.data && 'name' in judged.data ? judged.data.name : provider)
  return (
    <SandboxFrame back={{ to: patterns.clients, word: t('clients') }}>
      <Asked of={judged} height={600}>
        {of => of.firstAt === null ? <><Headline title={of.name} say={<code>{of.code}</code>} /><Empty title={t('clientNone')} say={t('clientsNoneSay')} /></> : (
          <>
            <Headline title={of.name} say={<><code>{of.code}</code> {t('operators', { names: of.operators.join(t('and')) })}</>} action={<State box tone={of.clean ? 'ok' : 'diff'}>{of.clean ? t('clean') : t('wrong')}</State>} />
            <section className="sheet">
              <header><h2>{t('wrongTitle')}</h2></header>
              <DataTable caption={t('wrongTitle')} rows={of.wrong} keyOf={row => `${row.infno}${row.field ?? ''}${row.code ?? ''}${row.zh}`} empty={<Empty title={t('wrongNone')} />} columns={[
                { key: 'where', title: t('where'), lead: true, cell: row => <>{row.infno && <Link to={to(patterns.transaction, { infno: row.infno })}>{row.infno}</Link>} <code className="wrapcode">{row.field ?? row.code}</code></> },
                { key: 'what', title: t('what'), cell: row => row[lang] },
                { key: 'times', title: t('times'), right: true, cell: row => row.count },
                { key: 'mended', title: t('mended'), cell: row => <><State tone={row.mended ? 'ok' : 'diff'}>{row.mended ? t('mended') : t('open')}</State><span className="note num">{stamp(row.lastAt)}</span></> },
              ]} />
            </section>
            <div className="halves">
              <section className="sheet">
                <header><h2>{t('habits')}</h2></header>
                <ul className="in stack">{of.habits.map(habit => <li key={habit.name}><State tone={habit.seen ? 'ok' : 'todo'}>{habit.seen ? t('seen') : t('unseen')}</State> {habit[lang]}</li>)}</ul>
              </section>
              <section className="sheet">
                <header><h2>{t('refusedTitle')}</h2><span className="note">{t('refusedSay')}</span></header>
                {of.declined.length ? <ul className="in stack">{of.declined.map(row => <li key={row.infno + row.code}><b className="num">{row.infno}</b> {row[lang]} <span className="note num">{row.count}</span></li>)}</ul> : <Empty title={t('refusedNone')} />}
              </section>
            </div>
            <section className="sheet">
              <header><h2>{t('tried')}</h2></header>
              <div className="in stack loose">
                <Tried word={t('doneOf')} rows={of.transactions.filter(each => each.state === 'done')} />
                <Tried word={t('onlyTried')} rows={of.transactions.filter(each => each.state === 'tried')} />
                <Tried word={t('never')} rows={of.transactions.filter(each => each.state === 'never')} />
              </div>
            </section>
          </>
        )}
      </Asked>
    </SandboxFrame>
  )
}

function Tried({ word, rows }: { word: string; rows: readonly Judged[] }) {
  const lang = useLang()
  const t = useText(text)
  if (!rows.length) return null
  return (
    <div className="stack">
      <h3>{word} {rows.length}</h3>
      <ul className="tried">{rows.map(each => <li key={each.infno}><Link to={to(patterns.transaction, { infno: each.infno })}>{each.infno} {each[lang]}</Link>{each.again > 0 && <span className="note"> {t('again', { n: each.again })}</span>}</li>)}</ul>
    </div>
  )
}
