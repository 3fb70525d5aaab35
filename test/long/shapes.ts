import fc from 'fast-check'

/** A JSON schema as /openapi.json tells it. */
export type Schema = { type?: string | string[]; properties?: Record<string, Schema>; required?: string[]; items?: Schema; enum?: unknown[]; const?: unknown; anyOf?: Schema[]; oneOf?: Schema[]; pattern?: string; format?: string
  minimum?: number; maximum?: number; maxLength?: number; minLength?: number; propertyNames?: Schema; additionalProperties?: Schema | boolean }

/** What somebody means harm by, or a broken program sends. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, '', ' ', 0, -1, 1e308, -0, 2 ** 31, 2 ** 53, true, false, [], {}, '\u0000', '\ud800', '’; drop table holders.person; --', '%s%n', '../../etc/passwd', '0', '9999-99-99', '0000-00-00', '2026-02-30', '99999999999999999999', '٣٤', '340104１９６８', '👩‍👩‍👧', 'Ａ', '\u202e', 'NaN', '1e5', '0x10'),
  fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ maxLength: 2 }).map(text => text.repeat(3_000)), fc.double(), fc.bigInt().map(String), fc.anything({ maxDepth: 2 }).map(plain))

/** As JSON would carry it. */
function plain(value: unknown): unknown {
  try { return JSON.parse(JSON.stringify(value) ?? 'null') } catch { return null }
}

const dates = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }).map(date => date.toISOString().slice(0, 10))
const texts = fc.oneof(fc.constantFrom('王建明', '340104196811091234', '13855190001', '2031-05', '123456', '340100', '340199', '95588', 'P34010400123', 'resident-card', 'counter', 'A', 'zh'), dates, fc.uuid(), fc.string({ maxLength: 20 }), fc.stringMatching(/^[0-9a-f]{16,40}$/))

/** Values of a schema, one in ten of them not. */
export function bodyOf(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: sound(schema) }, { weight: 1, arbitrary: hostile })
}

function sound(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choice = schema.anyOf ?? schema.oneOf
  if (choice) return fc.oneof(...choice.map(sound))
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object': return fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, of]) => [name, bodyOf(of)])), { requiredKeys: schema.required ?? [] })
    case 'array': return fc.array(bodyOf(schema.items ?? {}), { maxLength: 4 })
    case 'integer': return fc.oneof(fc.integer({ min: Math.max(schema.minimum ?? -5, -(2 ** 31)), max: Math.min(schema.maximum ?? 100, 2 ** 31 - 1) }), fc.constantFrom(schema.maximum ?? 2 ** 53, 0, 1))
    case 'number': return fc.double({ noNaN: true })
    case 'boolean': return fc.boolean()
    case 'null': return fc.constant(null)
    case 'string': return schema.format === 'uuid' ? fc.uuid() : matching(schema)
    default: return fc.oneof(texts, hostile)
  }
}

function matching({ pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (!pattern) return texts.map(text => text.padEnd(minLength, 'x').slice(0, maxLength))
  try { return fc.oneof(fc.stringMatching(new RegExp(pattern)), texts) } catch { return texts }
}
