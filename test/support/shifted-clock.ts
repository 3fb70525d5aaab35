/** Loaded before a program: its clock stands some milliseconds ahead of the machine's, so that a test can let the next day come to a program as it is. */
const ahead = Number(process.env['SBK_CLOCK_AHEAD'] ?? 0)
globalThis.Date = new Proxy(Date, {
  construct: (real, given: [], as) => Reflect.construct(real, given.length ? given : [real.now() + ahead], as) as Date,
  get: (real, name) => name === 'now' ? () => real.now() + ahead : Reflect.get(real, name) as unknown,
})
