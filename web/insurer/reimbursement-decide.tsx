import type { ClaimView, LineClass } from '#shared/reimbursement'
import { useState } from 'react'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { PaperFiles } from '../ui/paper-files.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { yuan } from '../ui/words.ts'
import { Reasoned } from './case-parts.tsx'
import { where } from './reimbursement-one.tsx'
import { text } from './reimbursements-text.ts'

export const forget = ['/api/people', '/api/reimbursements']

/** 初审: passed on to a colleague, returned, or turned down with a reason. */
export function Review({ of, path, classes }: { of: ClaimView; path: string; classes: readonly LineClass[] }) {
  const t = useText(text)
  const [how, choose] = useState<'propose' | 'return' | 'refuse'>('propose')
  const send = useSend(`${path}/propose`, { forget })
  return (
    <section className="sheet padded stack" aria-live="polite">
      <h2>{t('decideTitle')}</h2>
      <div className="chips">{(['propose', 'return', 'refuse'] as const).map(each => <button key={each} type="button" aria-pressed={how === each} onClick={() => choose(each)}>{t(each)}</button>)}</div>
      {how === 'propose' ? (
        <>
          <Refusal of={send.refused} /><Unknown of={send} />
          <div className="row"><Button kind="primary" size="large" busy={send.busy} onClick={() => void send.send({ version: of.version, classes })}>{t('doPropose')}</Button></div>
        </>
      ) : <Reasoned key={how} version={of.version} forget={forget} label={t('why')} autoFocus path={`${path}/${how}`} word={t(how === 'return' ? 'doReturn' : 'doRefuse')} hint={t('whyHint')} danger={how === 'refuse'} />}
    </section>
  )
}

/** 复核: approved by somebody else than who reviewed it, put back, or turned down. */
export function Approve({ of, path }: { of: ClaimView; path: string }) {
  const t = useText(text)
  const lang = useLang()
  const [how, choose] = useState<'approve' | 'putBack' | 'refuse'>('approve')
  const send = useSend(`${path}/approve`, { forget })
  const fund = of.now && !('why' in of.now) ? of.now.fund : null
  return (
    <section className="sheet padded stack" aria-live="polite">
      <h2>{t('secondTitle')}</h2>
      {of.mine ? <Message tone="info" title={t('ownReview')} /> : (
        <>
          <div className="chips">{(['approve', 'putBack', 'refuse'] as const).map(each => <button key={each} type="button" aria-pressed={how === each} onClick={() => choose(each)}>{t(each)}</button>)}</div>
          {how === 'approve' ? (
            <>
              {fund !== null && of.to && !('why' in of.to) && <p className="note">{t('approveSay', { yuan: yuan(fund), where: where(of.to, lang, t) })}</p>}
              <Refusal of={send.refused} /><Unknown of={send} />
              <div className="row"><Button kind="primary" size="large" busy={send.busy} onClick={() => void send.send({ version: of.version, fund: fund ?? of.fund ?? 0 })}>{t('doApprove')}</Button></div>
            </>
          ) : <Reasoned key={how} version={of.version} forget={forget} label={t('why')} autoFocus path={`${path}/${how === 'putBack' ? 'put-back' : 'refuse'}`} word={t(how === 'putBack' ? 'doPutBack' : 'doRefuse')} hint={t(how === 'putBack' ? 'whyHintInner' : 'whyHint')} danger={how === 'refuse'} />}
        </>
      )}
      <div className="row"><PaperFiles path={`${path}/print`} /></div>
    </section>
  )
}
