/**
 * Collects what is asked for while earlier batches are under way and does it together: at most `most` in a batch, `lanes` batches at once, no timer. Each is
 * answered when its batch is done; what a batch throws, each of its batch gets.
 */
export function gather<Asked, Answer>(act: (batch: readonly Asked[]) => Promise<readonly Answer[]>, { most = 256, lanes = 2 } = {}): (asked: Asked) => Promise<Answer> {
  type Waiting = { asked: Asked; done: (answer: Answer) => void; failed: (error: unknown) => void }
  let queue: Waiting[] = []
  let busy = 0
  const run = async () => {
    busy += 1
    while (queue.length) {
      const batch = queue.slice(0, most)
      queue = queue.slice(most)
      try {
        const answers = await act(batch.map(each => each.asked))
        batch.forEach((each, i) => each.done(answers[i]!))
      } catch (error) {
        for (const each of batch) each.failed(error)
      }
    }
    busy -= 1
  }
  return asked => new Promise((done, failed) => {
    queue.push({ asked, done, failed })
    if (busy < lanes) void run()
  })
}
