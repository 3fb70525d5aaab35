/** The posts of a bank and what each may do on its pages. */
export const posts = {
  teller: { zh: '柜员', en: 'Teller', may: ['customer.find', 'customer.activate', 'customer.pin', 'customer.limits', 'customer.statement', 'customer.loss', 'cash.move', 'drawer.own'] },
  'chief-teller': { zh: '主管柜员', en: 'Chief teller', may: ['customer.find', 'customer.activate', 'customer.pin', 'customer.limits', 'customer.statement', 'customer.loss', 'cash.move', 'drawer.own', 'drawer.all'] },
  operations: { zh: '运营', en: 'Operations', may: ['operations', 'merchants'] },
} as const

export type Post = keyof typeof posts
export type Verb = (typeof posts)[Post]['may'][number]
export const mayDo = (post: Post, verb: string): boolean => (posts[post].may as readonly string[]).includes(verb)
