import { writeFileSync } from 'node:fs'
import { connect, describe, throwAway } from '#database'
import { bringUp } from '#kit/migrations'
import { schema } from '../bank/open.ts'

/** Writes db/schema.sql and bank/schema.sql: the schemas that the migrations make, as the embedded server's catalog tells them. */
const server = await throwAway()
const centre = await connect(await server.fresh())
writeFileSync(new URL('../db/schema.sql', import.meta.url), await describe(centre))
await centre.end()
const bank = await connect(await server.fresh(await server.template('bank', url => bringUp(schema, url))))
writeFileSync(new URL('../bank/schema.sql', import.meta.url), await describe(bank, schema.role, 'bank/migrations'))
await bank.end()
await server.stop()
