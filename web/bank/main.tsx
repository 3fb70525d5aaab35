import { draw } from '../draw.tsx'
import { routerOf } from '../router-of.tsx'
import { online, open, staff } from './pages.ts'
import { StandIn } from './stand-in.tsx'

draw(routerOf({ bare: [...open, ...online], framed: Object.values(staff).flat(), frame: () => import('./staff-frame.tsx'), around: page => <><StandIn />{page}</> }))
