import { nextStep, remaining, type SettingLine, type Standing } from '#domain/first-start/remaining.ts'
import type { App } from '#house/app.ts'
import { paths } from '#views/paths.ts'

/** The house as it stands at this moment. */
export const standingOf = ({ directory, roster }: App): Standing => ({
  units: [...directory.units.values()],
  offices: directory.offices,
  everyone: directory.everyone(),
  settings: directory.settings,
  dossiers: roster.all().length,
})

/** Every line of what there is to set up, done or not. */
export const linesOf = (app: App): readonly SettingLine[] => remaining(standingOf(app))

/** The page on which the HR lead goes on with the first start. */
export const whereItGoesOn = (app: App): string => pageOf[nextStep(linesOf(app))]

/** The page of each step of the HR lead. */
export const pageOf = {
  deputies: paths.setupDeputies(),
  questions: paths.setupQuestions(),
  tree: paths.setupTree(),
  dossiers: paths.setup(),
} as const
