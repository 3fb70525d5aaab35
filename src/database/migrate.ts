import { fileURLToPath } from 'node:url'
import { bringUp, migrationsIn } from '#kit/migrations'
import { APP_ROLE } from './roles.ts'

export { ran } from '#kit/migrations'

const FOLDER = fileURLToPath(new URL('../../db/migrations', import.meta.url))

/** Names of the migrations this program has, in order: '0001_house', … */
export const migrations = (): string[] => migrationsIn(FOLDER)

/** Brings the centre's database up to this program, as `bringUp` of the kit does. */
export const migrate = (url: string, appUrl: string = url, upTo = Infinity): Promise<string[]> => bringUp({ folder: FOLDER, role: APP_ROLE, setting: 'DATABASE_URL' }, url, appUrl, upTo)
