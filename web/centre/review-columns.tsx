import type { QueueRow } from '#shared/applications'
import type { T } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Mask } from '../ui/mask.tsx'
import { State, type Tone } from '../ui/state.tsx'
import type { Column } from '../ui/table.tsx'
import { clock, day } from '../ui/words.ts'
import type { text } from './review-text.ts'

type Say = T<(typeof text)['zh']>
export const tones: Record<QueueRow['finding'], Tone> = { same: 'ok', 'name-differs': 'diff', 'not-in-register': 'todo', incomplete: 'todo' }

/** The photo of a line; a paper's picture is opened at the server, and the look recorded. */
export const Photo = ({ row }: { row: Pick<QueueRow, 'photo' | 'person'> }) => row.photo ? <img className="ph" src={`/api/people/${row.person}/papers/${row.photo}`} alt="" loading="lazy" /> : <span className="ph" />

/** The queue's columns: the deciding fact stands where the eye is. */
export const reviewColumns = (t: Say, take: (id: string) => void): Column<QueueRow>[] => [
  { key: 'photo', title: t('photo'), quiet: true, width: 60, cell: row => <Photo row={row} /> },
  { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><div className="note">{[t('born', { year: row.birthYear }), t(`channel_${row.channel}`, { unit: row.unit ?? '' }), row.bank].join(t('comma'))}</div></> },
  { key: 'fact', title: t('fact'), cell: row => <><State tone={row.missing.length ? 'todo' : tones[row.finding]}>{row.missing.length ? t('missing', { list: row.missing.map(each => each[t('comma') === '，' ? 'zh' : 'en']).join(t('comma')) }) : t(`f_${row.finding}`)}</State>
    <div className="note">{t(`f_${row.finding}Say`)}</div></> },
  { key: 'since', title: t('waits'), right: true, cell: row => day(row.since) },
  { key: 'claim', title: t('holder'), cell: row => row.claim && !row.claim.mine ? <span className="note">{t('held', { time: clock(row.claim.until) })}</span>
    : <><Button kind="link" onClick={() => take(row.id)}>{t('claim')}<span className="sr">{row.name}</span></Button>{row.claim && <span className="note">{t('mine', { time: clock(row.claim.until) })}</span>}</> },
]
