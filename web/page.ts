import type { ComponentType } from 'react'

/** A page as data: its pattern, its lazy module (default export = the component) and what the route test opens it with. */
export type Page = {
  path: string
  load: () => Promise<{ default: ComponentType }>
  /** For patterns with parameters: names of things the demo city has, resolved by the route test (`person`, `card`, …). */
  sample?: Record<string, string>
  /** The post whose page it is, where a workplace has several that share none; the route test sits down there. */
  post?: string
  /** The demo seat whose page it is, where one post sits at places that differ: a hospital's among tills. */
  seat?: string
}
export const page = (path: string, load: Page['load'], more: Omit<Page, 'path' | 'load'> = {}): Page => ({ path, load, ...more })
