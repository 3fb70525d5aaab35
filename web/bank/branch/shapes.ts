/** What /api/branch/visits/… tells of a visit; numbers masked. */
export type Visit = {
  visit: string; comes: 'holder' | 'agent'; at: string; bank: string; bankPhone: string
  person: { name: string; idNumber: string; phone: string | null }
  card: { number: string; social: string | null; active: boolean; lost: 'phone' | 'written' | null; pinSet: boolean; pinLocked: boolean; closed: boolean; expired: boolean; expires: string }
  activation: { here: boolean; places: readonly string[]; steps: readonly Step[]; done: Record<Step, boolean>; existingAllowed: boolean; existing: string | null; bound: string | null; online: 'opened' | 'declined' | null }
  face: { known: number; proven: string | null }
}
export type Step = 'copy' | 'form' | 'code' | 'biometric'
export type FormSheet = { name: string; idNumber: string; social: string | null; card: string; bank: string; branch: string; line: string; phone: string | null }
export type Statement = { balance: number; next: number | null; rows: readonly { seq: number; zh: string; en: string; at: string; amount: number; balance: number; merchant: string | null; terminal: string | null; note: string | null }[] }
export type Limits = { rows: readonly { channel: 'atm' | 'pos' | 'online'; own: boolean; single: number; daily: number; times: number; most: { single: number; daily: number; times: number } }[] }
export type DrawerOne = { id: string; member: string; day: string; openedAt: string; closedAt: string | null; counted: number | null; expected: number | null; why: string | null; balance: number; rows: readonly { seq: number; what: string; amount: number; balance: number; at: string }[] }
export type MyDrawer = { open: DrawerOne | null; closed: readonly DrawerOne[] }
