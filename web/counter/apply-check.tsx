import type { ReactNode } from 'react'
import { documents, maskNumber, type DocumentKind } from '#shared/holders'
import { useLang, useText } from '../i18n.ts'
import { Mask } from '../ui/mask.tsx'
import { Message } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { joined, yuan } from '../ui/words.ts'
import type { Answers } from './apply-draft.ts'
import { placesOf, type Choices, type Stage } from './apply-steps.ts'
import { text } from './apply-text.ts'
import { RecapList } from './recap.tsx'

/** Every answer with its 改, then what it costs and by when, both from the policy. */
export function ApplyRecap({ choices, answers, change }: { choices: Choices; answers: Answers; change: (stage: Stage, field: string) => void }) {
  const t = useText(text)
  const lang = useLang()
  const { place } = placesOf(choices, answers)
  const { document } = answers
  const rows: readonly (readonly [Stage, string, string, ReactNode])[] = [
    ['contact', 'phone', t('phone'), <span className="num">{choices.phone ?? answers.phone}</span>],
    ['contact', 'address', t('address'), answers.address],
    ['contact', 'bank', t('bank'), choices.banks.find(one => one.code === answers.bank)?.[lang]],
    [
      'contact',
      'delivery',
      t('place'),
      <>
        {place?.kind === 'post' ? t('byPost') : place?.name}
        {place?.hours && <span className="note">{place.hours}</span>}
      </>,
    ],
    ['photo', 'photo', t('photo'), <State tone="ok">{t('photoGood')}</State>],
    ...(choices.materials.length
      ? [['photo', choices.materials[0]!.key, t('materials'), choices.materials.map(each => each[lang]).join(lang === 'zh' ? '、' : ', ')] as const]
      : []),
    [
      'document',
      'document.number',
      t('stepDocument'),
      <>
        {documents[document.kind as DocumentKind][lang]} <Mask>{maskNumber(document.number.trim())}</Mask>
        <span className="note">{document.longTerm ? t('longTerm') : t('until', { day: document.validUntil })}</span>
      </>,
    ],
  ]
  return (
    <>
      <RecapList word={t('change')} rows={rows.map(([stage, field, name, value]) => ({ key: field, name, value, change: () => change(stage, field) }))} />
      <Message tone="info" title={joined(choices.fee ? t('fee', { yuan: yuan(choices.fee) }) : t('free'), choices.promise[lang])}>
        <span>{t('source', { source: choices.source })}</span>
      </Message>
    </>
  )
}
