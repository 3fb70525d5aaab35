import { isLiving, kindWords, type ApplicationView } from '#shared/applications'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { day, joined } from '../ui/words.ts'
import { text } from './new-card-text.ts'
import { ParcelLink } from './parcel-link.tsx'

/** 新卡在办, beside the card it replaces: how far it is and what the holder does; nothing while none is under way. (REPL-01) */
export function NewCard() {
  const t = useText(text)
  const lang = useLang()
  const mine = useRead<{ rows: ApplicationView[] }>('/api/my/applications')
  const rows = mine.data && !isRefused(mine.data) ? mine.data.rows : []
  const open = rows.find(row => row.kind !== 'first' && isLiving(row))
  if (!open) return null
  const { state, place, reasons } = open
  const say =
    state === 'returned'
      ? t('returnedSay', { reasons: reasons.map(reason => reason[lang]).join(lang === 'zh' ? '；' : '; ') })
      : state === 'at-site'
        ? joined(t('collectSay', { place: place.name }), place.address, place.hours)
        : joined(place.kind === 'post' ? t('waitPost') : t('waitSay', { place: place.name }), open.promisedOn && t('promised', { day: day(open.promisedOn) }))
  return (
    <Message tone={state === 'returned' ? 'warn' : 'info'} title={t(`state_${state}` as 'state_submitted', { kind: kindWords[open.kind][lang] })}>
      <span>{say}</span>
      {state === 'in-production' && <ParcelLink />}
      <LinkButton to={patterns.resident.where}>{t('follow')}</LinkButton>
    </Message>
  )
}
