import { z } from 'zod'
import type { Route } from '#kit/route'

const json = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

/** OpenAPI 3.1 of every route, from the very shapes the door parses with. */
export function openapi(routes: readonly Route[]) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`
    const parameters = [...listed(route.params, 'path'), ...listed(route.query, 'query')]
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: {
      summary: route.summary, 'x-may': route.may, parameters,
      ...(route.upload ? { requestBody: { content: { 'multipart/form-data': {} } } } : route.body ? { requestBody: { content: { 'application/json': { schema: json(route.body) } } } } : {}),
      responses: { 200: { description: 'done', ...(route.answer ? { content: { 'application/json': { schema: json(route.answer) } } } : {}) },
        default: { description: 'refused, with the reason in Chinese and English', content: { 'application/json': { schema: { $ref: '#/components/schemas/Refused' } } } } },
    } }
  }
  const refused = z.object({ refused: z.string(), facts: z.record(z.string(), z.unknown()), zh: z.string(), en: z.string(),
    fields: z.array(z.object({ field: z.string(), zh: z.string(), en: z.string() })).optional() })
  return { openapi: '3.1.0', info: { title: 'Shebaoka', version: '0.1.0' }, paths, components: { schemas: { Refused: json(refused) } } }
}

function listed(schema: z.ZodType | undefined, place: 'path' | 'query') {
  if (!schema) return []
  const { properties = {}, required = [] } = json(schema) as { properties?: Record<string, unknown>; required?: string[] }
  return Object.entries(properties).map(([name, shape]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: shape }))
}
