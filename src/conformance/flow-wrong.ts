import { definitionOf, definitions, isServed, type Infno } from '../wire/national/definitions.ts'
import { envelopeTable } from '../wire/national/envelope.ts'
import type { Field } from '../wire/national/fields.ts'
import { paths } from '../wire/national/messages.ts'
import { ofNothing } from './known.ts'
import type { Play } from './play.ts'
import { addressOf, letters, type Message } from './program.ts'

/** Fields that are judged only after another, or that name nothing: left out of the wrong values, not of what is missing. */
const skippedValues = new Set(['infno', 'msgid', 'sign_no', 'fixmedins_code', 'opter', 'insuplc_admdvs', 'in'])
type Wrong = { value: unknown; what: string }

/** Values a field does not take, made of its definition. */
function wrongValues(field: Field): Wrong[] {
  const wrong: Wrong[] = []
  if (field.only) wrong.push({ value: '~'.slice(0, field.kind === 'C' ? field.most : 1), what: 'a code that is none' })
  else if (field.kind === 'C' && !field.form) wrong.push({ value: 'x'.repeat(field.most + 1), what: 'too long' })
  if (field.kind === 'N') wrong.push({ value: 'x', what: 'no number' }, ...field.positive ? [{ value: 0, what: '0' }] : [], ...field.places === 2 ? [{ value: '1.001', what: 'a third decimal' }] : [])
  if (field.kind === 'DT') wrong.push({ value: '2026-02-30 10:00:00', what: 'no such day' })
  if (field.kind === 'D') wrong.push({ value: '2026-02-30', what: 'no such day' })
  return wrong
}

/** Every field of every transaction missing, too long, or of a wrong kind, one at a time: each is refused and named. */
export async function formFlow(of: Play): Promise<void> {
  await of.present()
  Object.assign(of.known, ofNothing(of.known))
  for (const infno of Object.keys(definitions) as Infno[]) for (const [name, { table, most }] of Object.entries(definitionOf(infno)!.input)) for (const [field, kind] of Object.entries(table)) {
    const with_ = (value: unknown): Message => {
      const sent = of.message(infno)
      const node = (sent.input as Record<string, unknown>)[name] as Record<string, unknown> | Record<string, unknown>[]
      const row = Array.isArray(node) ? node[0]! : node
      const changed = { ...row, [field]: value }
      return { ...sent, input: { ...sent.input as object, [name]: most === undefined ? changed : [changed] } }
    }
    const names = `${name}${most === undefined ? '' : '[0]'}.${field}`
    if (kind.must) await of.no(with_(undefined), { names })
    if (!skippedValues.has(field)) for (const { value } of wrongValues(kind)) await of.no(with_(value), { names })
  }
  for (const [field, kind] of Object.entries(envelopeTable) as [string, Field][]) {
    const with_ = (value: unknown) => { const sent = { ...of.message('1901'), [field]: value }; return { ...sent, infno: '1901' } }
    if (field === 'infno') continue
    if (kind.must) await of.no(with_(undefined), { names: field })
    if (kind.kind === 'C' && !kind.form) await of.no(with_('x'.repeat(kind.most + 1)), { names: field })
    else await of.no(with_('wrong'), { names: field })
  }
  await of.yes('9002')
}

/** What is no message, at no address, of no transaction, from nobody. */
export async function doorFlow(of: Play): Promise<void> {
  await of.no('{"infno":', { rule: 'unknown' })
  await of.no('[]', { rule: 'unknown' })
  await of.no(of.message('1101', { sign_no: '' }), { rule: 'order' })
  await of.yes('9001')
  const query = () => of.message('1901')
  await of.no({ ...query(), infno: '8888' }, { rule: 'unknown', names: 'infno' })
  await of.no({ ...query(), msgid: `X00000000000${query().msgid.slice(12)}` })
  await of.no({ ...query(), sign_no: letters(() => Buffer.alloc(30), 30) }, { rule: 'order' })
  await of.no({ ...query(), opter: 'ANOTHER' }, { rule: 'order' })
  await of.no({ ...query(), fixmedins_code: 'P00000000000', msgid: `P00000000000${query().msgid.slice(12)}` })
  await of.no(query(), { rule: 'address', path: `${addressOf('9001')}`, names: 'infno' })
  await of.no(query(), { rule: 'address', path: '/fsi/api/nothing', status: 404 })
  await of.yes('1901', {}, { path: addressOf('1901') })
  for (const [path, { infno, ours }] of Object.entries(paths)) if (!ours && !isServed(infno)) await of.no({ ...query(), infno }, { rule: 'unknown', path })
  const signed = { 'x-tif-paasid': 'NOBODY', 'x-tif-timestamp': String(Math.floor(Date.UTC(2026, 0, 1) / 1000)), 'x-tif-nonce': letters(() => Buffer.alloc(16, 7), 16), 'x-tif-signature': '0'.repeat(64) }
  await of.no(query(), { rule: 'trust', headers: signed, status: [401, 403] })
  await of.yes('9002')
}

/** A card that is not here: who is known by number alone is not settled for. */
export async function absentFlow(of: Play, other: { name: string; certno: string }): Promise<void> {
  await of.yes('9001')
  await of.yes('1101', { input: { data: { mdtrt_cert_type: '02', mdtrt_cert_no: other.certno, psn_cert_type: '01', certno: other.certno, psn_name: other.name } } })
  await of.no(of.message('1101', { input: { data: { mdtrt_cert_type: '02', mdtrt_cert_no: other.certno, psn_cert_type: '01', psn_name: 'X' } } }))
  await of.no(of.message('2101'), { rule: 'order' })
  await of.no(of.message('2102'), { rule: 'order' })
  await of.yes('9002')
}
