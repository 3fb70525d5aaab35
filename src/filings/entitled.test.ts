import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entitled, type Asked, type Entitlement } from './entitled.ts'
import { lastDay } from './terms.ts'

const here = '00000000-0000-7000-8000-00000000000a', there = '00000000-0000-7000-8000-00000000000b'
const filing = (more: Partial<Entitlement>): Entitlement => ({
  bucket: 0, id: 'f', person: 'p', number: '0000', kind: 'chronic', sort: 'chronic', region: '340199', area: null, business: null, disease: 'M03900', providers: [here], state: 'approved', from: '2026-03-01', until: '2027-02-28', endedOn: null, limit: null, ...more })
const asked = (more: Partial<Asked>): Asked => ({ medType: '14', day: '2026-06-01', region: '340199', provider: here, area: '340104', where: 'home', ...more })
const said = (filings: Entitlement[], more: Partial<Asked> = {}) => { const is = entitled(filings, asked(more)); return is.ok ? `yes ${is.by?.id ?? '-'} ${is.away}` : `no ${is.needs} ${is.why} ${is.day ?? ''}`.trim() }
const designated = filing({ id: 'd', kind: 'designated', sort: 'designated', business: '03', disease: null, providers: [there] })
const away = (sort: Entitlement['sort'], more: Partial<Entitlement> = {}) => filing({ id: sort, kind: 'remote', sort, area: '110000', disease: null, providers: [], ...more })

test('what a kind of care rests on, day by day', () => {
  const table: [string, Entitlement[], Partial<Asked>, string][] = [
    ['ordinary care needs none', [], { medType: '11' }, 'yes - home'],
    ['a pharmacy neither', [], { medType: '41' }, 'yes - home'],
    ['chronic disease without', [], {}, 'no chronic none'],
    ['with', [filing({})], {}, 'yes f home'],
    ['its local kinds too', [filing({})], { medType: '140201' }, 'yes f home'],
    ['the day before', [filing({})], { day: '2026-02-28' }, 'no chronic not-begun 2026-03-01'],
    ['the first day', [filing({})], { day: '2026-03-01' }, 'yes f home'],
    ['the last day', [filing({})], { day: '2027-02-28' }, 'yes f home'],
    ['the day after', [filing({})], { day: '2027-03-01' }, 'no chronic over 2027-02-28'],
    ['ended early, the day before', [filing({ state: 'ended', endedOn: '2026-06-02' })], {}, 'yes f home'],
    ['ended early, that day', [filing({ state: 'ended', endedOn: '2026-06-01' })], {}, 'no chronic over 2026-06-01'],
    ['ended before it began', [filing({ state: 'ended', endedOn: '2026-02-01' })], {}, 'no chronic over 2026-02-01'],
    ['without end', [filing({ until: null })], { day: '2099-01-01' }, 'yes f home'],
    ['29 February inside', [filing({ until: '2028-02-29' })], { day: '2028-02-29' }, 'yes f home'],
    ['29 February over', [filing({ until: '2028-02-28' })], { day: '2028-02-29' }, 'no chronic over 2028-02-28'],
    ['another provider', [filing({})], { provider: there }, 'no chronic other-provider'],
    ['designated since', [filing({}), designated], { provider: there }, 'yes f home'],
    ['designated for ordinary care', [filing({}), { ...designated, business: '01' }], { provider: there }, 'no chronic other-provider'],
    ['designated, over', [filing({}), { ...designated, until: '2026-05-31' }], { provider: there }, 'no chronic other-provider'],
    ['designated without the disease', [designated], { provider: there }, 'no chronic none'],
    ['the disease named', [filing({})], { disease: 'M03900' }, 'yes f home'],
    ['another disease', [filing({})], { disease: 'M01600' }, 'no chronic other-disease'],
    ['another region', [filing({ region: '340123' })], {}, 'no chronic none'],
    ['maternity', [filing({ id: 'm', kind: 'maternity', sort: 'maternity', disease: null, providers: [] })], { medType: '52' }, 'yes m home'],
    ['maternity rests on no chronic filing', [filing({})], { medType: '51' }, 'no maternity none'],
    ['elsewhere, exempt', [], { medType: '11', where: 'exempt' }, 'yes - exempt'],
    ['elsewhere, unfiled', [], { medType: '11', where: 'away', area: '110101' }, 'yes - unfiled'],
    ['elsewhere, transferred', [away('transferred')], { medType: '11', where: 'away', area: '110101' }, 'yes - transferred'],
    ['elsewhere, living there counts first', [away('transferred'), away('long-term')], { medType: '11', where: 'away', area: '110101' }, 'yes - long-term'],
    ['elsewhere, filed for another city', [away('transferred')], { medType: '11', where: 'away', area: '440100' }, 'yes - unfiled'],
    ['elsewhere, filed for a province', [away('temporary', { area: '440000' })], { medType: '11', where: 'away', area: '440304' }, 'yes - temporary'],
    ['elsewhere, filed for a city of it', [away('temporary', { area: '440100' })], { medType: '11', where: 'away', area: '440304' }, 'yes - unfiled'],
    ['elsewhere, over', [away('transferred', { until: '2026-05-31' })], { medType: '11', where: 'away', area: '110101' }, 'yes - unfiled'],
  ]
  for (const [name, filings, more, expected] of table) assert.equal(said(filings, more), expected, name)
})

test('the last of so many months: the day before it comes round, the month’s end where it does not', () => {
  const table: [string, number, string][] = [['2026-03-01', 12, '2027-02-28'], ['2027-03-01', 12, '2028-02-29'], ['2028-02-29', 12, '2029-02-28'], ['2028-02-29', 48, '2032-02-28'], ['2026-01-31', 1, '2026-02-28'], ['2026-08-31', 6, '2027-02-28'], ['2026-01-01', 6, '2026-06-30']]
  for (const [from, months, until] of table) assert.equal(lastDay(from, months), until, `${from} + ${months}`)
})
