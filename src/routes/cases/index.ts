import { Hono } from 'hono'
import type { Web } from '#routes/web/web.ts'
import { approvalRoutes } from './approval.tsx'
import { caseCommandRoutes } from './commands.tsx'
import { caseListRoutes } from './list.tsx'
import { casePageRoutes } from './page.tsx'
import { revocationRoutes } from './revocation.tsx'
import { signatureRoutes } from './signature.tsx'
import { submissionRoutes } from './submission.tsx'

export const caseRoutes = new Hono<Web>()
  .route('/', caseListRoutes)
  .route('/', casePageRoutes)
  .route('/', caseCommandRoutes)
  .route('/', signatureRoutes)
  .route('/', submissionRoutes)
  .route('/', approvalRoutes)
  .route('/', revocationRoutes)
