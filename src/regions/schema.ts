import { z } from 'zod'
import { isDay } from '#kit/day'

/** The region code of the pack whose values stand in where another pack is silent. */
export const GENERIC = '000000'
/** A value for which no date is confirmed is in force from this day, and marked so. */
export const FIRST_DAY = '2015-03-01'

export const code = z.string().regex(/^\d{6}$/, '6 digits')
export const day = z.string().refine(isDay, 'yyyy-MM-dd')
const named = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
/** An amount of money in a pack: whole fen; read as bigint. */
const fen = z.int().nonnegative().transform(BigInt)
/** A share in percent, at most two decimals; `basisPoints` makes it exact. */
const percent = z.number().min(0).max(100).refine(share => Number.isInteger(Math.round(share * 100_00) / 100), 'at most two decimals')
const count = z.int().positive()
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'MM-dd').refine(text => isDay(`2025-${text}`), 'no such day')

/** A fee: free, or an amount with who approved it, by which document, on which day. (APP-09) */
const fee = z.strictObject({ fen, authority: z.string().optional(), document: z.string().optional(), date: day.optional() })
  .superRefine((asked, issue) => {
    if (asked.fen === 0n) return
    for (const part of ['authority', 'document', 'date'] as const) {
      if (!asked[part]) issue.addIssue({ code: 'custom', path: [part], message: `fee-without-${part}` })
    }
  })

/** Who may do business for whom: the verbs in which an agent or an identity document plays a part. (HOLD-07, HOLD-08) */
const neverCardAlone = ['collection', 'pin-change', 'pin-reset', 'written-loss', 'release', 'replacement', 'cancellation', 'financial-activation'] as const
const mayCardAlone = ['enrolment', 'contribution-look-up', 'benefit-claim'] as const
export const businesses = [...neverCardAlone, ...mayCardAlone] as const
const business = z.enum(businesses)
/** What to show per business; in no pack does the card alone suffice for the first eight. */
function besideCard<const Name extends string, Shape extends z.ZodType>(names: readonly Name[], shape: Shape) {
  return Object.fromEntries(names.map(name => [name, shape])) as Record<Name, Shape>
}

const materials = z.array(z.enum(['form', 'id-copy', 'id-copy-both-sides', 'id-copy-sealed', 'photo', 'household-register', 'guardian-id-copy',
  'medical-card-copy', 'relation-proof', 'bank-letter'])).min(1)
const proofs = z.array(z.enum(['death-certificate', 'relation-proof', 'departure-proof', 'identity-proof'])).min(1)
const places = z.array(z.enum(['counter', 'centre', 'county-counter', 'branch', 'kiosk', 'online', 'phone', 'village', 'unit', 'service-point', 'post'])).min(1)
/** What a filing of a sort asks for, and for how long it is good. `by`: who decides; `days` until it must be; `months` it holds where none are asked for, null: without end; `renew`: days before its end from which it is renewed. */
const filingTerm = z.strictObject({ by: z.enum(['office', 'at-once']), days: z.int().min(0).max(180), months: z.int().min(1).max(240).nullable(), renew: z.int().min(0).max(366) })
const filingPapers = z.array(z.enum(['residence-proof', 'referral', 'diagnosis-proof', 'medical-record', 'pregnancy-proof', 'id-copy']))
const ofSorts = <Shape extends z.ZodType>(shape: Shape) => z.strictObject({ 'long-term': shape, transferred: shape, temporary: shape, chronic: shape, designated: shape, maternity: shape })
const claimGround = z.enum(['no-card', 'emergency', 'elsewhere', 'line-down', 'before-card'])
const claimPapers = z.array(z.enum(['invoice', 'fee-list', 'discharge-summary', 'diagnosis-proof', 'id-copy'])).min(1)
const insutype = z.string().regex(/^\d{3}$/)
const once = (all: readonly { insutypes: readonly string[] }[]) => { const codes = all.flatMap(each => each.insutypes); return new Set(codes).size === codes.length }
const activeAndRetired = z.strictObject({ active: percent, retired: percent })
const level = z.enum(['primary', '1', '2', '3', '3-province', 'pharmacy'])
/** Per provider level: yearly or per-stay deductible and the fund's share. Not listed: 3-province is as 3, primary as 1; any other pays nothing from the fund. */
const levels = <Share extends z.ZodType>(share: Share) => z.partialRecord(level, z.strictObject({ deductible: fen, percent: share }))

/** Functions that start on a date of their own. (POL-04) */
export const functions = ['card', 'settlement', 'deductions', 'benefits', 'tax', 'online', 'e-wallet', 'personnel'] as const
export type PolicyFunction = typeof functions[number]
/** `from` null: no date announced yet. `regions`: insured regions whose date differs. */
const start = z.strictObject({ from: day.nullable(), regions: z.record(code, day.nullable()).optional() })

/** What can stand on the card's face. (PROD-03) */
export const faceFields = ['emblem', 'title', 'bank', 'issuer', 'unionpay', 'atm', 'photo', 'name', 'number', 'cardNumber', 'validity', 'seal', 'bankCard', 'socialPhone', 'bankPhone'] as const
export type FaceField = typeof faceFields[number]
const face = z.array(z.enum(faceFields)).min(1)

/** Where a bank's financial account is activated, by which steps besides document, card and PIN, and whether an account the holder has already may be bound. (ACT-10, ACT-11) */
const activation = z.strictObject({
  places: z.array(z.enum(['branch', 'office', 'online'])).min(1), steps: z.array(z.enum(['copy', 'form', 'code', 'biometric'])), existing: z.boolean(),
}).default({ places: ['branch'], steps: ['copy', 'form', 'code', 'biometric'], existing: false })
const bank = z.strictObject({
  code: z.string().regex(/^\d{5}$/, '5 digits'), zh: z.string().min(1), en: z.string().min(1), short: z.string().min(1),
  phone: z.string().min(5), kind: z.enum(['bank', 'payment']).default('bank'), activation,
  files: z.enum(['plain', 'iso20022']).optional(),
  /** The page of its online banking on which contributions are paid; `{reference}` stands for the due's number. (INS-02) */
  dues: z.string().regex(/^https:\/\/[^\s{}]+\{reference\}[^\s{}]*$/, 'https://…{reference}').optional(),
  line: z.string().regex(/^\d{12}$/, '12 digits'), prefix: z.string().regex(/^62\d{4,6}$/, '62 and 4 to 6 digits'), length: z.union([z.literal(16), z.literal(19)]),
})
const branch = z.strictObject({
  bank: z.string().regex(/^\d{5}$/, '5 digits'), code: z.string().regex(/^\d{4,12}$/, '4 to 12 digits'), zh: z.string().min(1), en: z.string().min(1),
  region: code, address: z.string().min(1), hours: z.string().min(1), phone: z.string().min(5), line: z.string().regex(/^\d{12}$/, '12 digits'),
})

/**
 * Every policy value there is: key → shape. A pack that lacks a key takes the value of `generic`.
 * Adding a value: one line here, one entry in packs/generic.yaml.
 */
export const keys = {
  'region.name': named,
  'issuer.name': named,
  'insured.regions': z.array(z.strictObject({ code, zh: z.string().min(1), en: z.string().min(1), county: z.boolean() })).min(1),
  'insured.insutypes': z.array(z.string().regex(/^\d{3}$/)).min(1),
  /** What is insured here besides `insured.insutypes`: pension 110, residents' pension 170, unemployment 210, work injury 410, maternity 510. (INS-01) */
  'insured.others': z.array(z.string().regex(/^\d{3}$/)),
  /** What the personal pension accounts bear, by year; announced after its end. (INS-04) */
  'pension.interest': z.array(z.strictObject({ year: z.int().min(1990).max(2200), percent })).refine(all => new Set(all.map(each => each.year)).size === all.length, 'a year twice'),
  /** 缴费基数: the floor and ceiling of a month's base by insurance; the declared base is held between them. A resident's insurance has none. (INS-08) */
  'contributions.base': z.array(z.strictObject({ insutypes: z.array(insutype).min(1), floor: fen, ceiling: fen }).refine(({ floor, ceiling }) => floor <= ceiling, 'floor above ceiling')).refine(once, 'an insurance twice'),
  /** 费率: the person's and the unit's share of the base by insurance and category (the first digits of psn_type; the longest that fits counts), or a resident's sums a year: the own one and the subsidy. (INS-08) */
  'contributions.rates': z.array(z.union([
    z.strictObject({ insutype, psnTypes: z.array(z.string().regex(/^\d{2,4}$/)).min(1), person: percent, unit: percent }),
    z.strictObject({ insutype, psnTypes: z.array(z.string().regex(/^\d{2,4}$/)).min(1), year: z.strictObject({ person: fen, unit: fen }) })])),
  /** To what the held base and each share are rounded, half up. */
  'contributions.round': z.strictObject({ base: z.enum(['fen', 'jiao', 'yuan']), share: z.enum(['fen', 'jiao', 'yuan']) }),
  /** 缴费期: the last day of the month without a late fee, for units and for who pays alone; residents pay a year from a day of the year before until another. (INS-02) */
  'contributions.due': z.strictObject({ unit: z.int().min(1).max(28), person: z.int().min(1).max(28), residents: z.strictObject({ from: monthDay, until: monthDay }).refine(({ from, until }) => from <= until, 'from after until') }),
  /** 代扣: the days of the month on which banks are ordered to deduct and what failed is tried again, and how often in all; null: there is no deduction. (INS-03) */
  'contributions.deduct': z.strictObject({ days: z.array(z.int().min(1).max(28)).min(1).refine(days => days.every((day, i) => i === 0 || day > days[i - 1]!), 'not in order'), tries: z.int().min(1).max(24) }).nullable(),
  /** 滞纳金: the percent of a due for each day after its last, and who owes it; null: nobody. (MED-10) */
  'contributions.late': z.strictObject({ daily: percent, payers: z.array(z.enum(['unit', 'person'])).min(1) }).nullable(),
  'banks': z.array(bank).min(1),
  'branches': z.array(branch),
  /** Banks that take a holder's report of loss which the centre passes on, and where it may have been said; at the others the holder reports it himself. (LOSS-03, ACT-10) */
  'loss.financial.passed': z.array(z.strictObject({ bank: z.string().regex(/^\d{5}$/), from: z.array(z.enum(['counter', 'online', 'phone'])).min(1) })),
  'issuing.area': code,

  /** The names of the form one signs and of the guide one takes home. (APP-13) */
  'apply.form': named,
  'apply.guide': named,
  'apply.who': z.strictObject({ alone: z.enum(['anyone', 'without-unit', 'nobody']), through: z.array(z.enum(['unit', 'village'])) }),
  'apply.places': places,
  'apply.age.least': z.int().min(0).max(120).nullable(),
  'minor.age': z.int().min(1).max(30),
  'apply.insurance.first': z.enum(['relation', 'eligible', 'nothing']),
  'materials.adult': materials,
  'materials.minor': materials,
  'materials.unit': materials,
  'photo': z.strictObject({ width: count, height: count, dpi: count, minBytes: count, maxBytes: count, ground: z.enum(['white', 'blue', 'red']),
    print: z.enum(['1-inch', '2-inch']), bareheaded: z.boolean(), onTheSpot: z.boolean() }),
  'promise': z.union([
    z.strictObject({ workingDays: count, from: z.enum(['submission', 'approval']) }),
    z.strictObject({ months: count, from: z.enum(['submission', 'approval']) })], { error: 'promise-shape' }),
  /** How long an approval can be taken back by the same post, unless the card is being made. */
  'review.takeback.hours': z.int().min(1).max(720),
  /** Days after which a unit's roster is deleted: `done` once nothing of it is left to do, `left` when nobody went on with it. */
  'roster.keep': z.strictObject({ done: z.int().min(1).max(3650), left: z.int().min(1).max(3650) }),
  'fee.first': fee,
  'fee.replacement': fee,
  'fee.exchange': fee,
  'fee.renewal': fee,
  /** The layout of the face: what stands on front and back, the back's ground, and the service telephone of social security. */
  'card.face': z.strictObject({ front: face, back: face, ground: z.enum(['pine', 'plain']), phone: z.string().min(3) }),
  'validity.years': z.int().min(1).max(50).nullable(),
  /** Days before the last day of validity from which a card is renewed, and on which its holder is told; 0 is the last day itself. (REPL-04) */
  'renewal': z.strictObject({ days: z.int().min(1).max(730), reminders: z.array(z.int().min(0).max(730)).max(6) }),

  'collect.place': z.strictObject({ usual: z.enum(['branch', 'unit', 'counter', 'post']), allowed: z.array(z.enum(['branch', 'unit', 'counter', 'post'])).min(1) }),
  'collect.papers': z.array(z.enum(['id', 'id-original', 'household-register', 'contribution-proof'])).min(1),
  'collect.days': count.nullable(),
  'id.beside.card': z.strictObject({
    ...besideCard(neverCardAlone, z.enum(['id', 'both'], { error: ({ input }) => input === 'card' ? 'card-alone' : undefined })),
    ...besideCard(mayCardAlone, z.enum(['card', 'id', 'both'])),
  }),
  'agent.allowed': z.array(business),

  'activation.how': z.enum(['pin-change', 'on-collection', 'window', 'pin-fingerprint']),
  /** Where it is done, and whether an agent may come for it, at a window or with a fingerprint; a PIN change has places and agents of its own. A fingerprint is the holder's always. */
  'activation.places': places,
  'activation.agent': z.boolean(),
  'financial.term.days': z.int().min(1).max(366).nullable(),
  /** Days before the last one of that term on which the holder is warned; 0 is the last day itself. (ACT-07) */
  'financial.term.warnings': z.array(z.int().min(0).max(365)).max(10),
  'financial.activation.places': places,
  'financial.account': z.array(z.enum(['own', 'existing'])).min(1),
  'institutions': z.array(z.enum(['bank', 'payment'])).min(1),

  /** The name that text messages are signed with, as registered with the carriers; null: made of the city's name. */
  'notices.signature': z.string().min(2).max(20).nullable(),
  'secrets': z.array(z.enum(['social', 'query', 'bank', 'payment'])).min(1),
  'pin.initial': z.string().regex(/^\d{6}$/, '6 digits').nullable(),
  'pin.tries': z.int().min(3).max(15),
  'pin.authority': z.enum(['centre', 'chip']),
  'pin.reset.offices': z.array(z.enum(['centre', 'county-counter', 'counter'])).min(1),
  /** How long an authorisation to reset a PIN is good for. */
  'pin.reset.minutes': z.int().min(1).max(240),
  'pin.change.places': places,
  'pin.entry.seconds': z.int().min(10).max(600),
  'query.password': z.strictObject({ length: z.int().min(6).max(12), tries: z.int().min(3).max(15), lockMinutes: count }),
  /** Months after which a social PIN or query password is old, and after which one that stays so is told of again; null: nobody is reminded. (PIN-07) */
  'secrets.age': z.strictObject({ months: z.int().min(1).max(120), everyMonths: z.int().min(1).max(120) }).nullable(),
  'session.minutes': z.int().min(1).max(240),
  'factors': z.enum(['card', 'card+pin', 'card+pin+finger']),

  /** Credentials from before the card: what each could do, what stops it, and until which day it served; null: no day. (OLD-07) */
  'old.credentials': z.array(z.strictObject({ kind: z.string().regex(/^[a-z-]+$/), zh: z.string(), en: z.string(), does: z.array(z.enum(['settle', 'identify', 'look-up'])), stop: z.enum(['new-card']).nullable(), until: day.nullable() })),

  /** What a counter with a printer makes while the holder waits; empty: nothing. (PROD-08) */
  'instant.issuing': z.array(z.enum(['replacement', 'exchange'])),

  'loss.report.places': places,
  'loss.phone.days': count.nullable(),
  /** What a caller at 12333 may be asked, how many of it must be right, and how many times a call may be wrong. Never a PIN or password. (LOSS-02, PIN-10) */
  'hotline.identity': z.strictObject({ factors: z.array(z.enum(['code', 'phone', 'card', 'bank-card', 'application'])).min(2), needed: z.int().min(2).max(4), tries: z.int().min(1).max(5) })
    .refine(({ factors, needed }) => needed <= factors.length && new Set(factors).size === factors.length, { error: 'hotline-factors' }),
  /** Days for which a call is kept after the day it came. */
  'hotline.keep': z.strictObject({ days: z.int().min(2).max(3650) }),
  'exchange.report.first': z.boolean(),

  /** What a cancellation asks for, by its ground; to whom the money left goes; whether an heir who is insured here gets it into the own account; how long it can be taken back, after which the money leaves. (REPL-05) */
  'cancel.papers': z.strictObject({ death: proofs, departure: proofs, identity: proofs }),
  'cancel.money': z.strictObject({ death: z.enum(['heirs', 'own-account']), departure: z.enum(['own-account', 'stays']), identity: z.enum(['stays', 'own-account']) }),
  'cancel.heirs.account': z.boolean(),
  'cancel.takeback.hours': z.int().min(1).max(720),

  'pacc.allocation': z.strictObject({ active: z.strictObject({ percentOfBase: percent }), retired: z.strictObject({ fen }), resident: z.strictObject({ fen }), dayOfMonth: z.int().min(1).max(28) }),
  /** The bank over whose passbook the personal account is paid out `before` a day; from that day the card has taken over and no cash is drawn. Null: there never was one. (OLD-05, PACC-01) */
  'pacc.passbook': z.strictObject({ bank: z.string().regex(/^\d{5}$/, '5 digits'), before: day }).nullable(),
  /** 待遇领取资格认证: for which benefits somebody proves each year to be alive, and by when: a year after the last one, or on a day of the year, `06-30`; null: nobody is asked. (BEN-04) */
  'benefits.proof': z.strictObject({ kinds: z.array(z.enum(['pension', 'unemployment', 'injury', 'employment'])).min(1), due: z.union([z.literal('after-a-year'), z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'MM-dd').refine(text => isDay(`2024-${text}`), 'no such day')]) }).nullable(),
  /** 家庭共济: with which relatives the medical account is shared, and with how many at most; null: it is not shared. (decision 0168) */
  'family.sharing': z.strictObject({ relations: z.array(z.enum(['spouse', 'parent', 'child'])).min(1), most: z.int().min(1).max(20) }).nullable(),
  'reimbursement.to': z.enum(['financial-account', 'passbook']),
  /**
   * 手工报销: on what grounds care paid out of pocket is claimed; on which of them also from a place that is not designated (`undesignated`), and care elsewhere counts as filed (`asFiled`); within how
   * many months after its last day; in how many days it is decided; what papers come with it. (MED-09)
   */
  'reimbursement.terms': z.strictObject({
    grounds: z.array(claimGround).min(1), undesignated: z.array(claimGround), asFiled: z.array(claimGround), months: z.int().min(1).max(120), days: z.int().min(1).max(180),
    papers: z.strictObject({ outpatient: claimPapers, inpatient: claimPapers }),
  }),
  'pharmacy.pool': z.boolean(),
  'selfpaid.from.account': z.boolean(),
  'arrears.account.usable': z.boolean(),
  /** Months that may be owed before the fund's share is held. (MED-10) */
  'arrears.grace.months': z.int().min(0).max(24),
  /** Share of a line the holder pays first, by catalogue class: 甲 01, 乙 02, 丙 03. */
  'catalogue.rates': z.strictObject({ '01': percent, '02': percent, '03': percent }),
  /** Deductible and cap are per calendar year. */
  'benefits.employee.outpatient': z.strictObject({ levels: levels(activeAndRetired), cap: z.strictObject({ active: fen, retired: fen }) }),
  /** Deductible is per stay; from the second stay of a year `laterStays` percent of it; cap per year. */
  'benefits.employee.inpatient': z.strictObject({ levels: levels(activeAndRetired), laterStays: percent, cap: fen }),
  /** 门诊慢特病: deductible and cap are per calendar year. */
  'benefits.employee.chronic': z.strictObject({ levels: levels(activeAndRetired), cap: z.strictObject({ active: fen, retired: fen }) }),
  'benefits.resident.chronic': z.strictObject({ levels: levels(percent), cap: fen }),
  /** 生育: the fund's share of what is within the scope, and its cap a year. */
  'benefits.maternity': z.strictObject({ percent: z.strictObject({ employee: percent, resident: percent }), cap: z.strictObject({ employee: fen, resident: fen }) }),
  /** 公务员医疗补助: its share of what the funds leave within the scope; null: none. */
  'benefits.civil': z.strictObject({ percent }).nullable(),
  'benefits.employee.large': z.strictObject({ deductible: fen, percent, cap: fen }),
  'benefits.resident.outpatient': z.strictObject({ levels: levels(percent), cap: fen }),
  'benefits.resident.inpatient': z.strictObject({ levels: levels(percent), cap: fen }),
  'benefits.resident.serious': z.strictObject({ deductible: fen, tiers: z.array(z.strictObject({ upTo: fen.nullable(), percent })).min(1) }),
  /** What the fund pays elsewhere, in percent of what it would pay at home. */
  'benefits.remote': z.strictObject({
    filed: percent, transferred: z.strictObject({ employee: percent, resident: percent }), unfiled: z.strictObject({ employee: percent, resident: percent }),
    exempt: z.array(z.string().regex(/^\d{2}$/)) }),

  /** Whether a filing is done only with the card in the provider's reader. (MED-12) */
  'filing.card': z.boolean(),
  'filing.terms': ofSorts(filingTerm),
  /** Papers a provider's page hands in with a filing. */
  'filing.papers': ofSorts(filingPapers),
  /** Diseases for which a chronic or special-disease filing is made (opsp_dise_code): the fund's limit a year, null: none of its own; how long the filing holds; how many providers may be chosen. */
  'filing.diseases': z.array(z.strictObject({ code: z.string().regex(/^[A-Z]\d{5}$/, 'a letter and 5 digits'), zh: z.string().min(1), en: z.string().min(1), limit: fen.nullable(), months: z.int().min(1).max(240).nullable(), providers: z.int().min(1).max(9) })).min(1),

  /**
   * 出借、盗刷、超量: what opens a case for the fund office, each part null where nothing does. `apart`: two settlements at providers at least so many kilometres apart within so many minutes, any of the limits;
   * `inpatient`: a settlement at a pharmacy during a stay; `quantity`: more of an item within so many days than its figure, in `items` by catalogue code, else `count`. With `refuse` the settlement is refused too. (MED-05)
   */
  'lending': z.strictObject({
    apart: z.strictObject({ limits: z.array(z.strictObject({ km: z.int().min(1).max(5000), minutes: z.int().min(1).max(1440) })).min(1).max(6), refuse: z.boolean() }).nullable(),
    inpatient: z.strictObject({ refuse: z.boolean() }).nullable(),
    quantity: z.strictObject({ days: z.int().min(1).max(90), count: z.int().min(1).max(100_000), items: z.record(z.string().min(1).max(50), z.int().min(1).max(100_000)), refuse: z.boolean() }).nullable(),
  }),

  'functions.start.card': start, 'functions.start.settlement': start, 'functions.start.deductions': start, 'functions.start.benefits': start,
  'functions.start.tax': start, 'functions.start.online': start, 'functions.start.e-wallet': start, 'functions.start.personnel': start,
} as const satisfies Record<string, z.ZodType>

export type PolicyKey = keyof typeof keys
/** The type of a value as `policy` returns it: money as bigint fen, percents as numbers. */
export type PolicyValue<Key extends PolicyKey> = z.output<(typeof keys)[Key]>

export const standings = ['confirmed', 'chosen', 'unconfirmed'] as const
/** confirmed: a document says so · chosen: documents disagree or are silent, and we picked · unconfirmed: one source, or its date is not known. */
export type Standing = typeof standings[number]

/** A percent as ten-thousandths, exact: 12.5 → 1250n. Use with `share(amount, basisPoints(p), 10_000n)`. */
export function basisPoints(share: number): bigint {
  return BigInt(Math.round(share * 100))
}

/** Whether the text names a policy value. */
export function isPolicyKey(text: string): text is PolicyKey {
  return Object.hasOwn(keys, text)
}

/** A value as it is kept, read as `policy` returns it. @throws where its shape is another */
export function valueOf<Key extends PolicyKey>(key: Key, kept: unknown): PolicyValue<Key> {
  return keys[key].parse(kept) as PolicyValue<Key>
}
