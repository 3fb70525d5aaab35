export { newKeys, openVault, WrongMasterKey, type Vault } from './vault.ts'
export type { Purpose, WrappedKey } from './keys.ts'
