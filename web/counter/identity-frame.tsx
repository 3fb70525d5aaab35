import { fieldWords } from '#shared/identity'
import type { ReactNode } from 'react'
import { CentreFrame } from '../centre/frame.tsx'
import type { Lang } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { WindowFrame } from './frame.tsx'

/** Identity cases stand at a counter and at the card centre, each with its own rail. */
export const atCentre = () => location.pathname.startsWith(patterns.centre.home)
export const casePaths = () => (atCentre() ? { list: patterns.centre.identity, one: patterns.centre.identityCase } : { list: patterns.counter.identity, one: patterns.counter.identityCase })
export function IdentityFrame({ children }: { children: ReactNode }) {
  return atCentre() ? <CentreFrame>{children}</CentreFrame> : <WindowFrame>{children}</WindowFrame>
}

/** Fields as they are called, joined. */
export const fieldsSaid = (fields: readonly string[], lang: Lang) => fields.map(field => fieldWords[field]?.[lang] ?? field).join(lang === 'zh' ? '、' : ', ')
