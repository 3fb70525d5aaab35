import type { MyParcel } from '#shared/production'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { text } from './parcel-text.ts'

/** A card that comes by post is confirmed on its own page; nothing while none is under way. (COLL-04) */
export function ParcelLink() {
  const t = useText(text)
  const read = useRead<{ parcel: MyParcel }>('/api/my/parcel')
  return read.data && !isRefused(read.data) && read.data.parcel ? <LinkButton kind="primary" block to={patterns.resident.parcel}>{t('link')}</LinkButton> : null
}
