import { Hono } from 'hono'
import type { Web } from '#routes/web/web.ts'
import { approvalRoutes } from './approval.tsx'
import { caseListRoutes } from './list.tsx'
import { casePageRoutes } from './page.tsx'
import { readingRevocationRoutes } from './reading-revocation.ts'
import { resubmissionRoutes } from './resubmission.ts'
import { revocationRoutes } from './revocation.tsx'
import { seatRoutes } from './seats.ts'
import { settingRoutes } from './setting.ts'
import { signatureRoutes } from './signature.ts'
import { submissionRoutes } from './submission.tsx'
import { talkRoutes } from './talk.ts'
import { taskRoutes } from './task.ts'
import { verdictRoutes } from './verdict.ts'
import { withdrawalRoutes } from './withdrawal.ts'

export const caseRoutes = new Hono<Web>()
  .route('/', caseListRoutes)
  .route('/', casePageRoutes)
  .route('/', verdictRoutes)
  .route('/', taskRoutes)
  .route('/', settingRoutes)
  .route('/', withdrawalRoutes)
  .route('/', resubmissionRoutes)
  .route('/', seatRoutes)
  .route('/', talkRoutes)
  .route('/', signatureRoutes)
  .route('/', submissionRoutes)
  .route('/', approvalRoutes)
  .route('/', revocationRoutes)
  .route('/', readingRevocationRoutes)
