import { useState } from 'react'
import { setLang, useLang, useText } from '../i18n.ts'
import { setMode, useMode } from '../mode.ts'
import { patterns } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { CardsAndAccounts, Colours, DataAndLong, States } from './looks.tsx'
import { Buttons, Dialogs, Empties, Forms, Messages } from './acts.tsx'
import { Readers, Receipts, Tables, Tasks, Times, Wholes } from './works.tsx'
import { text } from './text.ts'
import './gallery.css'

/** Every piece in every state, for those who build and those who judge. Data is invented; nothing here is sent anywhere. */
export default function Gallery() {
  const t = useText(text)
  const lang = useLang()
  const mode = useMode()
  const [open, setOpen] = useState(false)
  useTitle(t('title'))
  const pub = open || mode === 'elder'
  return (
    <main className={`gallery ${pub ? 'public' : ''}`}>
      <div className="between">
        <div>
          <h1>{t('title')}</h1>
          <p className="dim">{t('say')}</p>
        </div>
      </div>
      <div className="row modes">
        <Button size="dense" aria-pressed={!pub} onClick={() => setOpen(false)}>
          {t('console')}
        </Button>
        <Button size="dense" aria-pressed={pub} onClick={() => setOpen(true)}>
          {t('public')}
        </Button>
        {(['light', 'dark', 'elder'] as const).map(each => (
          <Button size="dense" key={each} aria-pressed={mode === each} onClick={() => setMode(each)}>
            {each}
          </Button>
        ))}
        <LinkButton size="dense" to={patterns.galleryStates}>
          {t('skeletons')}
        </LinkButton>
        <Button size="dense" onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
          {lang === 'zh' ? 'English' : '中文'}
        </Button>
      </div>
      <div className="pieces">
        <Colours />
        <States />
        <Buttons />
        <Messages />
        <Forms />
        <Empties />
        <Dialogs />
        <CardsAndAccounts />
        <Times />
        <Tasks />
        <Tables />
        <Receipts />
        <Readers />
        <Wholes />
        <DataAndLong />
      </div>
    </main>
  )
}
