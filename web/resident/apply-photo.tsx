import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Camera, Minus, Plus } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { jpegOf, nudge, usePicture, whole } from './crop.ts'
import { PhotoChecks } from './photo-checks.tsx'
import type { Choices, Judged } from './apply-shapes.ts'
import { text } from './apply-text.ts'

const steps = [
  [ArrowLeft, 'left'],
  [ArrowRight, 'right'],
  [ArrowUp, 'up'],
  [ArrowDown, 'down'],
  [Plus, 'bigger'],
  [Minus, 'smaller'],
] as const

/** A photo: chosen, cut in the pack's proportion with six buttons, judged by the server with every check and its cure. */
export function ApplyPhoto({
  need,
  taken,
  take,
  path = '/api/papers/photo',
  window = false,
  camera,
}: {
  need: Choices['photo']
  taken: boolean
  take: (paper: string) => void
  /** Where it is judged and kept. */
  path?: string
  /** Taken by a clerk: a tablet opens its camera, the cures are a clerk's. */
  window?: boolean
  /** A camera at the window, which gives its picture to `take`. */
  camera?: ((take: (picture: File) => void) => ReactNode) | undefined
}) {
  const [captured, setCaptured] = useState(false)
  const t = useText(text)
  const { picture, wrong, take: read } = usePicture()
  const [frame, setFrame] = useState(whole)
  const [shown, setShown] = useState<{ url: string; blob: Blob } | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const judge = useSend<Judged>(captured ? `${path}?captured=true` : path, {
    done: answer => {
      if (answer.good) take(answer.paper)
    },
  })
  useEffect(() => {
    let gone = false
    if (picture)
      void jpegOf(picture, frame, need).then(blob => {
        if (blob && !gone) setShown({ url: URL.createObjectURL(blob), blob })
      })
    return () => {
      gone = true
    }
  }, [picture, frame, need])
  useEffect(
    () => () => {
      if (shown) URL.revokeObjectURL(shown.url)
    },
    [shown],
  )
  const begin = (picture: File | null, here: boolean) => {
    if (!picture) return
    judge.reset()
    // until the new one is cut, the one before must not be sent in its place
    setShown(null)
    setCaptured(here)
    setFrame(whole)
    read(picture)
  }
  const send = () => {
    const form = new FormData()
    form.append('photo', new File([shown!.blob], 'photo.jpg', { type: 'image/jpeg' }))
    void judge.send(form)
  }
  return (
    <>
      <input
        ref={file}
        type="file"
        accept="image/*"
        {...(window ? { capture: 'environment' as const } : {})}
        className="sr"
        tabIndex={-1}
        aria-label={t('choose')}
        onChange={event => begin(event.target.files?.[0] ?? null, false)}
      />
      {wrong && <Message tone="bad" title={t('notImage')} />}
      {shown && picture && (
        <section className="sheet cropper">
          <figure className={judge.done ? (judge.done.good ? 'yes' : 'no') : ''}>
            <img src={shown.url} alt={t('cropped')} />
          </figure>
          <div className="nudge" role="group" aria-label={t('crop')}>
            <span>{t('crop')}</span>
            {steps.map(([Icon, step]) => (
              <button
                key={step}
                type="button"
                onClick={() => {
                  judge.reset()
                  setFrame(old => nudge(old, step))
                }}
              >
                <Icon size={20} aria-hidden />
                <span>{t(step)}</span>
              </button>
            ))}
          </div>
        </section>
      )}
      {taken && !picture && <State tone="ok">{t('goodTitle')}</State>}
      {judge.done && <PhotoChecks judged={judge.done} window={window} />}
      <Refusal of={judge.refused} />
      <Unknown of={judge} />
      <div className="foot">
        {shown && !judge.done && (
          <Button {...(window ? {} : { kind: 'primary' as const })} block busy={judge.busy} onClick={send}>
            {judge.busy ? t('checking') : t('check')}
          </Button>
        )}
        {camera?.(picture => begin(picture, true))}
        <Button
          block
          {...(!window && ((!shown && !taken) || (judge.done && !judge.done.good)) ? { kind: 'primary' as const } : {})}
          icon={<Camera size={20} aria-hidden />}
          onClick={() => file.current?.click()}
        >
          {t(shown || taken ? 'chooseAgain' : 'choose')}
        </Button>
        <p className="note">
          {t('photoAsk', { width: need.width, height: need.height, min: Math.ceil(need.minBytes / 1024), max: Math.floor(need.maxBytes / 1024) })}
        </p>
      </div>
    </>
  )
}
