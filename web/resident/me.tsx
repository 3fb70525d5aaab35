import { BadgeCheck, HandCoins, History, KeyRound, LogOut, Moon, ReceiptText, ScanEye, ShieldCheck, Languages, Smartphone, Stethoscope, Users, Wallet } from 'lucide-react'
import { signOut, useWho } from '../api/me.ts'
import { setLang, useLang, useText } from '../i18n.ts'
import { setMode, useMode } from '../mode.ts'
import { patterns } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { HolderOnly } from './holder-only.tsx'
import { Locks } from './locks.tsx'
import { text } from './text.ts'

/** Own things: query password, how pages look, language, leaving. */
export default function MePage() {
  return (
    <HolderOnly>
      <Mine />
    </HolderOnly>
  )
}
function Mine() {
  const t = useText(text)
  const lang = useLang()
  const mode = useMode()
  const who = useWho()
  useTitle(t('meTitle'))
  return (
    <ResidentShell title={t('meTitle')}>
      <h1>{t('signedInAs', { name: who?.name ?? '' })}</h1>
      <LinkButton block to={patterns.resident.password} icon={<KeyRound size={20} aria-hidden />}>
        {t('password')}
      </LinkButton>
      <LinkButton block to={patterns.resident.contact} icon={<Smartphone size={20} aria-hidden />}>
        {t('contactTitle')}
      </LinkButton>
      <LinkButton block to={patterns.resident.insurance} icon={<ShieldCheck size={20} aria-hidden />}>
        {t('insurance')}
      </LinkButton>
      <LinkButton block to={patterns.resident.dues} icon={<HandCoins size={20} aria-hidden />}>
        {t('duesTitle')}
      </LinkButton>
      <LinkButton block to={patterns.resident.benefits} icon={<Wallet size={20} aria-hidden />}>
        {t('benefitsTitle')}
      </LinkButton>
      <LinkButton block to={patterns.resident.timeline} icon={<History size={20} aria-hidden />}>
        {t('timelineTitle')}
      </LinkButton>
      <LinkButton block to={patterns.resident.filings} icon={<BadgeCheck size={20} aria-hidden />}>
        {t('filingsTitle')}
      </LinkButton>
      <LinkButton block to={patterns.resident.reimbursements} icon={<ReceiptText size={20} aria-hidden />}>
        {t('reimbursementsTitle')}
      </LinkButton>
      <LinkButton block to={patterns.resident.family} icon={<Users size={20} aria-hidden />}>
        {t('familyTitle')}
      </LinkButton>
      <LinkButton block to={patterns.resident.care} icon={<Stethoscope size={20} aria-hidden />}>
        {t('careTitle')}
      </LinkButton>
      <Locks />
      <section className="stack">
        <h2>{t('look')}</h2>
        <Button block icon={<ScanEye size={20} aria-hidden />} onClick={() => setMode(mode === 'elder' ? 'light' : 'elder')}>
          {t(mode === 'elder' ? 'elderOff' : 'elderOn')}
        </Button>
        <Button block icon={<Moon size={20} aria-hidden />} onClick={() => setMode(mode === 'dark' ? 'light' : 'dark')}>
          {t(mode === 'dark' ? 'darkOff' : 'darkOn')}
        </Button>
        <Button
          block
          icon={<Languages size={20} aria-hidden />}
          lang={lang === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
        >
          {t('english')}
        </Button>
      </section>
      <Button block icon={<LogOut size={20} aria-hidden />} onClick={() => void signOut().then(() => location.assign(patterns.welcome))}>
        {t('out')}
      </Button>
    </ResidentShell>
  )
}
