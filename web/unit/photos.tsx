import { Images } from 'lucide-react'
import { useRef, useState } from 'react'
import type { RosterPhotoView, RosterSent, RosterView } from '#shared/applications'
import { isRefused, type Refused } from '../api/call.ts'
import { Asked, useForget, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Refusal } from '../ui/message.tsx'
import { count } from '../ui/words.ts'
import { sendFiles } from './send-files.ts'
import { text } from './text.ts'

/** The photos of a roster: refused ones first, each with its reason; counts; a further zip. */
export function Photos({ view }: { view: RosterView }) {
  const t = useText(text)
  const lang = useLang()
  const forget = useForget()
  const box = useRef<HTMLInputElement>(null)
  const [part, setPart] = useState<number | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const read = useRead<{ photos: RosterPhotoView[] }>(`/api/rosters/${view.id}/photos`)
  const { photos } = view
  if (!photos) return null
  const missing = view.kinds.find(each => each.kind === 'photo-missing')?.count ?? 0
  const need = t('photoNeed', { ground: t(photos.need.ground), width: photos.need.width, height: photos.need.height, min: Math.round(photos.need.minBytes / 1024), max: Math.round(photos.need.maxBytes / 1024) })

  async function add(files: FileList | null) {
    if (!files?.length) return
    setPart(0); setRefused(null)
    const form = new FormData()
    for (const file of files) form.append('photos', file)
    const answer = await sendFiles<RosterSent>(`/api/rosters/${view.id}/photos`, form, setPart)
    setPart(null)
    if (answer && isRefused(answer)) setRefused(answer)
    forget('/api/rosters')
  }
  return (
    <section className="sheet" aria-labelledby="photos"><header><h2 id="photos">{t('photosTitle')}</h2>{photos.all > 0 && <span className="note num">{t('photosSum', { all: count(photos.all), good: count(photos.good) })}</span>}</header>
      {photos.all === 0 ? <Empty title={t('noPhotos')} say={t('noPhotosSay')} /> : <Asked of={read} height={260}>{({ photos }) => <div className="photos">{photos.map(photo =>
        <figure key={`${photo.file}/${photo.entry}`} className={photo.verdict === 'good' ? '' : 'bad'}><div className="ph">{photo.verdict === 'no-photo' ? <span className="note">{photo.ending}</span>
          : <img loading="lazy" src={`/api/rosters/${view.id}/photos/${photo.file}/${photo.entry}`} alt={photo.row ? t('photoOf', { row: photo.row }) : t('stranger')} />}</div>
          <figcaption>{photo.verdict === 'no-photo' ? t('photoNone') : photo.reasons.length ? photo.reasons.map(reason => reason[lang]).join(lang === 'zh' ? '，' : ', ') : photo.row ? t('photoGood') : t('stranger')}</figcaption></figure>)}</div>}</Asked>}
      {photos.all > 0 && <ul className="lines"><li><span>{t('refusedPhotos')}</span><b className="num">{count(photos.refused)}</b></li><li><span>{t('missingPhotos')}</span><b className="num">{count(missing)}</b></li><li><span>{t('strangers')}</span><b className="num">{count(photos.strangers)}</b></li></ul>}
      <div className="in stack"><Button block busy={part !== null} icon={<Images size={16} aria-hidden />} onClick={() => box.current?.click()}>{t('addPhotos')}</Button>
        <input ref={box} className="sr" type="file" accept=".zip" multiple tabIndex={-1} aria-label={t('addPhotos')} onChange={event => void add(event.target.files)} />
        {refused && <Refusal of={refused} />}<span className="note">{need}</span></div>
    </section>
  )
}
