import { QueryClient } from '@tanstack/react-query'

/** What was read, kept for ten seconds; nothing is read again just because a window gets focus. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: 1, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})
