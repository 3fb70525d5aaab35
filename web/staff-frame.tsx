import { Outlet } from '@tanstack/react-router'
import { isRefused } from './api/call.ts'
import { Asked } from './api/read.tsx'
import { useMe } from './api/me.ts'
import { Console } from './console.tsx'
import { patterns, to } from './paths.ts'
import { SignInFirst } from './ui/failed.tsx'
import { OwnFirst } from './ui/own-first.tsx'

/** Around every staff page: a console, and nobody without a sign-in. */
export default function StaffFrame() {
  const me = useMe()
  return (
    <Console>
      {me.data && !isRefused(me.data) ? (
        me.data.start ? (
          <OwnFirst />
        ) : me.data.kind === 'staff' ? (
          <Outlet />
        ) : (
          <SignInFirst to={to(patterns.staffSignIn, {}, { from: location.pathname })} />
        )
      ) : (
        <div className="alone">
          <Asked of={me} rows={4}>
            {() => null}
          </Asked>
        </div>
      )}
    </Console>
  )
}
