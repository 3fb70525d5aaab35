/** Every path of the bank's pages, once, as web/paths.ts has the centre's: ids, filters and dates only. Links are built with `to` of there. */
export const patterns = {
  welcome: '/', staffSignIn: '/sign-in/staff', signIn: '/sign-in',
  branch: { home: '/branch', visit: '/branch/visits/$visit', activate: '/branch/visits/$visit/activate', drawer: '/branch/drawer' },
  operations: { home: '/operations', merchants: '/operations/merchants' },
  online: { home: '/online', transfer: '/online/transfer', pay: '/online/pay', dues: '/online/dues', due: '/online/dues/$reference', statement: '/online/statement', offers: '/online/offers', wealth: '/online/wealth', security: '/online/security' },
  shop: '/shop/$bank/$merchant', order: '/orders/$order', atm: '/atm/$bank',
  pos: '/pos/$terminal',
} as const
