import { Hono } from 'hono'
import type { Web } from '#routes/web/web.ts'
import { appointmentRoutes } from './appointments.tsx'
import { batchRoutes as oneBatch } from './batch.tsx'
import { batchClosingRoutes } from './closing.ts'
import { draftBatchRoutes } from './drafts.tsx'
import { letterRoutes } from './letters.tsx'
import { batchListRoutes } from './list.tsx'
import { meetingRoutes } from './meeting.ts'
import { batchPrintRoutes } from './prints.tsx'

export const batchRoutes = new Hono<Web>()
  .route('/', batchListRoutes)
  .route('/', draftBatchRoutes)
  .route('/', appointmentRoutes)
  .route('/', meetingRoutes)
  .route('/', batchClosingRoutes)
  .route('/', batchPrintRoutes)
  .route('/', letterRoutes)
  .route('/', oneBatch)
