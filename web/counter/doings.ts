/** What is being done at the window, kept in the address: it survives a reload. */
export const doings = ['collect', 'reportLoss', 'releaseLoss', 'changePin', 'resetPin', 'queryPassword', 'activate', 'replace', 'exchange', 'renew', 'withdraw', 'diagnose', 'instant'] as const
export type Doing = (typeof doings)[number]
export const isDoing = (asked: string | null): asked is Doing => (doings as readonly (string | null)[]).includes(asked)
