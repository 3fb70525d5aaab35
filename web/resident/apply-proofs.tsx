import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { TaskPage } from '../ui/skeletons.tsx'
import type { Asking } from './apply-asking.ts'
import { ApplyPaper } from './apply-paper.tsx'
import { ApplyPhoto } from './apply-photo.tsx'
import { text } from './apply-text.ts'

/** The photo. */
export function Photo({ choices, draft, put, on }: Asking) {
  const t = useText(text)
  return (
    <TaskPage
      title={t('photoTitle')}
      say={t('photoSay')}
      foot={
        draft.paper && (
          <Button kind="primary" block onClick={on}>
            {t('next')}
          </Button>
        )
      }
    >
      <ApplyPhoto need={choices.photo} taken={!!draft.paper} take={paper => put({ paper })} />
    </TaskPage>
  )
}

/** The other materials of the pack. */
export function Papers({ choices, draft, put, on }: Asking) {
  const t = useText(text)
  const all = choices.materials.every(each => draft.papers[each.key])
  return (
    <TaskPage
      title={t('papersTitle')}
      say={t('papersSay')}
      foot={
        <Button kind="primary" block onClick={on} {...(all ? {} : { why: t('papersMissing') })}>
          {t('next')}
        </Button>
      }
    >
      {choices.materials.map(each => (
        <ApplyPaper
          key={each.key}
          material={each}
          taken={!!draft.papers[each.key]}
          take={paper => put({ papers: { ...draft.papers, [each.key]: paper } })}
        />
      ))}
    </TaskPage>
  )
}
