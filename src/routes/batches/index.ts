import { Hono } from 'hono'
import type { Web } from '#routes/web/web.ts'
import { batchRoutes as oneBatch } from './batch.tsx'
import { draftBatchRoutes } from './drafts.tsx'
import { batchListRoutes } from './list.tsx'

export const batchRoutes = new Hono<Web>().route('/', batchListRoutes).route('/', draftBatchRoutes).route('/', oneBatch)
