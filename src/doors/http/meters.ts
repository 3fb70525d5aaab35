import type { FastifyInstance } from 'fastify'
import { Gauge, Histogram, type Registry } from 'prom-client'
import { missingYear } from '#applications'
import { dayOf } from '#kit/day'
import { sqlOf } from '#kit/sql'
import type { House } from '#kit/work'
import { outboxLag } from '#outbox'
import { recordLag } from '#record'

/** What an operator watches: duration by route pattern and status (never a URL), pool, how far the sealer lags. */
export function meters(door: FastifyInstance, registry: Registry, house: House): void {
  const seconds = new Histogram({ name: 'shebaoka_http_seconds', help: 'Duration of requests', labelNames: ['route', 'status'], registers: [registry], buckets: [0.005, 0.02, 0.1, 0.5, 2, 10] })
  door.addHook('onResponse', (request, reply, done) => { seconds.observe({ route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) }, reply.elapsedTime / 1000); done() })
  new Gauge({ name: 'shebaoka_pool_waiting', help: 'Requests that wait for a connection', registers: [registry], collect() { this.set(house.pool.waitingCount) } })
  new Gauge({ name: 'shebaoka_record_unsealed', help: 'Entries of the record older than a minute and not yet chained', registers: [registry],
    async collect() { this.set(await recordLag(sqlOf(house.pool), house.now())) } })
  new Gauge({ name: 'shebaoka_outbox_lag_seconds', help: 'How long the oldest overdue delivery or timer has waited', registers: [registry],
    async collect() { this.set((await outboxLag(sqlOf(house.pool), house.now())).seconds) } })
  new Gauge({ name: 'shebaoka_outbox_parked', help: 'Deliveries and timers that failed twelve times and wait for somebody', registers: [registry],
    async collect() { this.set((await outboxLag(sqlOf(house.pool), house.now())).parked) } })
  new Gauge({ name: 'shebaoka_calendar_missing', help: 'The year whose holidays are not known here and are due: this one, from November on the next; 0 when none is', registers: [registry],
    collect() { this.set(Number(missingYear(dayOf(house.now())) ?? 0)) } })
}
