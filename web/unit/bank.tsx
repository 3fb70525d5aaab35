import { FileCheck2, Printer } from 'lucide-react'
import { useState } from 'react'
import type { BankLetters } from '#shared/applications'
import { isRefused, type Refused } from '../api/call.ts'
import { Asked, useForget, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { SelectField } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { day, today } from '../ui/words.ts'
import { text } from './bank-text.ts'
import { UnitFrame } from './frame.tsx'
import { sendFiles } from './send-files.ts'
import { Pick } from './upload.tsx'
import './unit.css'

/** 发卡银行: the bank of the unit's staff, the letter that chooses it, to print, seal and send back. (BATCH-03) */
export default function Bank() {
  const t = useText(text)
  const lang = useLang()
  const read = useRead<BankLetters>('/api/unit/bank')
  useTitle(t('title'))
  return (
    <UnitFrame>
      <Asked of={read} height={480}>
        {view => (
          <>
            <Headline title={view.bank ? t('is', { bank: view.bank[lang] }) : t('none')} say={t(view.bank ? 'isSay' : view.needed ? 'noneSay' : 'free')} />
            <Choosing view={view} />
          </>
        )}
      </Asked>
    </UnitFrame>
  )
}

function Choosing({ view }: { view: BankLetters }) {
  const t = useText(text)
  const lang = useLang()
  const forget = useForget()
  const [bank, setBank] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [said, setSaid] = useState<'kept' | 'lost' | null>(null)
  const chosen = view.banks.find(each => each.code === bank) ?? null
  const why = !chosen ? t('needBank') : !file ? t('needFile') : undefined
  async function send() {
    setBusy(true)
    setRefused(null)
    setSaid(null)
    const form = new FormData()
    form.append('letter', file!)
    const answer = await sendFiles<BankLetters>(`/api/unit/bank?bank=${bank}`, form, () => undefined)
    setBusy(false)
    if (answer === null) return setSaid('lost')
    if (isRefused(answer)) return setRefused(answer)
    setFile(null)
    setBank('')
    setSaid('kept')
    forget('/api/unit/bank', '/api/rosters')
  }
  return (
    <div className="two letterpage">
      <section className="sheet" aria-labelledby="choose">
        <header>
          <h2 id="choose">{t(view.bank ? 'change' : 'choose')}</h2>
        </header>
        <div className="in stack loose">
          {said === 'kept' && <Message tone="ok" title={t('kept')}><span>{t('keptSay')}</span></Message>}
          {said === 'lost' && <Message tone="warn" title={t('lost')}><span>{t('lostSay')}</span></Message>}
          <SelectField name="bank" label={t('which')} value={bank} say={setBank} options={[['', t('pick')], ...view.banks.map(each => [each.code, each[lang]] as const)]} />
          <div className="stack">
            {chosen ? (
              <a className="btn plain" href={`/api/unit/bank/letter?bank=${chosen.code}`} download>
                <Printer size={18} aria-hidden />
                {t('print')}
              </a>
            ) : (
              <Button icon={<Printer size={18} aria-hidden />} why={t('needBank')}>
                {t('print')}
              </Button>
            )}
            <span className="note">{t('printSay')}</span>
          </div>
          <Pick icon={<FileCheck2 size={18} aria-hidden />} name="letter" label={t('scan')} hint={t('scanHint')} accept=".pdf,.jpg,.jpeg,.png" files={file ? [file] : []} pick={files => setFile(files[0] ?? null)} />
          {refused && <Refusal of={refused} />}
          <Button kind="primary" size="large" why={why} busy={busy} onClick={() => void send()}>
            {t('send')}
          </Button>
          {view.letters.length > 0 && (
            <>
              <h3>{t('letters')}</h3>
              <ul className="lines flat">
                {view.letters.map((letter, i) => (
                  <li key={letter.id}>
                    <span>{letter.bank[lang]}</span>
                    <span className="note">{t(i === 0 ? 'since' : 'before', { day: day(letter.at) })}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </section>
      <Letter view={view} bank={chosen?.zh ?? null} />
    </div>
  )
}

/** The letter as it is printed, Chinese as the centre files it. */
function Letter({ view, bank }: { view: BankLetters; bank: string | null }) {
  const t = useText(text)
  const [year, month, date] = today().split('-').map(Number)
  return (
    <section className="letterpaper" lang="zh-CN" aria-label={t('paper')}>
      <h2>社会保障卡发卡银行选择确认函</h2>
      <p>{view.to}：</p>
      <p className="indent">
        我单位{' '}
        <u>{view.unit}</u>（统一社会信用代码 <u className="num">{view.code}</u>）为职工申领社会保障卡，选择 <u>{bank ?? '　　　　'}</u>{' '}
        作为发卡银行。自本函交到之日起申领的卡，由该行开立金融账户；此前已经申领的卡不变。
      </p>
      <p className="indent">以后要换发卡银行，另交新的确认函，自交到之日起申领的卡按新的执行。</p>
      <p className="sign">单位（公章）：</p>
      <p className="sign">经办人签字：</p>
      <p className="sign">
        {year} 年 {month} 月 {date} 日
      </p>
    </section>
  )
}
