import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Vault } from '#vault'
import type { PersonRow } from './store.ts'
import type { Category } from './words.ts'

/** A person, opened. Numbers and name are whole: mask them before they leave the house. */
export type Person = {
  bucket: Bucket; id: Id; psnNo: string; category: Category; sex: '1' | '2'; birthYear: number; birth: Day; area: string
  number: string; name: string; phone: string | null; address: string | null; version: number
}

/** Where a sealed value of this person belongs. */
export const place = (column: 'number' | 'name' | 'birth' | 'phone' | 'address' | 'identity', id: Id) => `holders.person.${column}|${id}`

/** Who somebody is, as it stands under one seal. */
export type Identity = { number: string; name: string; birth: Day }
export const sealIdentity = (vault: Vault, id: Id, { number, name, birth }: Identity): Buffer => vault.seal(`${number}\n${birth}\n${name}`, place('identity', id))
export function openIdentity(vault: Vault, id: Id, sealed: Buffer): Identity {
  const [number, birth, ...name] = vault.openText(sealed, place('identity', id)).split('\n') as [string, Day, ...string[]]
  return { number, birth, name: name.join('\n') }
}

/** A citizen number says when its holder was born: what is sealed beside it need not be opened. */
const born = (category: Category, number: string) => category === 'resident' && /^\d{17}[\dX]$/.test(number) ? `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}` : null

/** Opens a row. */
export function openPerson(vault: Vault, { numberSealed, nameSealed, birthSealed, phoneSealed, addressSealed, ...row }: PersonRow): Person {
  const number = vault.openText(numberSealed, place('number', row.id))
  return {
    ...row, number, name: vault.openText(nameSealed, place('name', row.id)),
    birth: born(row.category, number) ?? vault.openText(birthSealed, place('birth', row.id)), phone: phoneSealed && vault.openText(phoneSealed, place('phone', row.id)),
    address: addressSealed && vault.openText(addressSealed, place('address', row.id)),
  }
}
