/** The kinds of secret that are too easy to guess. (PIN-05) */
export type WeakKind = 'length' | 'initial' | 'equal' | 'run' | 'repeat' | 'phone' | 'id' | 'card' | 'bank-card' | 'birth'

/** What a guesser would try: the holder's own numbers. Absent ones are null. */
export type OwnNumbers = { initial: string | null; phone: string | null; id: string | null; card: string | null; bankCard: string | null; birth: string | null }

const steps = (secret: string, step: number) => [...secret].every((digit, i) => i === 0 || (Number(secret[i - 1]) + step + 10) % 10 === Number(digit))

function repeats(secret: string): boolean {
  for (const size of [2, 3]) if (secret.length >= 2 * size && [...secret].every((digit, i) => i < size || digit === secret[i - size])) return true
  const blocks = secret.match(/(\d)\1*/g) ?? []
  return blocks.length >= 2 && blocks.length <= 3 && blocks.every(block => block.length === blocks[0]!.length)
}

function birthForms(birth: string): string[] {
  const [year, month, day] = birth.split('-') as [string, string, string]
  const short = year.slice(2)
  return [short + month + day, year + month, month + day + short, day + month + short, year + month + day]
}

/** Whether any six digits in a row of the secret (all of a shorter one) stand in the number. */
function holds(number: string | null, secret: string): boolean {
  const size = Math.min(6, secret.length)
  return number !== null && Array.from({ length: secret.length - size + 1 }, (_, at) => secret.slice(at, at + size)).some(part => number.includes(part))
}

/**
 * Why a new secret of `length` digits is refused; empty when it may be used. (PIN-05)
 * `birth` is yyyy-MM-dd. Runs go up or down, over 9 to 0 too.
 */
export function weaknesses(secret: string, length: number, own: OwnNumbers): WeakKind[] {
  if (!/^\d+$/.test(secret) || secret.length !== length) return ['length']
  const kinds: WeakKind[] = []
  if (secret === own.initial) kinds.push('initial')
  if (steps(secret, 0)) kinds.push('equal')
  if (steps(secret, 1) || steps(secret, -1)) kinds.push('run')
  if (!kinds.includes('equal') && repeats(secret)) kinds.push('repeat')
  if (holds(own.phone, secret)) kinds.push('phone')
  if (holds(own.id, secret)) kinds.push('id')
  if (holds(own.card, secret)) kinds.push('card')
  if (holds(own.bankCard, secret)) kinds.push('bank-card')
  if (own.birth !== null && birthForms(own.birth).includes(secret)) kinds.push('birth')
  return kinds
}
