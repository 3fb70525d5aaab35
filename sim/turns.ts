/** 政策换档: on which day the city's policy takes another of the ways the documents know, so that cities of every kind are lived through. */
export const turns: readonly { from: string; values: Record<string, unknown> }[] = [
  { from: '2026-11-01', values: {
    'collect.place': { usual: 'counter', allowed: ['branch', 'unit', 'counter', 'post'] }, 'collect.days': 20, 'fee.replacement': fee(1_800), 'fee.exchange': fee(1_800),
    'loss.phone.days': 7, 'financial.term.days': null, 'pacc.passbook': { bank: '95588', before: '2027-03-01' },
    'functions.start.settlement': { from: '2015-03-01', regions: { 340122: '2029-01-01' } } } },
  { from: '2027-12-01', values: {
    'validity.years': 2, 'renewal': { days: 730, reminders: [730, 15] }, 'activation.how': 'window', 'activation.places': ['counter', 'branch'], 'exchange.report.first': true, 'loss.report.places': ['phone', 'counter'], 'agent.allowed': ['pin-change', 'pin-reset', 'written-loss', 'release'],
    'financial.term.days': 30, 'old.credentials': [{ kind: 'medical-card', zh: '旧医保卡', en: 'old medical card', does: ['settle', 'identify', 'look-up'], stop: 'new-card', until: '2028-01-31' }], 'collect.papers': ['id', 'household-register'], 'pin.reset.offices': ['centre', 'county-counter'], 'pin.change.places': ['counter'], 'fee.replacement': fee(1_000), 'fee.exchange': { fen: 0 },
    'instant.issuing': ['exchange'], 'pacc.passbook': { bank: '96588', before: '2028-02-12' }, 'apply.who': { alone: 'without-unit', through: ['unit', 'village'] }, 'apply.age.least': 16, 'materials.adult': ['id-copy-both-sides', 'photo', 'household-register'], 'apply.insurance.first': 'relation',
    'cancel.money': { death: 'heirs', departure: 'stays', identity: 'stays' } } },
  { from: '2028-02-20', values: {
    'validity.years': null, 'activation.how': 'pin-fingerprint', 'activation.places': ['counter'], 'collect.days': null, 'pin.initial': null, 'exchange.report.first': false, 'instant.issuing': ['replacement', 'exchange'], 'pacc.passbook': null,
    'collect.papers': ['id'], 'pin.reset.offices': ['centre', 'counter'], 'loss.report.places': ['phone', 'online', 'counter', 'branch'] } },
  { from: '2028-03-05', values: { 'instant.issuing': [], 'cancel.heirs.account': false, factors: 'card+pin+finger', 'apply.who': { alone: 'nobody', through: ['unit'] } } },
]

function fee(fen: number) {
  return { fen, authority: '合肥市人力资源和社会保障局', document: '办理须知', date: '2018-01-01' }
}
