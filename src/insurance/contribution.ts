import { share, type Fen } from '#kit/money'
import { basisPoints, type PolicyValue } from '#regions'

type Rules = { bases: PolicyValue<'contributions.base'>; rates: PolicyValue<'contributions.rates'>; round: PolicyValue<'contributions.round'> }
/** Whose contribution, by the record: the declared base a month in fen. */
export type Declared = { insutype: string; psnType: string; base: Fen }
/**
 * 应缴: what a record owes for a month, of a resident for a year (`yearly`): the base that counts and whether floor or ceiling holds it, each share apart with its rate in ten-thousandths,
 * and their sum. `sum` is never worked out by itself.
 */
export type Contribution = { yearly: boolean; declared: Fen; base: Fen; held: 'floor' | 'ceiling' | null; personRate: bigint | null; unitRate: bigint | null; person: Fen; unit: Fen; sum: Fen }

const steps = { fen: 1n, jiao: 10n, yuan: 100n } as const
/** Rounded half up to whole fen, ten fen or yuan. */
const rounded = (amount: Fen, to: keyof typeof steps) => share(amount, 1n, steps[to]) * steps[to]

/** The base held between floor and ceiling of its insurance, then rounded; floor and ceiling are never left by rounding. Pure. (INS-08) */
export function baseHeld({ insutype, base }: Pick<Declared, 'insutype' | 'base'>, { bases, round }: Pick<Rules, 'bases' | 'round'>): { base: Fen; held: 'floor' | 'ceiling' | null } {
  const bounds = bases.find(each => each.insutypes.includes(insutype))
  if (!bounds) return { base: rounded(base, round.base), held: null }
  if (base < bounds.floor) return { base: bounds.floor, held: 'floor' }
  if (base > bounds.ceiling) return { base: bounds.ceiling, held: 'ceiling' }
  const near = rounded(base, round.base)
  return { base: near < bounds.floor ? bounds.floor : near > bounds.ceiling ? bounds.ceiling : near, held: null }
}

/** The rule of an insurance and category: the one that names most digits of it; null where nothing is owed, of the retired. */
function ruleOf({ insutype, psnType }: Declared, rates: Rules['rates']) {
  const fits = (rule: Rules['rates'][number]) => Math.max(0, ...rule.psnTypes.filter(each => psnType.startsWith(each)).map(each => each.length))
  const [best] = rates.filter(rule => rule.insutype === insutype && fits(rule) > 0).toSorted((a, b) => fits(b) - fits(a))
  return best ?? null
}

/**
 * A contribution is the base held between floor and ceiling × the rate of insurance and category, person's and unit's share apart, each rounded half up once; the sum is the sum of the
 * shares. Null where the policy asks for none. Pure over the policy of the month. (INS-08)
 */
export function contributionOf(of: Declared, rules: Rules): Contribution | null {
  const rule = ruleOf(of, rules.rates)
  if (!rule) return null
  if ('year' in rule) {
    const { person, unit } = rule.year
    return { yearly: true, declared: of.base, base: 0n, held: null, personRate: null, unitRate: null, person, unit, sum: person + unit }
  }
  const { base, held } = baseHeld(of, rules)
  const [personRate, unitRate] = [basisPoints(rule.person), basisPoints(rule.unit)]
  const part = (rate: bigint) => share(base * rate, 1n, 10_000n * steps[rules.round.share]) * steps[rules.round.share]
  const [person, unit] = [part(personRate), part(unitRate)]
  return { yearly: false, declared: of.base, base, held, personRate, unitRate, person, unit, sum: person + unit }
}

/** Both shares and the sum of many contributions, each counted as it stands. Pure. (INS-08.b) */
export function totalOf(all: readonly Pick<Contribution, 'person' | 'unit'>[]): { person: Fen; unit: Fen; sum: Fen } {
  const person = all.reduce((sum, each) => sum + each.person, 0n)
  const unit = all.reduce((sum, each) => sum + each.unit, 0n)
  return { person, unit, sum: person + unit }
}
