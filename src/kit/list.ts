const bare = /^[\w:+.-]+$/
const escaped = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`

function cell(value: unknown): string | null {
  switch (typeof value) {
    case 'string': return bare.test(value) && (value.length !== 4 || value.toLowerCase() !== 'null') ? value : escaped(value)
    case 'number': case 'bigint': case 'boolean': return String(value)
    case 'object':
      if (value === null) return 'NULL'
      if (value instanceof Date) return `"${value.toISOString()}"`
      if (Buffer.isBuffer(value)) return `"\\\\x${value.toString('hex')}"`
  }
  return null
}

/**
 * An array parameter as PostgreSQL writes it, `{a,b,NULL}`: of text, numbers, bigints, booleans, instants and bytes, nothing nested.
 * Null for anything else, which the driver then writes itself. Set-based statements carry twenty of them, 256 long.
 */
export function list(values: readonly unknown[]): string | null {
  let text = ''
  for (const value of values) {
    const one = cell(value)
    if (one === null) return null
    text += text ? `,${one}` : one
  }
  return `{${text}}`
}
