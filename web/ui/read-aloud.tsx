import { Phone, Volume2, VolumeX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLang, useText } from '../i18n.ts'
import { Button } from './button.tsx'
import { text } from './text.ts'

/** What is read, in reading order: blocks of the page that hold no smaller block. */
const blocksOfPage = () =>
  Array.from(document.querySelectorAll<HTMLElement>('main :is(h1, h2, p, li, dt, dd, b, .fig, .state, .btn)')).filter(
    block => !block.closest('[aria-hidden]') && !block.querySelector('h1, h2, p, li, dd, b, .btn'),
  )
/** Not every browser can speak; those that cannot show no button. */
const voice = globalThis.speechSynthesis as SpeechSynthesis | undefined

/** 读给我听 and 打 12333, always at the bottom in large print. Reading marks the block with the focus colour. (design §11) */
export function ReadAloud() {
  const t = useText(text)
  const lang = useLang()
  const [reading, setReading] = useState(false)
  useEffect(() => () => voice?.cancel(), [])
  const stop = () => {
    voice?.cancel()
    document.querySelectorAll('.beingread').forEach(block => block.classList.remove('beingread'))
    setReading(false)
  }
  const read = () => {
    const blocks = blocksOfPage()
    setReading(true)
    blocks.forEach((block, i) => {
      const words = new SpeechSynthesisUtterance(block.innerText)
      words.lang = lang === 'zh' ? 'zh-CN' : 'en-GB'
      words.rate = 0.9
      words.onstart = () => {
        block.classList.add('beingread')
        block.scrollIntoView({ block: 'center' })
      }
      words.onend = () => {
        block.classList.remove('beingread')
        if (i === blocks.length - 1) setReading(false)
      }
      voice?.speak(words)
    })
  }
  return (
    <div className="aloud">
      {voice && (
        <Button onClick={reading ? stop : read} icon={reading ? <VolumeX size={28} aria-hidden /> : <Volume2 size={28} aria-hidden />}>
          {reading ? t('stopReading') : t('readAloud')}
        </Button>
      )}
      <a className="btn" href="tel:12333">
        <Phone size={26} aria-hidden />
        {t('call')}
      </a>
    </div>
  )
}
