import { Phone } from 'lucide-react'
import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { TaskPage, useTitle } from '../ui/skeletons.tsx'
import { Trail } from '../ui/trail.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, groups } from '../ui/words.ts'
import { says, stopsOf } from './applied.tsx'
import type { Where } from './apply-shapes.ts'
import { text } from './apply-text.ts'
import './apply.css'

/** Where is my card: by the application's number, without signing in. */
export default function WherePage() {
  const t = useText(text)
  const [number, setNumber] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const look = useSend<Where>('/api/applications/where')
  useTitle(t('whereTitle'))
  const go = () => {
    const compact = number.replace(/[\s-]/g, '').toUpperCase()
    setWrong(compact ? {} : { number: t('missing') })
    if (compact) void look.send({ number: compact })
  }
  return (
    <ResidentShell title={t('whereTitle')} back={patterns.resident.home}>
      {look.done ? (
        <>
          <Found where={look.done} />
          <Button block onClick={look.reset}>
            {t('another')}
          </Button>
        </>
      ) : (
        <TaskPage title={t('whereAsk')}>
          <Form refused={look.refused} wrong={wrong} send={go}>
            <TextField
              name="number"
              label={t('applicationNo')}
              hint={t('whereHint')}
              value={number}
              say={setNumber}
              maxLength={40}
              autoCapitalize="characters"
            />
            <Unknown of={look} />
            <Button kind="primary" type="submit" block busy={look.busy}>
              {t('look')}
            </Button>
          </Form>
        </TaskPage>
      )}
    </ResidentShell>
  )
}

function Found({ where }: { where: Where }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <>
      <div className="stack">
        <h1>{t(says[where.state])}</h1>
        <p className="dim">
          <Mask>{where.name}</Mask>
        </p>
      </div>
      <section className="sheet padded stack pickup">
        <b>{where.place.name}</b>
        {where.place.address && <span className="dim">{where.place.address}</span>}
        {where.place.hours && <span className="dim">{where.place.hours}</span>}
        <dl className="kv">
          <dt>{t('bring')}</dt>
          <dd>{where.papers[lang]}</dd>
          {where.until && (
            <>
              <dt>{t('keepUntil')}</dt>
              <dd>{day(where.until)}</dd>
            </>
          )}
        </dl>
        {where.place.phone && (
          <a className="btn" href={`tel:${where.place.phone}`}>
            <Phone size={18} aria-hidden />
            {t('callPlace')}
          </a>
        )}
      </section>
      {where.steps && (
        <section className="stack">
          <h2>{t('path')}</h2>
          <Trail stops={stopsOf(where.steps, lang)} />
        </section>
      )}
      <p className="note">
        {[where.promisedOn && t('promised', { day: day(where.promisedOn) }), t('trouble', { number: groups(where.number) })]
          .filter(Boolean)
          .join(lang === 'zh' ? '。' : '. ')}
      </p>
    </>
  )
}
