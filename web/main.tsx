import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { queries } from './api/client.ts'
import { router } from './router.tsx'
import { useMode, wear } from './mode.ts'
import 'virtual:tokens.css'
import './ui/base.css'

/** Sets the mode on the page before anything is drawn; consoles read `elder` as light (see StaffFrame). */
function Root() {
  wear(useMode())
  return <QueryClientProvider client={queries}><RouterProvider router={router} /></QueryClientProvider>
}
createRoot(document.getElementById('root')!).render(<Root />)
