import type { Refused } from '../api/call.ts'

/** Sends a form with files and says how much has gone (0 to 1); null when no answer came. (fetch tells no progress) */
export function sendFiles<Answer>(path: string, form: FormData, progress: (part: number) => void): Promise<Answer | Refused | null> {
  return new Promise(done => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = event => { if (event.lengthComputable) progress(event.loaded / event.total) }
    request.onerror = () => done(null)
    request.onload = () => {
      try {
        const answer = JSON.parse(request.responseText) as Answer
        if (request.status < 400) done(answer)
        else done('zh' in (answer as object) ? { refused: 'refused', facts: {}, ...answer, status: request.status } as unknown as Refused : null)
      } catch { done(null) }
    }
    request.send(form)
  })
}
