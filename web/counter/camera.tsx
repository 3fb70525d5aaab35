import { Camera as Lens } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { text } from './camera-text.ts'

/** 现场拍: the camera of this desk, opened by a press and shut again after the picture; where there is none, a file is the way. (APP-12) */
export function Camera({ take }: { take: (picture: File) => void }) {
  const t = useText(text)
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [state, setState] = useState<'shut' | 'opening' | 'none'>('shut')
  const screen = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (!stream || !screen.current) return
    screen.current.srcObject = stream
    void screen.current.play().catch(() => null)
    return () => {
      for (const track of stream.getTracks()) track.stop()
    }
  }, [stream])
  const open = async () => {
    setState('opening')
    const found = await navigator.mediaDevices?.getUserMedia({ video: { width: { ideal: 1920 }, height: { ideal: 1080 } } }).catch(() => null)
    setStream(found ?? null)
    setState(found ? 'shut' : 'none')
  }
  const shoot = () => {
    const video = screen.current
    if (!video?.videoWidth) return
    const canvas = document.createElement('canvas')
    canvas.width = video.videoWidth
    canvas.height = video.videoHeight
    canvas.getContext('2d')?.drawImage(video, 0, 0)
    canvas.toBlob(blob => {
      if (blob) take(new File([blob], 'captured.png', { type: 'image/png' }))
      setStream(null)
    }, 'image/png')
  }
  if (state === 'none')
    return (
      <Message tone="warn" title={t('none')}>
        <span>{t('noneSay')}</span>
      </Message>
    )
  if (!stream)
    return (
      <Button block busy={state === 'opening'} icon={<Lens size={20} aria-hidden />} onClick={() => void open()}>
        {t('open')}
      </Button>
    )
  return (
    <section className="sheet camera" aria-label={t('live')}>
      <video ref={screen} muted playsInline aria-label={t('live')} />
      <p className="note">{t('liveSay')}</p>
      <div className="row">
        <Button kind="primary" size="large" icon={<Lens size={20} aria-hidden />} onClick={shoot}>
          {t('shoot')}
        </Button>
        <Button size="large" onClick={() => setStream(null)}>
          {t('shut')}
        </Button>
      </div>
    </section>
  )
}
