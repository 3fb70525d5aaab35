import { page, type Page } from '../page.ts'
import { patterns } from '../paths.ts'

export const pages: readonly Page[] = [page(patterns.hotline.home, () => import('./hotline.tsx'))]
