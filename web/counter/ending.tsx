import type { EndingList } from '#shared/cards'
import { useRead } from '../api/read.tsx'
import { isRefused } from '../api/call.ts'
import { useText } from '../i18n.ts'
import { to } from '../paths.ts'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { count } from '../ui/words.ts'
import { EndingSheet } from './ending-list.tsx'
import { text } from './ending-text.ts'
import { WindowFrame } from './frame.tsx'
import { windowNow } from './window.ts'

/** 到期清单 of a window: a counter's city, a branch's bank, a unit's own people. (REPL-04) */
export default function EndingPage() {
  return <WindowFrame><Ending /></WindowFrame>
}

function Ending() {
  const { paths } = windowNow()
  const title = useEndingTitle()
  const t = useText(text)
  return <ListPage title={title} say={t('say')} back={{ to: to(paths.collect), word: t('back') }}><EndingSheet open={row => to(paths.person, { person: row.person })} /></ListPage>
}

/** The page's title: how many cards end within the policy's days. */
export function useEndingTitle(): string {
  const t = useText(text)
  const read = useRead<EndingList>('/api/card-ends?show=ending')
  const list = read.data && !isRefused(read.data) ? read.data : null
  const title = !list ? t('rail') : !list.figures?.all.count ? t('none', { days: list.days }) : t(list.figures.all.more ? 'titleMore' : 'title', { n: count(list.figures.all.count), count: list.figures.all.count, days: list.days })
  useTitle(title)
  return title
}
