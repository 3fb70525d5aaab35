import type { Pool } from 'pg'
import { rolePool } from '#kit/pool'
import { APP_ROLE } from './roles.ts'

export { connect } from '#kit/pool'

/** The program's connections, each working as `shebaoka_app`. */
export const appPool = (url: string, given: { max?: number } = {}): Pool => rolePool(url, APP_ROLE, given)
