/**
 * Every path of the pages, once. A string is a pattern for the router (`$person`); a function builds a link.
 * Ids, filters and dates only: numbers of persons, names and phones never stand in an address.
 */
export const patterns = {
  welcome: '/', signIn: '/sign-in', staffSignIn: '/sign-in/staff', ownSignIn: '/sign-in/password', sandbox: '/sandbox', transactions: '/sandbox/transactions', transaction: '/sandbox/transactions/$infno', clients: '/sandbox/clients', client: '/sandbox/clients/$provider',
  gallery: '/gallery', galleryConsole: '/gallery/console', galleryPhone: '/gallery/phone', galleryStates: '/gallery/states',
  resident: { home: '/home', records: '/records', statement: '/records/statement', help: '/help', me: '/me', password: '/me/password', contact: '/me/contact', timeline: '/me/timeline', apply: '/apply', where: '/where', loss: '/loss', parcel: '/card-arrived', filings: '/my-filings', reimbursements: '/my-reimbursements', care: '/my-care', family: '/my-family', benefits: '/my-benefits', dues: '/my-dues', account: '/my-account', verify: '/verify', insurance: '/insurance' },
  counter: { home: '/counter', ending: '/counter/cards-ending', enter: '/counter/new', person: '/counter/people/$person', elsewhere: '/counter/people/$person/insured', reimbursements: '/counter/people/$person/reimbursements', benefits: '/counter/people/$person/benefits', identity: '/counter/identity', identityCase: '/counter/identity/$holder/$case', collect: '/counter/to-collect', goods: '/counter/deliveries', drawer: '/counter/drawer', drawerDay: '/counter/drawer/day', receipts: '/counter/people/$person/receipts', overdue: '/counter/to-collect/overdue', hands: '/counter/to-collect/hands', blanks: '/counter/blanks', cancellations: '/counter/cancellations' },
  centre: { home: '/centre', renewals: '/centre/renewals', identity: '/centre/identity', identityCase: '/centre/identity/$holder/$case', batch: '/centre/batches/$batch', stock: '/centre/stock', review: '/centre/review', decided: '/centre/review/decided', late: '/centre/review/late', terms: '/centre/terms', losses: '/centre/losses', locks: '/centre/locks', drawers: '/centre/drawers', blanks: '/centre/stock/blanks', returned: '/centre/stock/returned', post: '/centre/stock/post', imports: '/centre/imports', banks: '/centre/banks' },
  insurer: { catalogue: '/insurer/catalogue', providers: '/insurer/providers', filings: '/insurer/filings', reimbursements: '/insurer/reimbursements', reimbursementDesk: '/insurer/reimbursements/$person', money: '/insurer/money', passbook: '/insurer/passbook/$person', merging: '/insurer/merging', merge: '/insurer/merging/$person', insured: '/insurer/insured', insuredOne: '/insurer/insured/$person', files: '/insurer/files', policy: '/insurer/policy', supervision: '/insurer/supervision', interest: '/insurer/interest', benefits: '/insurer/benefits', benefitsOne: '/insurer/benefits/$person', benefitsDues: '/insurer/proofs-due', contributions: '/insurer/contributions', benefitFiles: '/insurer/benefit-files', transfers: '/insurer/transfers', clearing: '/insurer/clearing', claims: '/insurer/claims', banks: '/insurer/banks' },
  office: { staff: '/office/staff', record: '/office/record', printers: '/office/printers', running: '/office/running', imports: '/office/imports' },
  unit: { home: '/unit', insured: '/unit/insured', bill: '/unit/contributions', dues: '/unit/dues', ending: '/unit/cards-ending', guide: '/unit/guide', bank: '/unit/bank', roster: '/unit/rosters/$roster', collect: '/unit/to-collect', goods: '/unit/deliveries', person: '/unit/people/$person', overdue: '/unit/to-collect/overdue', hands: '/unit/to-collect/hands' },
  hotline: { home: '/hotline' },
  till: { home: '/till', matches: '/till/matches', filings: '/till/filings', clearing: '/till/clearing', claims: '/till/claims', visits: '/till/outpatient', stays: '/till/ward', visit: '/till/visits/$visit' },
  branch: { home: '/branch', ending: '/branch/cards-ending', person: '/branch/people/$person', collect: '/branch/to-collect', goods: '/branch/deliveries', overdue: '/branch/to-collect/overdue', hands: '/branch/to-collect/hands' },
} as const

type Names<P extends string> = P extends `${string}$${infer Name}/${infer Rest}` ? Name | Names<Rest> : P extends `${string}$${infer Name}` ? Name : never

/** A link to a pattern: `to(patterns.counter.person, { person: id })`, with an optional query: `to(p, {}, { state: 'late' })`. */
export function to<P extends string>(pattern: P, params?: Record<Names<P>, string>, query: Record<string, string | undefined> = {}): string {
  const path = pattern.replace(/\$(\w+)/g, (_, name: string) => encodeURIComponent((params as Record<string, string>)[name] ?? ''))
  const search = new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)).toString()
  return search ? `${path}?${search}` : path
}
