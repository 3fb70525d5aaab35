import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { Broken as BrokenPiece, Waiting } from '../ui/empty.tsx'
import { Refusal } from '../ui/message.tsx'
import { call, isRefused, type Refused } from './call.ts'

export type Read<T> = UseQueryResult<T | Refused>

type Options<T> = { shape?: z.ZodType<T>; every?: number; off?: boolean; body?: unknown }
/**
 * Reads a path and keeps it: `useRead('/api/cards/…', { shape })`. `body` makes it a POST (searches by number or name are posted).
 * `every` polls in ms. The result goes into `<Asked of={…}>`.
 */
export function useRead<T = unknown>(path: string, { shape, every, off, body }: Options<T> = {}): Read<T> {
  return useQuery<T | Refused>({
    queryKey: [path, body], enabled: !off, refetchInterval: every ?? false,
    queryFn: ({ signal }) => call<T>(body === undefined ? 'GET' : 'POST', path, body, { ...(shape ? { shape } : {}), signal }),
  })
}

/** Shows a read: skeleton while waiting (`rows` or `height` as what comes), Broken with retry, the refusal's sentence, or the children. */
export function Asked<T>({ of, rows, height, children }: { of: Read<T>; rows?: number; height?: number; children: (answer: T) => ReactNode }) {
  if (of.data !== undefined) return isRefused(of.data) ? <Refusal of={of.data} /> : <>{children(of.data)}</>
  if (of.isError) return <BrokenPiece retry={() => void of.refetch()} />
  return <Waiting {...(rows ? { rows } : {})} {...(height ? { height } : {})} />
}

/** Marks what was read as old: every path beginning with one of these is read again. */
export function useForget(): (...paths: string[]) => void {
  const client = useQueryClient()
  return (...paths) => void client.invalidateQueries({ predicate: ({ queryKey }) => paths.some(path => String(queryKey[0]).startsWith(path)) })
}
