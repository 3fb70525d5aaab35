import { Link as RouterLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes } from 'react'

/** A link inside the product; `to` comes from paths.ts. */
export function Link({ to, ...rest }: { to: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  const [path, query] = to.split('?')
  return (
    <RouterLink
      to={path as never}
      search={Object.fromEntries(new URLSearchParams(query)) as never}
      activeOptions={{ exact: true }}
      {...(rest as object)}
    />
  )
}
