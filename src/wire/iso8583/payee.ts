import { decodeGb18030, encodeGb18030 } from '../gb18030.ts'

/** Who is paid by a transfer: account (up to 28 digits or letters), the CNAPS number of their bank (12 digits, absent within the bank), name. */
export type Payee = { account: string; bank?: string; name: string }

/** F62 of a transfer, our own layout (UnionPay publishes none for this terminal): 62.1 account 28, 62.2 bank 12, blank filled, 62.3 name in GB18030. Null when something does not fit. */
export function writePayee({ account, bank = '', name }: Payee): Buffer | null {
  const text = encodeGb18030(name)
  if (!text?.length || text.length > 120 || !/^[0-9A-Z]{1,28}$/.test(account) || !/^(\d{12})?$/.test(bank)) return null
  return Buffer.concat([Buffer.from(account.padEnd(28) + bank.padEnd(12), 'latin1'), text])
}

export function readPayee(field: Buffer): Payee | null {
  const match = /^([0-9A-Z]{1,28}) *$/.exec(field.toString('latin1', 0, 28))
  const bank = field.toString('latin1', 28, 40).trimEnd()
  const name = field.length > 40 && field.length <= 160 ? decodeGb18030(field.subarray(40)) : null
  return match && name && /^(\d{12})?$/.test(bank) ? { account: match[1]!, ...bank && { bank }, name } : null
}
