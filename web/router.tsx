import { open, resident, staff } from './pages.ts'
import { routerOf } from './router-of.tsx'

/** Staff pages stand in a frame that brings antd and the sign-in check; residents never load it. */
export const router = routerOf({ bare: [...open, ...resident], framed: Object.values(staff).flat(), frame: () => import('./staff-frame.tsx') })
