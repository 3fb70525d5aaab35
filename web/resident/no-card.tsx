import { MapPin } from 'lucide-react'
import { isLiving } from '#shared/applications'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import type { Application, Mine } from './apply-shapes.ts'
import { says } from './apply-states.ts'
import { text as applyText } from './apply-text.ts'
import { text } from './text.ts'

/** No card yet: the application under way and where it will be collected, else the way to apply. */
export function NoCard() {
  const t = useText(text)
  const mine = useRead<Mine>('/api/my/applications')
  return (
    <Asked of={mine} height={160}>
      {({ rows }) => {
        const living = rows.find(isLiving)
        if (living) return <UnderWay application={living} />
        return (
          <Empty title={t('noCard')} say={t('noCardSay')}>
            <LinkButton kind="primary" to={patterns.resident.apply}>
              {t('apply')}
            </LinkButton>
          </Empty>
        )
      }}
    </Asked>
  )
}

function UnderWay({ application }: { application: Application }) {
  const t = useText(text)
  const say = useText(applyText)
  const returned = application.state === 'returned'
  return (
    <section className="sheet padded stack underway">
      <span className="note">{t('underWay')}</span>
      <h2>{say(says[application.state])}</h2>
      <p className="row placed">
        <MapPin size={18} aria-hidden />
        <span>
          {say('place')} {application.place.name}
        </span>
      </p>
      <LinkButton kind="primary" block to={returned ? patterns.resident.apply : patterns.resident.where}>
        {t(returned ? 'mend' : 'seeSteps')}
      </LinkButton>
    </section>
  )
}
