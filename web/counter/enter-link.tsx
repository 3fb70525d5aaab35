import { useMay } from '../api/me.ts'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { text } from './apply-text.ts'

/** The way to enter somebody who was not found; at a social security counter only. */
export function EnterLink() {
  const t = useText(text)
  return useMay('people.enter') && location.pathname.startsWith(patterns.counter.home) ? (
    <LinkButton to={to(patterns.counter.enter)}>{t('enterTitle')}</LinkButton>
  ) : null
}
