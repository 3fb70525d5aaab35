import { z } from 'zod'
import { dayOf } from '#kit/day'
import { invalid, type Refusal } from '#kit/refusal'
import { FileAnswer, ownRoute, route, type Route } from '#kit/route'
import { sqlOf } from '#kit/sql'
import { inWork } from '#kit/work'
import { note } from '#record'
import { changePolicy } from './change-policy.ts'
import { exportPack } from './export-pack.ts'
import { loadPacks, openPolicy } from './load.ts'
import { checkPack, type Mistake } from './parse-pack.ts'
import { refuse } from './refusals.ts'
import { requireFunction } from './require-function.ts'
import { code, day, functions, standings } from './schema.ts'
import { packOf, packRegions, policyList } from './snapshot.ts'
import { allRows } from './store.ts'

const packText = z.strictObject({ text: z.string().min(1).max(1_000_000) })
const faults = (mistakes: readonly Mistake[]) => invalid(mistakes.map(({ line, path, zh, en }) => ({ field: `${line}: ${path}`, zh, en })))

export const routes: Route[] = [
  route({
    method: 'GET', path: '/policy', may: 'public', summary: 'The policy values in force in a region on a day, with source and standing',
    query: z.strictObject({ region: code.optional(), day: day.optional() }),
    handle: async (work, { query }): Promise<{ region: string; day: string; regions: string[]; rows: unknown[] } | Refusal> => {
      const region = query.region ?? packRegions()[0]!
      const on = query.day ?? dayOf(work.now)
      if (packOf(region) === null) return refuse('region-unknown', { region })
      return { region, day: on, regions: packRegions(), rows: policyList(region, on) }
    },
  }),
  route({
    method: 'GET', path: '/policy/functions/:function', may: 'public', summary: 'Whether a function has started in a region; before its day it is refused with it',
    params: z.strictObject({ function: z.enum(functions) }), query: z.strictObject({ region: code, day: day.optional() }),
    handle: async (work, { params, query }) => {
      const on = query.day ?? dayOf(work.now)
      if (packOf(query.region) === null) return refuse('region-unknown', { region: query.region })
      return requireFunction(query.region, params.function, on) ?? { function: params.function, region: query.region, day: on, open: true }
    },
  }),
  route({
    method: 'GET', path: '/policy/:region/pack', may: 'staff:policy.read', summary: 'A region\'s values as a pack file',
    params: z.strictObject({ region: code }),
    handle: async (work, { params }): Promise<FileAnswer | Refusal> => {
      if (packOf(params.region) !== params.region) return refuse('region-unknown', { region: params.region })
      return new FileAnswer(`${params.region}.yaml`, 'application/yaml', Buffer.from(exportPack(params.region, await allRows(work.sql))))
    },
  }),
  route({
    method: 'POST', path: '/policy/check', may: 'staff:policy.read', summary: 'Names every mistake in a pack with its line',
    body: packText, handle: async (_work, { body }) => ({ mistakes: checkPack(body.text) }),
  }),
  ownRoute({
    method: 'POST', path: '/policy/packs', may: 'staff:policy.change', summary: 'Loads a pack: adds what is missing, refuses what contradicts a value in force',
    body: packText.extend({ approvedBy: z.string().min(1).max(200) }),
    own: async (house, { by, body }) => {
      const loaded = await inWork(house, by, async work => {
        const done = await loadPacks(work, { pack: body.text }, body.approvedBy)
        if (done.mistakes.length) return faults(done.mistakes)
        await note(work, { verb: 'regions.load-pack', person: null, facts: { added: done.added, unchanged: done.unchanged, approvedBy: body.approvedBy } })
        return { added: done.added, unchanged: done.unchanged }
      })
      await openPolicy(sqlOf(house.pool))
      return loaded
    },
  }),
  ownRoute({
    method: 'POST', path: '/policy/values', may: 'staff:policy.change', summary: 'A new value of a region from a day still to come',
    body: z.strictObject({
      region: code, key: z.string().min(1), value: z.unknown(), validFrom: day, standing: z.enum(standings), approvedBy: z.string().min(1).max(200),
      source: z.array(z.strictObject({ code: z.string().min(1).max(40), title: z.string().min(1).max(200) })).min(1), note: z.string().max(500).nullable().default(null),
    }),
    own: async (house, { by, body }) => {
      const changed = await inWork(house, by, work => changePolicy(work, body))
      await openPolicy(sqlOf(house.pool))
      return changed
    },
  }),
]
