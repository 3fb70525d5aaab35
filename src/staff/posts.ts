import type { Post, Reach } from './shared.ts'

/** What each post may do, and at which kind of organisation it exists. The table every door asks. (TRUST-04) */
export const posts = {
  'counter-clerk': { at: ['counter'], zh: '窗口经办', en: 'Counter clerk', reach: 'city', verbs: ['people.see', 'people.timeline', 'terminals.read', 'people.find', 'people.enter', 'people.contact', 'people.unmask', 'insurance.recognise', 'applications.submit', 'applications.read', 'cards.read', 'cards.ending', 'cards.hand-over', 'cards.report-loss', 'cards.release-loss', 'cards.replace', 'cards.cancel', 'cards.diagnose', 'cards.activate', 'cards.instant', 'pins.change', 'pins.reset', 'identity.read', 'identity.mend', 'production.read', 'production.receive', 'production.stock', 'fees.take', 'fees.drawer', 'reimbursement.file', 'benefits.prove', 'benefits.claim'] },
  'branch-teller': { at: ['branch'], zh: '网点柜员', en: 'Branch teller', reach: 'bank', verbs: ['people.see', 'terminals.read', 'people.find', 'people.enter', 'applications.submit', 'applications.read', 'cards.read', 'cards.ending', 'cards.hand-over', 'cards.activate', 'cards.report-loss', 'pins.change', 'production.read', 'production.receive', 'banks.notice'] },
  'centre-reviewer': { at: ['centre'], zh: '申领审核', en: 'Application reviewer', reach: 'city', verbs: ['people.see', 'people.timeline', 'people.find', 'applications.read', 'applications.review', 'cards.read', 'cards.terms', 'cards.losses', 'cards.ending', 'cards.campaign', 'people.unmask'] },
  'centre-producer': { at: ['centre'], zh: '制卡经办', en: 'Card producer', verbs: ['production.read', 'production.run', 'production.receive', 'production.stock', 'production.destroy', 'cards.read'] },
  'centre-chief': { at: ['centre'], zh: '卡中心主任', en: 'Head of the card centre', reach: 'city', verbs: ['people.see', 'people.timeline', 'terminals.read', 'people.find', 'people.enter', 'people.contact', 'people.unmask', 'applications.submit', 'applications.read', 'applications.review', 'production.read', 'production.run', 'production.receive', 'production.stock', 'production.destroy', 'cards.read', 'cards.terms', 'cards.losses', 'cards.ending', 'cards.campaign', 'cards.hand-over', 'cards.report-loss', 'cards.release-loss', 'cards.replace', 'cards.cancel', 'cards.diagnose', 'pins.change', 'pins.reset', 'identity.read', 'identity.mend', 'policy.read', 'fees.take', 'fees.drawer', 'fees.approve', 'imports.read', 'imports.approve', 'imports.export', 'bankdays.read', 'bankdays.reconcile'] },
  'hotline-clerk': { at: ['centre'], zh: '12333 话务', en: 'Hotline clerk', verbs: ['hotline.answer'] },
  'unit-officer': { at: ['unit', 'village'], zh: '单位经办', en: 'Unit officer', reach: 'unit', verbs: ['people.see', 'roster.upload', 'roster.read', 'roster.mend', 'roster.confirm', 'production.read', 'production.receive', 'cards.read', 'cards.ending', 'cards.hand-over', 'insurance.staff', 'contributions.unit'] },
  'till-operator': { at: ['provider'], zh: '收银员', en: 'Till operator', verbs: ['terminals.read', 'settlement.settle', 'settlement.read', 'clearing.claim', 'filings.file', 'matches.read', 'matches.change', 'care.treat'] },
  'insurance-clerk': { at: ['insurer'], zh: '参保经办', en: 'Insurance clerk', reach: 'city', verbs: ['people.see', 'terminals.read', 'people.find', 'people.enter', 'clinics.read', 'clinics.designate', 'insurance.read', 'insurance.recognise', 'insurance.enrol', 'insurance.files', 'insurance.approve-files', 'policy.draft', 'policy.approve', 'insurance.interest', 'insurance.transfer', 'insurance.merge', 'ledger.allocate', 'ledger.passbook', 'cancellation.orders', 'filings.decide', 'clearing.read', 'clearing.close', 'clearing.review', 'clearing.approve', 'reimbursement.file', 'reimbursement.decide', 'reimbursement.approve', 'supervision.decide', 'benefits.read', 'benefits.grant', 'benefits.approve', 'benefits.batch', 'benefits.pay', 'benefits.prove', 'contributions.read', 'contributions.collect', 'contributions.approve', 'bankdays.read', 'bankdays.reconcile'] },
  'catalogue-clerk': { at: ['insurer'], zh: '目录经办', en: 'Catalogue clerk', verbs: ['catalogue.read', 'catalogue.send', 'catalogue.apply'] },
  'system-admin': { at: ['centre'], zh: '系统管理员', en: 'System administrator', verbs: ['policy.read', 'policy.change', 'system.read', 'system.retry', 'imports.read', 'imports.send'] },
  'security-admin': { at: ['centre'], zh: '安全管理员', en: 'Security administrator', verbs: ['staff.read', 'staff.change', 'access.read', 'access.change'] },
  'audit-admin': { at: ['centre'], zh: '审计管理员', en: 'Audit administrator', verbs: ['record.read'] },
} as const satisfies Record<string, Post>

export type PostName = keyof typeof posts
/**
 * Whose page a post opens: `city` everyone whose insurance, card or application is of the city's policy, and newcomers; `bank` holders of a card of
 * the branch's bank, applicants who chose it, and newcomers; `unit` those whom the unit applied for or whose card is delivered to it. (TRUST-04, POL-05)
 */
export const reachOf = (post: string): Reach | null => (posts as Record<string, Post>)[post]?.reach ?? null
/** Verbs that show unmasked data or move money: in a production city the session has proven a passkey. (settled: doors) */
export const guarded: readonly string[] = ['catalogue.apply', 'clinics.designate', 'people.unmask', 'identity.mend', 'settlement.settle', 'ledger.allocate', 'ledger.passbook', 'cards.cancel', 'insurance.merge', 'fees.take', 'fees.drawer', 'fees.approve', 'cards.replace', 'cards.instant', 'policy.change', 'policy.approve', 'staff.change', 'access.change', 'imports.approve', 'imports.export', 'filings.decide', 'supervision.decide', 'insurance.approve-files', 'insurance.interest', 'insurance.transfer', 'clearing.claim', 'clearing.approve', 'reimbursement.decide', 'reimbursement.approve', 'benefits.approve', 'benefits.pay', 'contributions.approve', 'benefits.claim', 'benefits.prove']

/** Verbs that take two: whoever asks for it does not also approve it. (settled: a second person) */
export const byTwo: readonly string[] = ['cards.cancel', 'insurance.merge', 'fees.approve', 'production.destroy', 'imports.approve', 'insurance.approve-files', 'policy.approve', 'clearing.approve', 'reimbursement.approve', 'benefits.approve', 'benefits.pay', 'contributions.approve']

/** Whether a post holds a verb. */
export function mayDo(post: string, verb: string): boolean {
  return verbsOf(post).includes(verb)
}

/** The verbs of a post; none for a post the table does not know. */
export function verbsOf(post: string): readonly string[] {
  return (posts as Record<string, Post>)[post]?.verbs ?? []
}
