import { writeFileSync } from 'node:fs'
import { connect, describe, throwAway } from '#database'

/** Writes db/schema.sql: the schema that the migrations make, as the embedded server's catalog tells it. */
const server = await throwAway()
const client = await connect(await server.fresh())
writeFileSync(new URL('../db/schema.sql', import.meta.url), await describe(client))
await client.end()
await server.stop()
