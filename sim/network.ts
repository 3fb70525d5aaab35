import type { Chance } from './random.ts'

/** What became of one message on its way: handled once, twice or later; the answer arrived or was lost. */
export type Fate = 'delivered' | 'request-lost' | 'answer-lost' | 'doubled' | 'delayed'

/** A line that loses, doubles and delays. `deliver` hands one message to the other side; it is never called at the same time as another. */
export type Network<Message, Answer> = {
  /** Sends; null when the sender hears nothing (lost, or still under way). */
  send(message: Message): Promise<Answer | null>
  /** Lets one delayed message arrive, if there is one; its answer is heard by nobody. */
  arrive(): Promise<boolean>
  /** From now on everything arrives. */
  calm(): void
  readonly fates: Map<Fate, number>
}

/** `same` compares the two answers of a doubled message; a difference is a fault found. */
export function networkOf<Message, Answer>(chance: Chance, deliver: (message: Message) => Promise<Answer>, same: (first: Answer, second: Answer) => void): Network<Message, Answer> {
  const delayed: Message[] = []
  const fates = new Map<Fate, number>()
  let stormy = true
  const fateOf = (): Fate => {
    const roll = stormy ? chance.below(100) : 99
    const fate: Fate = roll < 5 ? 'request-lost' : roll < 11 ? 'answer-lost' : roll < 17 ? 'doubled' : roll < 22 ? 'delayed' : 'delivered'
    fates.set(fate, (fates.get(fate) ?? 0) + 1)
    return fate
  }
  return {
    fates,
    calm() { stormy = false },
    async send(message) {
      const fate = fateOf()
      if (fate === 'request-lost') return null
      if (fate === 'delayed') { delayed.push(message); return null }
      // copies of it that are under way come close to the one that is answered, before it or after
      const first = delayed.includes(message) && chance.happens(50)
      const copies = async () => { for (let at = delayed.indexOf(message); at >= 0; at = delayed.indexOf(message)) await deliver(delayed.splice(at, 1)[0]!) }
      if (first) await copies()
      const answer = await deliver(message)
      await copies()
      if (fate === 'answer-lost') return null
      if (fate === 'doubled') same(answer, await deliver(message))
      return answer
    },
    async arrive() {
      if (!delayed.length) return false
      const [message] = delayed.splice(chance.below(delayed.length), 1)
      await deliver(message!)
      return true
    },
  }
}
