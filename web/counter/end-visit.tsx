import { Printer, Smartphone } from 'lucide-react'
import { useState } from 'react'
import type { Words } from '#shared/cards'
import { isRefused } from '../api/call.ts'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, Tick } from '../ui/form.tsx'
import { Message } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { text } from './end-visit-text.ts'

type Guide = { how: 'print' | 'send'; lines: Words[] }

/** 交还卡和证件，给须知: the end of a visit in which the social account was activated; the guide is printed here or goes to the phone. (ACT-13) */
export function EndVisit({ person, card, done }: { person: string; card: string; done: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const [returned, setReturned] = useState(false)
  const [missing, setMissing] = useState(false)
  const send = useSend<Guide>(`/api/cards/${person}/${card}/end-visit`, { forget: ['/api/cards'] })
  const go = async (guide: Guide['how']) => {
    setMissing(!returned)
    if (!returned) return
    const answer = await send.send({ returned: true, guide })
    // after the sheet is on the page
    if (answer && !isRefused(answer) && guide === 'print') setTimeout(() => print(), 50)
  }
  if (send.done)
    return (
      <div className="stack" aria-live="polite">
        <Message tone="ok" title={t(send.done.how === 'send' ? 'sent' : 'printed')} />
        {send.done.how === 'print' && (
          <section className="visitguide">
            <h4>{t('title')}</h4>
            <ol>
              {send.done.lines.map(line => (
                <li key={line.zh}>{line[lang]}</li>
              ))}
            </ol>
          </section>
        )}
        <div className="row">
          <Button kind="primary" onClick={done}>
            {t('finish')}
          </Button>
          {send.done.how === 'print' && <Button onClick={() => print()}>{t('again')}</Button>}
        </div>
      </div>
    )
  return (
    <Form refused={send.refused} wrong={missing ? { returned: t('notReturned') } : {}} send={() => void go('print')}>
      <Tick name="returned" checked={returned} say={setReturned}>
        {t('returned')}
      </Tick>
      <Unknown of={send} />
      <div className="row foot">
        <Button kind="primary" type="submit" busy={send.busy} icon={<Printer size={18} aria-hidden />}>
          {t('print')}
        </Button>
        <Button busy={send.busy} icon={<Smartphone size={18} aria-hidden />} onClick={() => void go('send')}>
          {t('send')}
        </Button>
      </div>
    </Form>
  )
}
