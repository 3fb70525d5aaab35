import { Play } from 'lucide-react'
import { setLang, useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { CardFace } from '../ui/card-face.tsx'
import { Link } from '../ui/link.tsx'
import { Mark } from '../ui/mark.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { Seats } from './seats.tsx'
import { SignInBox } from '../sign-in/box.tsx'
import { text } from './text.ts'
import './welcome.css'

const tour = [
  ['apply', 'applySay'],
  ['make', 'makeSay'],
  ['collect', 'collectSay'],
  ['activate', 'activateSay'],
  ['buy', 'buySay'],
  ['understand', 'understandSay'],
] as const
const wave = (k: number) =>
  Array.from({ length: 74 }, (_, i) => {
    const x = i * 20 - 10
    return `${i ? 'L' : 'M'}${x} ${(360 + k * 9 + Math.sin(x / 190 + k * 0.13) * (120 - k * 2.6) + Math.sin(x / 70 + k * 0.05) * 12).toFixed(1)}`
  }).join('')
const waves = Array.from({ length: 34 }, (_, k) => wave(k))

/** The newcomer's page: promise, tour, seats, sign-in. */
export default function Welcome() {
  const t = useText(text)
  const lang = useLang()
  useTitle(t('product'))
  return (
    <div className="welcome public">
      <header className="hero">
        <svg className="bg" viewBox="0 0 1440 560" preserveAspectRatio="xMidYMid slice" aria-hidden>
          <defs>
            <linearGradient id="hw" x1="0" x2="1">
              <stop offset="0" stopColor="var(--night-wave-1)" />
              <stop offset=".6" stopColor="var(--night-wave-2)" />
              <stop offset="1" stopColor="var(--night-wave-3)" />
            </linearGradient>
          </defs>
          <g fill="none" stroke="url(#hw)" strokeWidth="1">
            {waves.map((d, k) => (
              <path key={k} d={d} opacity={0.1 + k * 0.006} />
            ))}
          </g>
        </svg>
        <div className="in">
          <div className="top9">
            <Mark size={30} />
            <b>{t('product')}</b>
            <nav aria-label={t('more')}>
              <a href="/openapi.json">{t('openapi')}</a>
              <Link to={patterns.sandbox}>{t('sandbox')}</Link>
              <button type="button" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
                {t('other')}
              </button>
            </nav>
          </div>
          <div className="cols">
            <div>
              <h1>
                {t('promise1')}
                <br />
                {t('promise2')}
              </h1>
              <p className="say">{t('say')}</p>
              <div className="cta">
                <a className="btn bright" href="#seats">
                  <Play size={18} aria-hidden />
                  {t('start')}
                </a>
                <Link className="btn ghost" to={patterns.sandbox}>
                  {t('openSandbox')}
                </Link>
              </div>
            </div>
            <div className="pic">
              <CardFace name="王*明" number="3401**********1234" cardNo="D28****61" bank="徽商银行" issued="2024年3月" />
            </div>
          </div>
          <ol className="tour">
            {tour.map(([what, how]) => (
              <li key={what}>
                <b>{t(what)}</b>
                <span className="note">{t(how)}</span>
              </li>
            ))}
          </ol>
        </div>
      </header>
      <main className="seats" id="seats" tabIndex={-1}>
        <section>
          <Seats />
        </section>
        <SignInBox kind="either" />
      </main>
    </div>
  )
}
