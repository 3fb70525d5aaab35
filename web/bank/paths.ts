/** Every path of the bank's pages, once, as web/paths.ts has the centre's: ids, filters and dates only. Links are built with `to` of there. */
export const patterns = {
  welcome: '/', staffSignIn: '/sign-in/staff', signIn: '/sign-in',
  branch: { home: '/branch', visit: '/branch/visits/$visit', activate: '/branch/visits/$visit/activate', drawer: '/branch/drawer' },
  operations: { home: '/operations' },
  online: { home: '/online' },
  pos: '/pos/$terminal',
} as const
