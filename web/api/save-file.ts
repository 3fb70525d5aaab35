import { Broken, newUuid, type Refused } from './call.ts'

/** Asks for a file, with what is posted where there is some, and hands it to the browser to keep; answers a refusal, null when it was kept, throws Broken without an answer. */
export async function saveFile(path: string, body?: Record<string, unknown>): Promise<Refused | null> {
  const posted = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ key: newUuid(), ...body }) }
  const response = await fetch(path, { credentials: 'same-origin', ...posted }).catch(() => {
    throw new Broken('no answer')
  })
  if (!response.ok) {
    const answer: unknown = await response.json().catch(() => null)
    if (typeof answer === 'object' && answer && 'zh' in answer) return { refused: 'refused', facts: {}, ...answer, status: response.status } as Refused
    throw new Broken(`status ${response.status}`, response.status)
  }
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  keepFile(await response.blob(), name ? decodeURIComponent(name) : 'form.pdf')
  return null
}

/** Hands bytes to the browser to keep under a name. */
export function keepFile(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
