import { Hono } from 'hono'
import { followUpRoutes } from '#routes/followups/followups.tsx'
import { drawingRoutes } from '#routes/proposals/form.tsx'
import type { House } from '#routes/web/house.ts'
import { accountRoutes } from './accounts/accounts.tsx'
import { settlingRoutes } from './accounts/settling.tsx'
import { agreementRoutes } from './agreements.tsx'
import { arrivalRoutes } from './arrivals/arrivals.tsx'
import { batchRoutes } from './batches/index.ts'
import { bringingRoutes } from './bringing/index.ts'
import { caseRoutes } from './cases/index.ts'
import { signedSheetRoutes } from './cases/signed-sheet.tsx'
import { contractRegisterRoutes } from './contracts/register.tsx'
import { copyRoutes } from './copies/copies.tsx'
import { custodianChangeRoutes } from './custodians/changing.tsx'
import { custodianRoutes } from './custodians/keys.tsx'
import { ownShareRoutes } from './custodians/own-share.tsx'
import { codeRoutes } from './custody/codes.tsx'
import { filingRoutes } from './custody/filing.tsx'
import { placeRoutes } from './custody/places.tsx'
import { queueRoutes } from './custody/queue.tsx'
import { scanRoutes } from './custody/scans.tsx'
import { damageRoutes } from './damages.tsx'
import { beginningRoutes } from './dossiers/begin.tsx'
import { closingRoutes } from './dossiers/closing.tsx'
import { dossierRoutes } from './dossiers/dossiers.tsx'
import { findingRoutes } from './dossiers/findings.tsx'
import { historyRoutes } from './dossiers/history.tsx'
import { paperRoutes } from './dossiers/papers.tsx'
import { recordRoutes } from './dossiers/records.tsx'
import { exportRoutes } from './exports/index.ts'
import { peopleChangeRoutes } from './grid/changes.tsx'
import { gridRoutes } from './grid/grid.tsx'
import { peopleGridRoutes } from './grid/people.tsx'
import { homeRoutes } from './home.tsx'
import { importRoutes } from './imports/index.ts'
import { logCodeRoutes } from './log/codes.tsx'
import { logRoutes } from './log/log.tsx'
import { manualRoutes } from './manual.tsx'
import { materialRoutes } from './materials/index.ts'
import { mySignInRoutes } from './my-sign-in.tsx'
import { noticeRoutes } from './notices.tsx'
import { openingRoutes } from './opening/opening.tsx'
import { officeRoutes } from './organisation/offices.tsx'
import { postRoutes } from './organisation/posts.tsx'
import { treeTableRoutes } from './organisation/table.tsx'
import { treeRoutes } from './organisation/tree.tsx'
import { unitRoutes } from './organisation/unit.tsx'
import { payMonthRoutes } from './pay-months/months.tsx'
import { payScaleRoutes } from './pay-scales/scales.tsx'
import { printRoutes } from './prints/index.ts'
import { askingRoutes } from './proposals/asking.tsx'
import { proposalRoutes } from './proposals/proposal.tsx'
import { proxyRoutes } from './proxies.tsx'
import { readingRoutes } from './readings/index.ts'
import { resourceRoutes } from './resources/resources.tsx'
import { annualReturnRoutes } from './returns/index.ts'
import { rollRoutes } from './rolls/rolls.tsx'
import { nameListRoutes } from './roster/name-list.tsx'
import { listRoutes } from './roster/roster.tsx'
import { searchRoutes } from './roster/search.tsx'
import { sampleRoutes } from './samples.tsx'
import { settingsRoutes } from './settings.tsx'
import { ruleRoutes } from './settlement/rules.tsx'
import { setupRoutes } from './setup/setup.tsx'
import { setupStepRoutes } from './setup/steps.tsx'
import { firstSignInRoutes } from './sign-in/first.tsx'
import { stageRoutes } from './sign-in/stages.tsx'
import { standInRoutes } from './stand-in.ts'
import { statisticsChartRoutes } from './statistics/charts.tsx'
import { statisticsCheckRoutes } from './statistics/checks.tsx'
import { crossRoutes } from './statistics/cross.tsx'
import { crossSheetRoutes } from './statistics/cross-sheet.ts'
import { crossFileRoutes } from './statistics/crosses/files.tsx'
import { pinnedCrossRoutes } from './statistics/crosses/pinned.tsx'
import { savedCrossRoutes } from './statistics/crosses/saved.tsx'
import { statisticsReadingRoutes } from './statistics/reading.tsx'
import { statisticsSheetRoutes } from './statistics/sheets.tsx'
import { statisticsRoutes } from './statistics/tables.tsx'
import { statisticsYearsRoutes } from './statistics/years.tsx'
import { suggestionRoutes } from './suggestions.tsx'
import { numberedAccountRoutes } from './system/accounts.tsx'
import { leaverRoutes } from './system/leavers.tsx'
import { systemRoutes } from './system/system.tsx'
import { templateRoutes } from './templates/index.ts'
import { transferRoutes } from './transfers/transfers.tsx'
import { sealRoutes } from './unseal.tsx'
import { preferenceRoutes } from './web/preferences.ts'
import type { Reach } from './web/security.tsx'
import { type SignInOffer, sessionRoutes } from './web/session.tsx'
import type { Web } from './web/web.ts'

/** What answers without being signed in, once the house is open. */
export const openRoutes = (reach: Reach, offer?: SignInOffer): Hono<Web> =>
  new Hono<Web>()
    .route('/', preferenceRoutes)
    .route('/', sessionRoutes(reach, offer))
    .route('/', firstSignInRoutes(reach))
    .route('/', stageRoutes(reach))

/** The table of contents: one line a feature. */
export const houseRoutes = (house: House, reach: Reach): Hono<Web> =>
  new Hono<Web>()
    .route('/', homeRoutes)
    .route('/', settingsRoutes)
    .route('/', manualRoutes())
    .route('/', mySignInRoutes(reach))
    .route('/', custodianRoutes)
    .route('/', custodianChangeRoutes)
    .route('/', ownShareRoutes(reach))
    .route('/', proxyRoutes)
    .route('/', officeRoutes)
    .route('/', setupRoutes)
    .route('/', setupStepRoutes)
    .route('/', treeRoutes)
    .route('/', treeTableRoutes)
    .route('/', unitRoutes)
    .route('/', postRoutes)
    .route('/', accountRoutes)
    .route('/', settlingRoutes)
    .route('/', askingRoutes)
    .route('/', noticeRoutes)
    .route('/', listRoutes)
    .route('/', searchRoutes)
    .route('/', suggestionRoutes)
    .route('/', rollRoutes)
    .route('/', nameListRoutes)
    .route('/', statisticsReadingRoutes)
    .route('/', statisticsRoutes)
    .route('/', statisticsChartRoutes)
    .route('/', statisticsCheckRoutes)
    .route('/', statisticsYearsRoutes)
    .route('/', crossRoutes)
    .route('/', crossSheetRoutes)
    .route('/', crossFileRoutes)
    .route('/', pinnedCrossRoutes)
    .route('/', savedCrossRoutes)
    .route('/', statisticsSheetRoutes)
    .route('/', annualReturnRoutes)
    .route('/', templateRoutes)
    .route('/', beginningRoutes)
    .route('/', dossierRoutes)
    .route('/', historyRoutes)
    .route('/', closingRoutes)
    .route('/', openingRoutes)
    .route('/', payMonthRoutes)
    .route('/', payScaleRoutes)
    .route('/', ruleRoutes)
    .route('/', contractRegisterRoutes)
    .route('/', followUpRoutes)
    .route('/', findingRoutes)
    .route('/', paperRoutes)
    .route('/', recordRoutes)
    .route('/', proposalRoutes)
    .route('/', drawingRoutes)
    .route('/', gridRoutes)
    .route('/', peopleGridRoutes)
    .route('/', peopleChangeRoutes)
    .route('/', materialRoutes)
    .route('/', bringingRoutes)
    .route('/', importRoutes)
    .route('/', exportRoutes)
    .route('/', caseRoutes)
    .route('/', batchRoutes)
    .route('/', readingRoutes)
    .route('/', transferRoutes)
    .route('/', arrivalRoutes)
    .route('/', queueRoutes)
    .route('/', filingRoutes)
    .route('/', scanRoutes)
    .route('/', placeRoutes)
    .route('/', resourceRoutes)
    .route('/', printRoutes)
    .route('/', codeRoutes)
    .route('/', signedSheetRoutes)
    .route('/', sampleRoutes)
    .route('/', standInRoutes)
    .route('/', logRoutes)
    .route('/', logCodeRoutes)
    .route('/', agreementRoutes)
    .route('/', damageRoutes)
    .route('/', systemRoutes(reach))
    .route('/', leaverRoutes)
    .route('/', copyRoutes)
    .route('/', numberedAccountRoutes)
    .route('/', sealRoutes(house))
