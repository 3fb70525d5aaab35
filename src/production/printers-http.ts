import { z } from 'zod'
import { route, type Route } from '#kit/route'
import { printersFile } from './list-files.ts'
import { driverNames, driverOf } from './printer-port.ts'
import { changePrinterOffice, registerPrinter, retirePrinter, seePrinters } from './printers.ts'
import { refuse } from './refusals.ts'
import { printerBody } from './shared.ts'

const ofPrinter = z.object({ printer: z.uuid() })
const key = z.string().max(64).optional()

/** 打印机 of the counters: what the security administrator registers, as plants are. (PROD-08) */
export const printerRoutes: Route[] = [
  route({ method: 'GET', path: '/production/printers', may: 'staff:access.read', file: printersFile, summary: 'Card printers: where, which machine, free or at work, last used', handle: seePrinters }),
  route({ method: 'POST', path: '/production/printers', may: 'staff:access.change', summary: 'Registers the card printer of a counter',
    body: z.strictObject({ key, ...printerBody, driver: z.enum(driverNames, `没有这个驱动。可以选：${driverNames.join('、')} | There is no such driver. There are: ${driverNames.join(', ')}`) }),
    handle: async (work, { body: { key: _key, ...printer }, demo }) => driverOf(printer.driver).standIn && !demo ? refuse('printer-stand-in') : registerPrinter(work, printer) }),
  route({ method: 'POST', path: '/production/printers/:printer/move', may: 'staff:access.change', summary: 'A printer is carried to another counter', params: ofPrinter, body: z.strictObject({ key, office: printerBody.office }),
    handle: (work, { params, body }) => changePrinterOffice(work, params.printer, body.office) }),
  route({ method: 'POST', path: '/production/printers/:printer/retire', may: 'staff:access.change', summary: 'Nothing is begun on a printer any more', params: ofPrinter, body: z.strictObject({ key }),
    handle: (work, { params }) => retirePrinter(work, params.printer) }),
]
