import { useState } from 'react'
import { isRefused, type Refused } from '../api/call.ts'
import { useForget } from '../api/read.tsx'
import { sendFiles } from './send-files.ts'

/** One file sent to `path`: what is chosen, how much has gone (0 to 1, null when nothing goes), what was answered; `again`: it was there already. */
export function useSendOne(path: string) {
  const forget = useForget()
  const [file, choose] = useState<File | null>(null)
  const [part, setPart] = useState<number | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [said, say] = useState<'sent' | 'again' | 'lost' | null>(null)
  async function send() {
    setRefused(null)
    say(null)
    setPart(0)
    const form = new FormData()
    form.append('file', file!)
    const answer = await sendFiles<{ again: boolean }>(path, form, setPart)
    setPart(null)
    if (answer === null) return say('lost')
    if (isRefused(answer)) return setRefused(answer)
    choose(null)
    say(answer.again ? 'again' : 'sent')
    forget(path)
  }
  return { file, part, refused, said, send, pick: ([one]: readonly File[]) => { choose(one ?? null); say(null); setRefused(null) } }
}
