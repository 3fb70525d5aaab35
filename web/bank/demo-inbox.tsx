import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { stamp } from '../ui/words.ts'
import { text } from './text.ts'

type Texts = { rows: readonly { phone: string; text: string; at: string }[] }

/** The stand-in for the bank's text message gateway: what it would have sent, newest first; asks again every five seconds. */
export function DemoInbox() {
  const t = useText(text)
  const inbox = useRead<Texts>('/api/sandbox/inbox', { every: 5000 })
  return (
    <section className="sheet" id="inbox">
      <h2>{t('inbox')}</h2>
      <p className="note">{t('inboxSay')}</p>
      <Asked of={inbox} rows={2}>
        {({ rows }) =>
          rows.length ? (
            <ul className="banktexts" tabIndex={0} aria-label={t('inbox')}>
              {rows.slice(0, 20).map(row => (
                <li key={row.at + row.phone}>
                  <span className="note num">
                    {row.phone} {stamp(row.at)}
                  </span>
                  <p>{row.text}</p>
                </li>
              ))}
            </ul>
          ) : (
            <p className="note">{t('inboxNone')}</p>
          )
        }
      </Asked>
    </section>
  )
}
