import type { FoundPerson } from '#shared/holders'
import { useEffect, useState } from 'react'
import { isRefused, type Refused } from '../api/call.ts'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { to } from '../paths.ts'
import { useReader } from '../reader.ts'
import { useGo } from '../ui/address.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message } from '../ui/message.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { WindowFrame } from './frame.tsx'
import { UnfinishedCards } from './instant-parts.tsx'
import { EnterLink } from './enter-link.tsx'
import { carry, searchOf, useSearchAsked } from './search.ts'
import { text as adviceText } from './advice-text.ts'
import { text } from './text.ts'
import { windowNow } from './window.ts'
import './counter.css'

/** 接待: who is here? By the card in the reader, a number, or name and year of birth. */
export default function Home() {
  const t = useText(text)
  const go = useGo()
  const { paths } = windowNow()
  const advice = useText(adviceText)
  const { read, fault, card: inSlot } = useReader()
  const asked = useSearchAsked()
  const [line, setLine] = useState('')
  const [name, setName] = useState('')
  const [year, setYear] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  useTitle(t('whoIsHere'))
  const find = useSend<{ rows: FoundPerson[] }>('/api/people/find', {
    done: answer => {
      if (answer.rows.length === 1) go(to(paths.person, { person: answer.rows[0]!.id }))
    },
  })
  const byCard = useSend<{ person: string }>('/api/cards/find', { done: answer => go(to(paths.person, { person: answer.person })) })
  const search = (value: string) => {
    const parsed = searchOf(value)
    setWrong(parsed ? {} : { number: t('numberHint') })
    carry(parsed)
    if (!parsed) return
    void ('card' in parsed ? byCard.send({ number: parsed.card }) : find.send(parsed))
  }
  const searchName = () => {
    const ok = name.trim() && /^(19|20)\d{2}$/.test(year)
    setWrong(ok ? {} : { [name.trim() ? 'birthYear' : 'name']: t('birthYearHint') })
    if (!ok) return
    carry({ name: name.trim(), birthYear: Number(year) })
    void find.send({ name: name.trim(), birthYear: Number(year) })
  }
  useEffect(() => {
    if (asked.at) {
      setLine(asked.value)
      search(asked.value)
    }
  }, [asked.at])
  const refused: Refused | null = find.refused ?? byCard.refused
  const rows = find.done && !isRefused(find.done) ? find.done.rows : null
  return (
    <WindowFrame>
      <Headline title={t('whoIsHere')} say={t('whoSay')} />
      {read && (
        <Message tone="ok" title={t('cardHere')}>
          <span>{t('cardHereSay', { name: read.person.name ?? '' })}</span>
          <LinkButton to={to(paths.person, { person: read.person.id })}>{t('openHolder')}</LinkButton>
        </Message>
      )}
      {fault && inSlot && (
        <Message tone="warn" title={advice('unreadable')}>
          <span>{advice('unreadableSay')}</span>
        </Message>
      )}
      <UnfinishedCards />
      <div className="reception">
        <section className="sheet padded">
          <h2>{t('byNumber')}</h2>
          <Form refused={refused} wrong={wrong} send={() => search(line)}>
            <TextField name="number" label={t('number')} hint={t('numberHint')} value={line} say={setLine} autoFocus />
            <div className="row">
              <Button kind="primary" type="submit" busy={find.busy || byCard.busy}>
                {t('findButton')}
              </Button>
            </div>
          </Form>
        </section>
        <section className="sheet padded">
          <h2>{t('byName')}</h2>
          <Form wrong={wrong} send={searchName}>
            <div className="cols2">
              <TextField name="name" label={t('name')} value={name} say={setName} />
              <TextField name="birthYear" label={t('birthYear')} value={year} say={setYear} inputMode="numeric" maxLength={4} />
            </div>
            <div className="row">
              <Button type="submit" busy={find.busy}>
                {t('findButton')}
              </Button>
            </div>
          </Form>
        </section>
      </div>
      <Unknown of={find} />
      {rows && (
        <section className="sheet">
          <header>
            <h2>{rows.length ? t('found', { n: rows.length }) : t('foundNone')}</h2>
          </header>
          <DataTable
            rows={rows}
            caption={t('found', { n: rows.length })}
            keyOf={row => row.id}
            open={row => go(to(paths.person, { person: row.id }))}
            empty={
              <Empty title={t('foundNone')} say={t('foundNoneSay')}>
                <EnterLink />
              </Empty>
            }
            columns={[
              { key: 'name', title: t('name'), lead: true, cell: row => <b>{row.name}</b> },
              { key: 'number', title: t('ssn'), cell: row => <Mask>{row.number}</Mask> },
              {
                key: 'born',
                title: t('birthYear'),
                cell: row => (
                  <>
                    {t(row.sex === '1' ? 'male' : 'female')}, <span className="num">{row.birthYear}</span>
                  </>
                ),
              },
              { key: 'phone', title: t('phone'), quiet: true, cell: row => (row.phone ? <Mask>{row.phone}</Mask> : t('noPhone')) },
            ]}
          />
        </section>
      )}
    </WindowFrame>
  )
}
