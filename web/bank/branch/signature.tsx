import { useRef, useState, type PointerEvent } from 'react'
import { useText } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { shrunk } from './picture.ts'
import { text } from './text.ts'

const WIDTH = 960, HEIGHT = 320
/** A box to sign in with a pen or a finger; a picture of a signature serves who cannot. Says the PNG once something stands in it, null when it was wiped. */
export function Signature({ say }: { say: (png: string | null) => void }) {
  const t = useText(text)
  const canvas = useRef<HTMLCanvasElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const [drawn, setDrawn] = useState(false)
  const at = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return [((event.clientX - box.left) * WIDTH) / box.width, ((event.clientY - box.top) * HEIGHT) / box.height] as const
  }
  const pen = () => Object.assign(canvas.current!.getContext('2d')!, { lineWidth: 5, lineCap: 'round', lineJoin: 'round', strokeStyle: getComputedStyle(canvas.current!).color })
  const down = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    const ink = pen()
    ink.beginPath()
    ink.moveTo(...at(event))
  }
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!event.buttons) return
    const ink = pen()
    ink.lineTo(...at(event))
    ink.stroke()
    setDrawn(true)
  }
  const keep = () => say(canvas.current!.toDataURL('image/png'))
  const wipe = () => {
    pen().clearRect(0, 0, WIDTH, HEIGHT)
    setDrawn(false)
    say(null)
  }
  const upload = async (picked: File | undefined) => {
    const png = picked && (await shrunk(picked, 'image/png', 600))
    if (!png) return
    const picture = new Image()
    picture.src = png
    await picture.decode()
    const scale = Math.min(WIDTH / picture.width, HEIGHT / picture.height)
    pen().drawImage(picture, 0, 0, picture.width * scale, picture.height * scale)
    setDrawn(true)
    keep()
  }
  return (
    <div className="stack">
      <b id="signature">{t('sign')}</b>
      <span className="note">{t('signHint')}</span>
      <canvas ref={canvas} className="signature" width={WIDTH} height={HEIGHT} role="img" aria-labelledby="signature" onPointerDown={down} onPointerMove={move} onPointerUp={() => { if (drawn) keep() }} />
      <input ref={file} type="file" accept="image/png,image/jpeg" className="sr" tabIndex={-1} aria-label={t('signUpload')} onChange={event => void upload(event.target.files?.[0])} />
      <div className="row">
        <Button size="dense" onClick={wipe}>
          {t('signClear')}
        </Button>
        <Button size="dense" onClick={() => file.current?.click()}>
          {t('signUpload')}
        </Button>
      </div>
    </div>
  )
}
