import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { RecognisedView } from '#shared/insurance'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Record } from '../insurer/insured-record.tsx'
import { Pension } from '../insurer/pension.tsx'
import { patterns, to } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Form, type Wrong } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { Money } from '../ui/money.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { DocumentFields, emptyDocument, shownOf } from './document-fields.tsx'
import { text } from './elsewhere-text.ts'
import { WindowFrame } from './frame.tsx'

/** 凭卡看参保: what the home region answers of a holder whose card is in the reader, also one insured elsewhere in the province. (INS-07) */
export default function Elsewhere() {
  const t = useText(text)
  const lang = useLang()
  const { person } = useParams({ strict: false }) as { person: string }
  const [document, setDocument] = useState(emptyDocument)
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<RecognisedView>(`/api/people/${person}/recognised`)
  const seen = send.done
  const title = seen ? t('answered', { who: seen.answeredBy.join(lang === 'zh' ? '、' : ', ') }) : t('title')
  useTitle(title)
  const go = () => {
    const whole = document.number.trim() && (document.longTerm || /^\d{4}-\d{2}-\d{2}$/.test(document.validUntil))
    setWrong(document.number.trim() && !whole ? { 'document.validUntil': t('untilMissing') } : {})
    if (!document.number.trim() || whole) void send.send(whole ? shownOf(document, null) : {})
  }
  return (
    <WindowFrame>
      <Headline title={title} say={seen ? <><Mask>{seen.name}</Mask> <span className="num"><Mask>{seen.number}</Mask></span></> : t('say')} back={{ to: to(patterns.counter.person, { person }), word: t('back') }} />
      {seen ? (
        <div className="stack loose">
          {seen.accounts.length > 0 && <section className="sheet padded"><h2>{t('accounts')}</h2><dl className="kv">{seen.accounts.map(each => [<dt key={`${each.regionName.zh} name`}>{each.regionName[lang]}</dt>, <dd key={each.regionName.zh}><Money fen={each.balance} /></dd>])}</dl></section>}
          {seen.rows.map(each => <Record key={each.id} of={each} path={null} />)}
          {seen.pension.map(each => <Pension key={each.id} of={each} />)}
        </div>
      ) : (
        <section className="sheet padded">
          <Form refused={send.refused} wrong={wrong} send={go}>
            <DocumentFields value={document} say={setDocument} />
            <Unknown of={send} />
            <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('do')}</Button></div>
          </Form>
        </section>
      )}
    </WindowFrame>
  )
}
