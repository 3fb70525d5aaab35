import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { text } from './text.ts'
import './resident.css'

type Policy = { rows: readonly { key: string; value: unknown }[] }
const questions = [
  ['pinQ', 'pinA'],
  ['initialQ', 'initialA'],
  ['lockedQ', 'lockedA'],
  ['bankQ', 'bankA'],
  ['lostQ', 'lostA'],
] as const

/** What people ask, with the places of the region's policy; open to everyone. */
export default function Help() {
  const t = useText(text)
  const policy = useRead<Policy>('/api/policy')
  const places = policy.data && !isRefused(policy.data) ? policy.data.rows.find(row => row.key === 'pin.change.places')?.value : null
  useTitle(t('helpTitle'))
  const said = Array.isArray(places)
    ? (places as string[])
        .map(place => (`place.${place}` in text.zh ? t(`place.${place}` as 'place.counter') : place))
        .join(t('place.counter') === 'counters' ? ', ' : '、')
    : null
  return (
    <ResidentShell title={t('helpTile')}>
      <h1>{t('helpTitle')}</h1>
      <section className="sheet asked">
        {questions.map(([question, answer]) => (
          <details key={question}>
            <summary>{t(question)}</summary>
            <p>{t(answer)}</p>
            {question === 'pinQ' && said && <p className="note">{t('pinPolicy', { places: said })}</p>}
          </details>
        ))}
      </section>
      <div className="foot">
        <a className="btn block" href="tel:12333">
          {t('call')}
        </a>
        <p className="note">{t('callSay')}</p>
      </div>
    </ResidentShell>
  )
}
