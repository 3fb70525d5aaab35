import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { CardFace } from '../ui/card-face.tsx'
import { Button } from '../ui/button.tsx'
import { CardRow } from '../ui/accounts.tsx'
import { Mask } from '../ui/mask.tsx'
import { Figure } from '../ui/reader-picture.tsx'
import { ReaderPanel } from '../ui/reader-panel.tsx'
import { Shell } from '../ui/shell.tsx'
import { Identity, PersonPage, useTitle } from '../ui/skeletons.tsx'
import { Tasks, Times } from './works.tsx'
import { text } from './text.ts'
import './gallery.css'

/** A console's frame around a person's page, with the side panel. */
export default function ConsoleFrame() {
  const t = useText(text)
  useTitle(t('console'))
  return (
    <Shell
      place={t('console')}
      seat={t('unitLong')}
      find={t('name')}
      onFind={() => {}}
      side={<ReaderPanel bank={t('bankName')} pin={{ left: 3, of: 10, locked: false }} />}
      rail={[
        { to: patterns.galleryConsole, name: t('task') },
        { to: patterns.gallery, name: t('title'), count: 231 },
        { to: patterns.sandbox, name: t('late'), count: 14, late: true },
        null,
        { to: patterns.welcome, name: t('verbs') },
      ]}
    >
      <PersonPage
        who={
          <Identity
            picture={<Figure />}
            name={<Mask>李*国</Mask>}
            facts={[
              [t('number'), <Mask>3401**********3317</Mask>],
              [t('phone'), <Mask>136****9042</Mask>],
            ]}
            look={<Button kind="link">{t('change')}</Button>}
          />
        }
        card={
          <CardRow
            card={<CardFace name="李*国" number="3401**********3317" cardNo="D31****08" bank="徽商银行" issued="2024年3月" />}
            social={{
              tone: 'bad',
              state: t('locked'),
              facts: [
                [t('why'), t('whyLocked')],
                [t('effect'), t('effectSay')],
              ],
            }}
            financial={{ tone: 'todo', state: t('notYet'), wait: true, facts: [[t('bank'), t('bankName')]] }}
          />
        }
        task={<Tasks />}
        verbs={<span />}
        time={<Times />}
      />
    </Shell>
  )
}
