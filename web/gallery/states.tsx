import { useState, type ReactNode } from 'react'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { CardRow } from '../ui/accounts.tsx'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { CardFace } from '../ui/card-face.tsx'
import { Broken, Empty, Waiting } from '../ui/empty.tsx'
import { Choice } from '../ui/form.tsx'
import { Link } from '../ui/link.tsx'
import { Mask } from '../ui/mask.tsx'
import { Figure } from '../ui/reader-picture.tsx'
import { PrintButton, Receipt } from '../ui/receipt.tsx'
import { Identity, ListPage, PersonPage, ReceiptPage, TaskPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Verbs } from '../ui/verbs.tsx'
import { groups } from '../ui/words.ts'
import { text } from './states-text.ts'
import './gallery.css'

const pages = ['task', 'list', 'person', 'receipt'] as const
const states = ['long', 'empty', 'waiting', 'broken'] as const
type State = (typeof states)[number]
const nothing = () => {}

/** Each page skeleton with long text, empty, waiting and broken: `?of=list&state=empty`. */
export default function States() {
  const t = useText(text)
  const [of] = useQueryState('of')
  const [state] = useQueryState('state')
  const page = pages.find(each => each === of) ?? 'task'
  const how = states.find(each => each === state) ?? 'long'
  useTitle(t('title'))
  const Shown = { task: Task, list: List, person: Person, receipt: Paper }[page]
  return (
    <main className="gallery statespage public">
      <Chosen label={t('whichPage')} all={pages} now={page} path={each => to(patterns.galleryStates, {}, { of: each, state: how })} />
      <Chosen label={t('whichState')} all={states} now={how} path={each => to(patterns.galleryStates, {}, { of: page, state: each })} />
      <div className="stack loose shownstate">
        <Shown how={how} />
      </div>
    </main>
  )
}

function Chosen<Key extends (typeof pages)[number] | State>({
  label,
  all,
  now,
  path,
}: {
  label: string
  all: readonly Key[]
  now: Key
  path: (key: Key) => string
}) {
  const t = useText(text)
  return (
    <nav className="row" aria-label={label}>
      {all.map(each => (
        <Link key={each} className={`btn ${each === now ? 'primary' : ''}`} to={path(each)} aria-current={each === now ? 'page' : undefined}>
          {t(each)}
        </Link>
      ))}
    </nav>
  )
}

/** What stands where the content will be while it is not there. */
const instead = (how: State, empty: ReactNode, height: number): ReactNode =>
  how === 'empty' ? empty : how === 'waiting' ? <Waiting height={height} /> : how === 'broken' ? <Broken retry={nothing} /> : null

function Task({ how }: { how: State }) {
  const t = useText(text)
  const [place, choose] = useState('a')
  return (
    <TaskPage
      title={t('taskTitle')}
      say={t('taskSay')}
      foot={
        how === 'long' && (
          <Button kind="primary" block>
            {t('next')}
          </Button>
        )
      }
    >
      {instead(how, <Empty title={t('nothingToChoose')} say={t('nothingToChooseSay')} />, 260) ?? (
        <fieldset className="stack">
          <legend className="sr">{t('taskTitle')}</legend>
          {['a', 'b'].map(each => (
            <Choice key={each} name="place" value={each} chosen={place === each} choose={() => choose(each)} title={t('branchLong')}>
              <span>{t('hours')}</span>
            </Choice>
          ))}
        </fieldset>
      )}
    </TaskPage>
  )
}

function List({ how }: { how: State }) {
  const t = useText(text)
  const rows = Array.from({ length: 40 }, (_, i) => ({ key: String(i), day: `2026-11-${String(10 + (i % 12))}` }))
  return (
    <ListPage title={how === 'empty' ? t('listNone') : t('listTitle', { n: '12,480' })}>
      {instead(how, <Empty title={t('listNoneSay')} />, 360) ?? (
        <section className="sheet">
          <DataTable
            rows={rows}
            caption={t('list')}
            keyOf={row => row.key}
            next={null}
            more={nothing}
            columns={[
              { key: 'holder', title: t('holder'), lead: true, cell: () => t('longName') },
              { key: 'place', title: t('place'), cell: () => t('branchLong') },
              { key: 'day', title: t('arrived'), right: true, cell: row => row.day },
            ]}
          />
        </section>
      )}
    </ListPage>
  )
}

function Person({ how }: { how: State }) {
  const t = useText(text)
  const who = (
    <Identity
      picture={<Figure />}
      name={how === 'long' ? t('longName') : <Mask>李*国</Mask>}
      facts={[
        [t('ssn'), <Mask key="n">3401**********3317</Mask>],
        [t('insured'), t('insuredLong')],
      ]}
    />
  )
  const other = instead(
    how,
    <Empty title={t('noCard')} say={t('noCardSay')}>
      <Button kind="primary">{t('apply')}</Button>
    </Empty>,
    320,
  )
  return (
    <PersonPage
      who={who}
      card={
        other ?? (
          <CardRow
            card={<CardFace name="李*国" number="3401**********3317" cardNo="D31****08" bank="徽商银行" issued="2024年3月" />}
            social={{ tone: 'ok', state: t('started'), facts: [[t('effect'), t('works')]] }}
            financial={{ tone: 'todo', state: t('notYet'), wait: true, facts: [[t('bank'), t('branchLong')]] }}
          />
        )
      }
      verbs={
        how === 'long' && (
          <Verbs
            title={t('verbs')}
            law={t('law')}
            verbs={[
              { key: 'loss', name: t('report'), hotkey: 'G', act: nothing },
              { key: 'new', name: t('replace'), why: t('replaceWhy') },
            ]}
          />
        )
      }
      time={null}
    />
  )
}

function Paper({ how }: { how: State }) {
  const t = useText(text)
  const other = instead(how, <Empty title={t('receiptNoneSay')} />, 300)
  return (
    <ReceiptPage
      title={t(how === 'empty' ? 'receiptNone' : 'receiptTitle')}
      paper={
        other ?? (
          <Receipt
            both
            results={[
              { key: 's', how: 'done', title: t('socialLost'), lines: [t('socialAt')] },
              { key: 'b', how: 'waiting', title: t('bankWaits'), lines: [t('tried')] },
            ]}
            facts={[
              [t('number'), <span className="num">{groups('GS26112200481700')}</span>],
              [t('place'), t('branchLong')],
              [t('channel'), t('web')],
            ]}
          />
        )
      }
      foot={!other && <PrintButton />}
    />
  )
}
