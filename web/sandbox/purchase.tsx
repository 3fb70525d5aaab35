import { Play } from 'lucide-react'
import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, Form } from '../ui/form.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { State } from '../ui/state.tsx'
import type { City, Run } from './shapes.ts'
import { cases } from '../ui/case-words.ts'
import { Message } from '../ui/message.tsx'
import { Copy, curlOf } from './copy.tsx'
import { text as guide } from './guide-text.ts'
import { text } from './text.ts'
import { joined } from '../ui/words.ts'

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2))

/** Runs a purchase end to end over the national interface and lays out each message. */
export function Purchase({ city }: { city: City }) {
  const t = useText(text)
  const g = useText(guide)
  const word = useText(cases)
  const run = useSend<Run>('/sandbox/run-purchase', { forget: ['/sandbox.json', '/sandbox/inbox'] })
  const [card, setCard] = useState('')
  const cards = city.people.flatMap(person =>
    person.cards.map(card => [card.card_number, joined(`${card.card_number} ${person.name}`, person.case ? word(person.case as 'lost') : t('plain'))] as const),
  )
  const said = run.done?.messages ?? run.done?.steps ?? []
  // the settlement, or the message that was answered with no
  const no = said.findIndex(one => { const answer = (one.response ?? one.answer) as { infcode?: number; refused?: string } | undefined; return answer?.refused !== undefined || (answer?.infcode ?? 0) !== 0 })
  const shownFirst = no >= 0 ? no : Math.max(0, said.findIndex(one => one.infno === '2102'))
  return (
    <section className="sheet">
      <header>
        <h2>{t('run')}</h2>
        <span className="note">{t('runSay')}</span>
      </header>
      <div className="in stack loose">
        <Form
          refused={run.refused}
          send={() => {
            run.reset()
            void run.send(card ? { card_number: card } : {})
          }}
        >
          <SelectField name="card_number" label={t('whichCard')} value={card} say={setCard} options={[['', t('anyCard')], ...cards]} />
          <div className="row">
            <Button kind="primary" type="submit" icon={<Play size={16} aria-hidden />} busy={run.busy}>
              {run.busy ? t('running') : run.done ? t('runAgain') : t('runGo')}
            </Button>
            {run.done && (
              <span role="status">
                <State tone={run.done.stopped ? 'stop' : 'ok'}>{run.done.stopped ? t('runStopped') : t('runDone', { n: said.length })}</State>
              </span>
            )}
          </div>
          <Unknown of={run} />
        </Form>
        {run.done?.stopped && <Message tone="warn" title={t('runStoppedWhy')}><span>{run.done.stopped}</span></Message>}
        {said.length > 0 && (
          <ol className="messages">
            {said.map((one, i) => (
              <li key={i}>
                <details open={i === shownFirst}>
                  <summary>
                    <b>{[one.infno, one.name].filter(Boolean).join(' ') || t('message', { n: i + 1 })}</b>
                    {one.door && <code>{one.door}</code>}
                  </summary>
                  {one.door && <div className="row"><Copy of={curlOf(one.door, one.request)} word={g('curl')} what={one.infno || one.name || ''} /></div>}
                  <div className="pairs">
                    <figure>
                      <figcaption className="note">{t('request')}</figcaption>
                      <pre tabIndex={0}>{shown(one.request)}</pre>
                    </figure>
                    <figure>
                      <figcaption className="note">{t('response')}</figcaption>
                      <pre tabIndex={0}>{shown(one.response ?? one.answer)}</pre>
                    </figure>
                  </div>
                </details>
              </li>
            ))}
          </ol>
        )}
      </div>
    </section>
  )
}
