import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { stamp } from '../ui/words.ts'
import type { Inbox } from './shapes.ts'
import { text } from './text.ts'

/** The stand-in for the text message gateway: an inbox per phone, newest first; asks again every five seconds. */
export function Inboxes() {
  const t = useText(text)
  const lang = useLang()
  const inbox = useRead<Inbox | { phones: Inbox } | { rows: Inbox }>('/sandbox/inbox', { every: 5000 })
  return (
    <section className="sheet" id="inbox">
      <header>
        <h2>{t('inbox')}</h2>
        <span className="note">{t('inboxSay')}</span>
      </header>
      <div className="in">
        <Asked of={inbox} rows={3}>
          {answer => {
            const phones = Array.isArray(answer) ? (answer as Inbox) : 'phones' in answer ? answer.phones : (answer as { rows: Inbox }).rows
            return phones.length ? (
              <ul className="phones" tabIndex={0} aria-label={t('inbox')}>
                {phones.map(phone => (
                  <li key={phone.phone}>
                    <h3 className="num">{phone.phone}</h3>
                    <ul>
                      {phone.messages.map(message => (
                        <li key={message.at + (message.text ?? message.zh)}>
                          <span className="note num">{stamp(message.at)}</span>
                          <p>{message[lang] ?? message.text ?? message.zh}</p>
                        </li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ul>
            ) : (
              <Empty title={t('noInbox')} say={t('noInboxSay')} />
            )
          }}
        </Asked>
      </div>
    </section>
  )
}
