import { kindWords } from '#shared/applications'
import { useLang, useText } from '../i18n.ts'
import { Mask } from '../ui/mask.tsx'
import { Trail } from '../ui/trail.tsx'
import { day, groups } from '../ui/words.ts'
import type { Where } from './apply-shapes.ts'
import { says, stopsOf } from './apply-states.ts'
import { text } from './apply-text.ts'
import { PickUp } from './pick-up.tsx'

/** How far an application is: the finding, where it will be collected, every step so far and the one promised. */
export function Found({ where }: { where: Where }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <>
      <div className="stack">
        <h1>{t(says[where.state])}</h1>
        <p className="dim">
          <Mask>{where.name}</Mask>
          {where.kind !== 'first' && `　${kindWords[where.kind][lang]}`}
        </p>
      </div>
      <PickUp place={where.place} bring={where.papers[lang]} until={where.until} />
      {where.steps && (
        <section className="stack">
          <h2>{t('path')}</h2>
          <Trail stops={stopsOf(where.steps, lang)} />
        </section>
      )}
      <p className="note">
        {[where.promisedOn && t('promised', { day: day(where.promisedOn) }), where.promiseNote?.[lang], t('trouble', { number: groups(where.number) })]
          .filter(Boolean)
          .join(lang === 'zh' ? '。' : '. ')}
      </p>
    </>
  )
}
