import { kindWords, type QueueRow } from '#shared/applications'
import type { Lang, T } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Mask } from '../ui/mask.tsx'
import { State, type Tone } from '../ui/state.tsx'
import type { Column } from '../ui/table.tsx'
import { clock, day, joined } from '../ui/words.ts'
import type { text as queue } from './queue-text.ts'
import type { text } from './review-text.ts'

type Say = T<(typeof text)['zh']>
export const tones: Record<QueueRow['finding'], Tone> = { same: 'ok', 'name-differs': 'diff', 'not-in-register': 'todo', incomplete: 'todo' }

/** The photo of a line; a paper's picture is opened at the server, and the look recorded. */
export const Photo = ({ row }: { row: Pick<QueueRow, 'photo' | 'person'> }) => row.photo ? <img className="ph" src={`/api/people/${row.person}/papers/${row.photo}`} alt="" loading="lazy" /> : <span className="ph" />

/** The queue's columns: the deciding fact stands where the eye is; how long it waits, who is at it. */
export const reviewColumns = (t: Say, q: T<(typeof queue)['zh']>, lang: Lang, take: (id: string) => void): Column<QueueRow>[] => [
  { key: 'photo', title: t('photo'), quiet: true, width: 60, cell: row => <Photo row={row} /> },
  { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><div className="note">{joined(row.kind !== 'first' && kindWords[row.kind][lang], t('born', { year: row.birthYear }), t(`channel_${row.channel}`, { unit: row.unit ?? '' }), row.bank)}</div></> },
  { key: 'fact', title: t('fact'), cell: row => <><State tone={row.missing.length ? 'todo' : tones[row.finding]}>{row.missing.length ? t('missing', { list: row.missing.map(each => each[lang]).join(t('comma')) }) : t(`f_${row.finding}`)}</State>
    <div className="note">{t(row.missing.length ? 'f_incompleteSay' : `f_${row.finding}Say`)}</div></> },
  { key: 'since', title: t('waits'), right: true, cell: row => row.late ? <State tone="late" size={14}>{q('late', { count: row.late, n: row.late })}</State> : <>{day(row.since)}<span className="note">{row.waited ? q('waited', { count: row.waited, n: row.waited }) : q('today')}</span></> },
  { key: 'claim', title: t('holder'), cell: row => row.claim && !row.claim.mine ? <span className="note">{q('held', { by: row.claim.by, time: clock(row.claim.until) })}</span>
    : <><Button kind="link" onClick={() => take(row.id)}>{t('claim')}<span className="sr">{row.name}</span></Button>{row.claim && <span className="note">{t('mine', { time: clock(row.claim.until) })}</span>}</> },
]
