import { useState } from 'react'
import { useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { cases } from '../ui/case-words.ts'
import { State, type Tone } from '../ui/state.tsx'
import { yuan, joined } from '../ui/words.ts'
import { DataTable } from '../ui/table.tsx'
import type { Person } from './shapes.ts'
import { text } from './text.ts'

const tones: Record<string, Tone> = { active: 'ok', inactive: 'todo', initial: 'todo', lost: 'stop', locked: 'bad', closed: 'off' }
type Key = Parameters<ReturnType<typeof useText<typeof text.zh>>>[0]

/** Everyone in the demo city, with the cards in their pockets and what each is an example of. */
export function People({ people }: { people: readonly Person[] }) {
  const t = useText(text)
  const word = useText(cases)
  const [find, setFind] = useState('')
  const say = (prefix: 'state' | 'fin', value: string) => (`${prefix}.${value}` in text.zh ? t(`${prefix}.${value}` as Key) : value)
  const found = people.filter(person =>
    [person.name, person.certno, person.phone, person.case ?? t('plain'), person.case ? word(person.case as 'lost') : '', ...person.cards.flatMap(card => [card.card_number, card.state])]
      .join(' ')
      .toLowerCase()
      .includes(find.trim().toLowerCase()),
  )
  return (
    <section className="sheet" id="people">
      <header>
        <h2>{t('people1', { n: found.length })}</h2>
        <span className="note">{t('peopleSay')}</span>
      </header>
      <div className="in">
        <input
          className="input finder"
          type="search"
          aria-label={t('find')}
          placeholder={t('find')}
          value={find}
          onChange={event => setFind(event.target.value)}
        />
      </div>
      <DataTable
        caption={t('people')}
        rows={found}
        keyOf={person => person.certno}
        empty={<Empty title={t('noneFound')} say={t('noneFoundSay')} />}
        columns={[
          {
            key: 'name',
            title: t('name'),
            lead: true,
            cell: person => (
              <>
                {person.name}
                <span className="note">{person.case ? <>{word(person.case as 'lost')} <code>{person.case}</code></> : t('plain')}</span>
              </>
            ),
          },
          {
            key: 'number',
            title: t('number'),
            cell: person => (
              <>
                <code>{person.certno}</code>
                <span className="note num">{person.phone}</span>
              </>
            ),
          },
          {
            key: 'insured',
            title: joined(t('insured'), t('balance')),
            cell: person =>
              person.insured.map(one => (
                <div key={one.admvs + one.insutype} className="num">
                  <code>{one.admvs}</code> {one.insutype} <b>{yuan(one.balance)}</b>
                </div>
              )),
          },
          {
            key: 'card',
            title: joined(t('card'), t('ident')),
            cell: person =>
              person.cards.map(card => (
                <div key={card.card_number} className="onecard">
                  <code>
                    <b>{card.card_number}</b>
                  </code>
                  <code className="note wrapcode">{card.card_sn}</code>
                </div>
              )),
          },
          {
            key: 'state',
            title: joined(t('state'), t('financial')),
            cell: person =>
              person.cards.map(card => (
                <div key={card.card_number} className="onecard">
                  <State tone={tones[card.state] ?? 'run'}>{say('state', card.state)}</State>
                  <span className="note">{say('fin', card.financial_state)}</span>
                </div>
              )),
          },
          {
            key: 'pin',
            title: t('pin'),
            cell: person =>
              person.cards.map(card => (
                <div key={card.card_number} className="onecard">
                  {card.social_pin ? <code>{card.social_pin}</code> : <span className="note">{t('unknownPin')}</span>}
                  {card.bank_pin && (
                    <span className="note">
                      {t('bankPin')} <code>{card.bank_pin}</code>
                    </span>
                  )}
                </div>
              )),
          },
        ]}
      />
    </section>
  )
}
