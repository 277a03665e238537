import { Hono } from 'hono'
import type { Web } from '#routes/web/web.ts'
import { commandRoutes } from './commands.tsx'
import { pageRoutes } from './page.tsx'
import { sendRoutes } from './send.tsx'

export const bringingRoutes = new Hono<Web>().route('/', sendRoutes).route('/', pageRoutes).route('/', commandRoutes)
