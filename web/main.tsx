import { draw } from './draw.tsx'
import { router } from './router.tsx'

draw(router)
