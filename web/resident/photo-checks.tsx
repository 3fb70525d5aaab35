import { CircleAlert, CircleCheck } from 'lucide-react'
import { useLang, useText } from '../i18n.ts'
import { State } from '../ui/state.tsx'
import type { Judged } from './apply-shapes.ts'
import { text } from './apply-text.ts'

/** What the machine found: the faults first with their cures; of a good photo the finding alone, what was checked is folded away. */
export function PhotoChecks({ judged, window }: { judged: Judged; window: boolean }) {
  const t = useText(text)
  const lang = useLang()
  const list = (
    <ul>
      {judged.checks
        .toSorted((a, b) => Number(a.good) - Number(b.good))
        .map(check => (
          <li key={check.zh} className={check.good ? '' : 'bad'}>
            {check.good ? <CircleCheck size={20} aria-hidden /> : <CircleAlert size={20} aria-hidden />}
            <b>{check[lang]}</b>
            {!check.good && check.cure && <span>{check.cure[lang]}</span>}
          </li>
        ))}
    </ul>
  )
  return (
    <section className="sheet checks6" role="status">
      <h2>{judged.good ? <State tone="ok">{t('goodTitle')}</State> : t('badTitle')}</h2>
      {!judged.good && list}
      <p className="note">{t(judged.good ? 'goodSay' : window ? 'retryWindow' : 'retry')}</p>
      {judged.good && (
        <details>
          <summary>{t('checks')}</summary>
          {list}
        </details>
      )}
    </section>
  )
}
