import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { queries } from './api/client.ts'
import { useMode, wear } from './mode.ts'
import type { routerOf } from './router-of.tsx'
import 'virtual:tokens.css'
import './ui/base.css'

/** Sets the mode on the page before anything is drawn; consoles read `elder` as light (see StaffFrame). */
function Root({ router }: { router: ReturnType<typeof routerOf> }) {
  wear(useMode())
  return <QueryClientProvider client={queries}><RouterProvider router={router} /></QueryClientProvider>
}
/** Draws an application. */
export const draw = (router: ReturnType<typeof routerOf>): void => createRoot(document.getElementById('root')!).render(<Root router={router} />)
