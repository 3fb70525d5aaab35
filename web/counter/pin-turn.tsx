import { CircleAlert, CircleCheck, Clock, Keyboard, Volume2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { refusedKinds } from '#shared/pins'
import { lang, useLang, useText } from '../i18n.ts'
import { askPin, cancelPin, moreTime, useReader, type Answer } from '../reader.ts'
import { Button } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { PinPad } from '../ui/pin-pad.tsx'
import { text } from './pin-text.ts'
import './pin-turn.css'

type Line = {
  at: string
  word: 'logTimeout' | 'logCancelled' | 'logDiffer' | 'logWeak' | 'logWrong' | 'logLocked' | 'logDone' | 'logOther'
  hot: boolean
  left: number | null
}
const word = (answer: Answer): Line['word'] =>
  answer.success
    ? 'logDone'
    : (({ '-32': 'logTimeout', '-31': 'logCancelled', '-34': 'logDiffer', '-36': 'logWeak', '-51': 'logWrong', '-52': 'logLocked' } as const)[
        answer.pOutInfo
      ] ?? (answer.why === 'pin-weak' || answer.why === 'query-password-weak' ? 'logWeak' : 'logOther'))
/** How the last entry ended, for the heading of the step. */
export type Turn = { word: Line['word'] | null; answer: Answer | null }

/**
 * The holder's turn at the pad: no primary button while it is lit. The exact reason of a refusal stands on the pad alone; the page
 * lists what happened, each with whether it counted. (PIN-05, PIN-08)
 */
export function PinTurn({
  kind,
  facts = {},
  initial,
  told,
  done,
}: {
  kind: 'iChangePIN' | 'iReloadPIN' | 'SbkSetQueryPassword'
  facts?: Record<string, unknown>
  initial: boolean
  told: (turn: Turn) => void
  done: (answer: Answer) => void
}) {
  const t = useText(text)
  const chosen = useLang()
  const { pad } = useReader()
  const [lines, setLines] = useState<readonly Line[]>([])
  const [says, setSays] = useState<string | null>(null)
  const again = useRef(false)
  useEffect(() => () => cancelPin(), [])

  const light = async () => {
    const answer = await askPin(kind, facts, says)
    const found = word(answer)
    const left = found === 'logWrong' ? Number(answer.facts?.['left'] ?? 0) : null
    setLines(old => [...old, { at: new Date().toTimeString().slice(0, 8), word: found, hot: !answer.success, left }])
    setSays(answer.success ? null : ((answer[lang()] as string) ?? null))
    told({ word: found, answer })
    if (answer.success) return done(answer)
    if (again.current) {
      again.current = false
      void light()
    }
  }
  const restart = () => {
    again.current = true
    cancelPin()
  }
  const last = lines.at(-1)?.word
  const sentence = last === 'logWeak' ? t('sayWeak') : last === 'logWrong' ? t('sayWrong') : initial ? t('sayInitial') : null
  const speak = () => {
    if (sentence) speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(sentence), { lang: chosen === 'zh' ? 'zh-CN' : 'en-GB' }))
  }
  return (
    <div className="pinturn">
      <div className="stack">
        <h4>{t('padHolder')}</h4>
        <PinPad says={says} />
        <p className="note">{t('padHolderNote')}</p>
      </div>
      <div className="stack">
        {sentence && (
          <Message tone={last === 'logWeak' || last === 'logWrong' ? 'warn' : 'info'} title={t('sayThis')}>
            <span>{chosen === 'zh' ? `“${sentence}”` : sentence}</span>
          </Message>
        )}
        <div className="stack">
          <h4>{t('refusedKinds')}</h4>
          <ul className="weak">
            {refusedKinds.map(refused => (
              <li key={refused.en}>{refused[chosen]}</li>
            ))}
          </ul>
        </div>
        <div className="stack" role="log">
          <h4>{t('log')}</h4>
          <table className="padlog">
            <tbody>
              {lines.map((line, i) => (
                <tr key={i} className={line.hot && i === lines.length - 1 ? 'hot' : ''}>
                  <td className="num">{line.at}</td>
                  <td>
                    {line.word === 'logTimeout' ? (
                      <Clock size={16} aria-hidden />
                    ) : line.word === 'logDone' ? (
                      <CircleCheck size={16} aria-hidden />
                    ) : (
                      <CircleAlert size={16} aria-hidden />
                    )}
                    {t(line.word)}
                  </td>
                  <td>
                    {line.left !== null
                      ? t('counted', { left: line.left })
                      : line.word === 'logDone' || line.word === 'logLocked'
                        ? ''
                        : t('notCounted')}
                  </td>
                </tr>
              ))}
              {pad && (
                <tr>
                  <td className="num" />
                  <td>
                    <Keyboard size={16} aria-hidden />
                    {t('logLit')}
                  </td>
                  <td />
                </tr>
              )}
            </tbody>
          </table>
        </div>
        <p className="note">{t('privacy')}</p>
      </div>
      <div className="row turns">
        {sentence && 'speechSynthesis' in globalThis && (
          <Button onClick={speak} icon={<Volume2 size={18} aria-hidden />}>
            {t('speak')}
          </Button>
        )}
        {pad ? (
          <>
            <Button onClick={moreTime}>{t('more')}</Button>
            <Button onClick={restart}>{t('restart')}</Button>
          </>
        ) : (
          last !== 'logLocked' &&
          last !== 'logDone' && (
            <Button kind="primary" onClick={() => void light()}>
              {t('light')}
            </Button>
          )
        )}
      </div>
    </div>
  )
}
