import { z } from 'zod'
import { isRefused } from '#kit/refusal'
import { FileAnswer, ownRoute, route, type Route } from '#kit/route'
import { exportBatch, exportFile, exportRows, registerPlant } from './plant-export.ts'
import { takeReturn } from './plant-return.ts'
import { listPlants } from './store-plant.ts'

const ofBatch = z.object({ batch: z.uuid() })
const code = z.string().regex(/^[A-Z0-9-]{2,20}$/, '代码是 2 到 20 位大写字母、数字或横线 | The code has 2 to 20 capital letters, digits or dashes')

/** 报盘、回盘: files to a plant and back. (PROD-01, PROD-04) */
export const plantRoutes: Route[] = [
  route({ method: 'GET', path: '/production/plants', may: 'staff:production.run', summary: 'Plants that make cards', handle: async work => ({ rows: (await listPlants(work)).map(({ code, name, publicKey }) => ({ code, name, publicKey })) }) }),
  route({ method: 'POST', path: '/production/plants', may: 'staff:access.change', summary: 'Registers a plant with the SM2 key its files are enciphered for',
    body: z.strictObject({ key: z.string().max(64).optional(), code, name: z.string().trim().min(2).max(60), publicKey: z.string().trim().max(200) }), handle: (work, { body }) => registerPlant(work, body) }),
  route({ method: 'GET', path: '/production/batches/:batch/exports', may: 'staff:production.run', summary: 'Files of a batch to a plant, and what came back', params: ofBatch, handle: (work, { params }) => exportRows(work, params.batch) }),
  ownRoute({ method: 'POST', path: '/production/batches/:batch/exports', may: 'staff:production.run', summary: 'Sends the next cards of a batch to a plant; the same key answers as before', params: ofBatch,
    body: z.strictObject({ key: z.string().min(8).max(80), plant: code.optional() }), own: (house, { by, params, body }) => exportBatch(house, by, params.batch, body) }),
  route({ method: 'GET', path: '/production/batches/:batch/exports/:export/file', may: 'staff:production.run', summary: 'The file of an export, enciphered for its plant', params: ofBatch.extend({ export: z.coerce.number().int().min(1).max(99_999) }),
    handle: async (work, { params }) => {
      const file = await exportFile(work, params.batch, params.export)
      return isRefused(file) ? file : new FileAnswer(file.name, 'text/plain; charset=utf-8', file.bytes)
    } }),
  ownRoute({ method: 'POST', path: '/production/batches/:batch/returns', may: 'staff:production.run', summary: 'Takes a plant’s return file, once', params: ofBatch,
    body: z.strictObject({ key: z.string().max(64).optional(), text: z.string().max(900_000) }), own: (house, { by, params, body }) => takeReturn(house, by, params.batch, body.text) }),
]
