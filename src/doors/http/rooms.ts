import { routes as access } from '#access'
import { routes as applications, rosterRoutes } from '#applications'
import { routes as banks } from '#banks'
import { routes as cancellation } from '#cancellation'
import { routes as cards } from '#cards'
import { printerRoutes, readerRoutes } from '#demo'
import { routes as fees } from '#fees'
import { contactRoutes, routes as holders } from '#holders'
import { routes as identity } from '#identity'
import { routes as imports } from '#imports'
import { routes as insurance } from '#insurance'
import type { Route } from '#kit/route'
import { routes as oldcards } from '#oldcards'
import { routes as outbox } from '#outbox'
import { routes as production } from '#production'
import { routes as regions } from '#regions'
import { routes as settlement } from '#settlement'
import { recordRoutes, routes as staff } from '#staff'
import { routes as terminals } from '#terminals'
import { agencyRoutes } from './agency.ts'
import { peopleRoutes } from './people.ts'
import { withFiles } from './list-file.ts'
import { withinReach } from './reach.ts'
import { passkeyRoutes, seatRoutes, signInRoutes } from './sign-in.ts'

/** Every room's routes: a room is on the door when it stands in this list. What names a person is held to that person's city. */
export const roomRoutes: readonly Route[] = withFiles([...signInRoutes, ...passkeyRoutes, ...staff, ...recordRoutes, ...outbox, ...peopleRoutes, ...agencyRoutes, ...regions, ...holders, ...contactRoutes, ...insurance, ...identity, ...applications, ...rosterRoutes, ...cards, ...cancellation, ...oldcards, ...banks, ...fees, ...production, ...terminals, ...settlement, ...access, ...imports].map(withinReach))
/** Registered only when the database was born a demo. */
export const demoRoutes: readonly Route[] = [...seatRoutes, ...readerRoutes, ...printerRoutes]
