import { use } from 'react'
import { ApplyPhoto } from '../resident/apply-photo.tsx'
import { Faults } from '../ui/field.tsx'
import { Tick } from '../ui/form.tsx'
import { useLang, useText } from '../i18n.ts'
import type { Choices } from './apply-steps.ts'
import { Camera } from './camera.tsx'
import { text } from './apply-text.ts'
import '../resident/apply.css'
import './apply.css'

/** The photo taken or chosen at the window, cut and judged as at home; a fault of it stands over it. */
export function PhotoField({ person, need, taken, take }: { person: string; need: Choices['photo']; taken: boolean; take: (paper: string) => void }) {
  const { wrong, form } = use(Faults)
  return (
    <div className={`field atwindow ${wrong['photo'] ? 'bad' : ''}`} id={`${form}photo`} tabIndex={-1}>
      {wrong['photo'] && <span className="e">{wrong['photo']}</span>}
      <ApplyPhoto path={`/api/people/${person}/papers/photo`} window need={need} taken={taken} take={take} camera={need.onTheSpot ? picture => <Camera take={picture} /> : undefined} />
    </div>
  )
}

/** Originals the clerk saw, one tick each. */
export function MaterialTicks({ materials, seen, say }: { materials: Choices['materials']; seen: readonly string[]; say: (seen: string[]) => void }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <>
      {materials.map(each => (
        <Tick
          key={each.key}
          name={each.key}
          checked={seen.includes(each.key)}
          say={on => say(on ? [...seen, each.key] : seen.filter(one => one !== each.key))}
        >
          <b>{each[lang]}</b> {t('material')}
        </Tick>
      ))}
    </>
  )
}
