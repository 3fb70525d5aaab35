import { useState } from 'react'
import { Asked, useRead } from '../../api/read.tsx'
import { useSend } from '../../api/send.ts'
import { useLang, useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Form, PasswordField, SelectField, TextField, type Wrong } from '../../ui/form.tsx'
import { PinPad } from '../../ui/pin-pad.tsx'
import { Refusal } from '../../ui/message.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { keyBlock, type Keyed } from '../desk.ts'
import type { Visit } from './shapes.ts'
import { Stop } from './stops.tsx'
import { text } from './text.ts'

type Question = { key: string; zh: string; en: string }
const FORGET = ['/api/branch/visits']

/** 网上银行和电子钱包: declined, and nothing is opened; or filled in by the holder and keyed on the pad. (ACT-06) */
export function OnlineStep({ visit }: { visit: Visit }) {
  const t = useText(text)
  const path = `/api/branch/visits/${visit.visit}/online`
  const [wants, setWants] = useState(false)
  const decline = useSend(path, { forget: FORGET })
  const questions = useRead<{ rows: Question[] }>('/api/online/questions', { off: !wants })
  return (
    <div className="stack loose">
      <p className="dim">{t('aOnlineSay')}</p>
      {wants ? (
        <Asked of={questions} rows={5}>{({ rows }) => <SignUp path={path} questions={rows} />}</Asked>
      ) : (
        <div className="row">
          <Button kind="primary" size="large" onClick={() => setWants(true)}>
            {t('signUp')}
          </Button>
          <Button busy={decline.busy} onClick={() => void decline.send({ decline: true })}>
            {t('decline')}
          </Button>
        </div>
      )}
      <Refusal of={decline.refused} />
      <Unknown of={decline} />
    </div>
  )
}

function SignUp({ path, questions }: { path: string; questions: readonly Question[] }) {
  const t = useText(text)
  const lang = useLang()
  const [login, setLogin] = useState('')
  const [chosen, setChosen] = useState(questions.slice(0, 3).map(({ key }) => key))
  const [answers, setAnswers] = useState(['', '', ''])
  const [wrong, setWrong] = useState<Wrong>({})
  const [stopped, setStopped] = useState<Keyed | null>(null)
  const [keying, setKeying] = useState(false)
  const send = useSend(path, { forget: FORGET })
  const at = <T,>(list: readonly T[], n: number, value: T) => list.map((each, i) => (i === n ? value : each))
  const submit = async () => {
    const faults: Wrong = {
      ...(/^[A-Za-z][A-Za-z0-9_]{3,19}$/.test(login.trim()) ? {} : { login: t('loginBad') }),
      ...(new Set(chosen).size === 3 && answers.every(answer => answer.trim()) ? {} : { answer0: t('answersBad') }),
    }
    setWrong(faults)
    setStopped(null)
    if (Object.keys(faults).length) return
    setKeying(true)
    const password = await keyBlock(['new', 'again'], { length: 8, says: t('padPassword') })
    const payment = 'block' in password ? await keyBlock(['new', 'again'], { says: t('padPayment') }) : password
    setKeying(false)
    if (!('block' in password) || !('block' in payment)) return setStopped(payment)
    void send.send({ login: login.trim(), password: password.block, payment: payment.block, answers: chosen.map((question, i) => ({ question, answer: answers[i]!.trim() })) })
  }
  return (
    <Form refused={send.refused} wrong={wrong} send={() => void submit()}>
      <div className="turned">
        <p className="note">{t('onlineHolder')}</p>
        <TextField name="login" label={t('login')} hint={t('loginHint')} value={login} say={setLogin} maxLength={20} autoCapitalize="off" spellCheck={false} />
        {chosen.map((question, n) => (
          <div key={n} className="cols2">
            <SelectField name={`question${n}`} label={t('question', { n: n + 1 })} value={question} say={value => setChosen(at(chosen, n, value))} options={questions.map(each => [each.key, each[lang]] as const)} />
            <PasswordField name={`answer${n}`} label={t('answer')} value={answers[n]!} say={value => setAnswers(at(answers, n, value))} autoComplete="off" maxLength={40} />
          </div>
        ))}
      </div>
      <p>{t('onlineKey')}</p>
      <PinPad asks={{ new: t('padSet'), again: t('padAgain') }} />
      <Stop of={stopped} />
      <Unknown of={send} />
      <div className="row foot">
        <Button kind="primary" size="large" type="submit" busy={keying || send.busy}>
          {t('onlineDo')}
        </Button>
      </div>
    </Form>
  )
}
