import type { CasePaper } from '#domain/cases/kind.ts'
import type { Format } from '#domain/exports/formats.ts'
import type {
  AccountId,
  AgreementId,
  ArrivalId,
  AsideId,
  BatchId,
  BlobId,
  BringingId,
  CaseId,
  CrossId,
  DossierId,
  ExportId,
  FilingId,
  FollowUpId,
  ImportId,
  LocationId,
  MaterialId,
  PostId,
  ProxyId,
  RecordId,
  ResourceId,
  ReturnId,
  TemplateId,
  UnitId,
  VisitId,
} from '#domain/ids.ts'

const query = (values: Readonly<Record<string, string | number | undefined>>) => {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '')
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([key, value]): [string, string] => [key, String(value)]))}`
}

/** A step in the life of a paper, as its address names it. */
export type MaterialStep = 'examination' | 'filing' | 'return' | 'correction' | 'removal' | 'distinction'

/** A step with paper that came, as its address names it. */
export type ArrivalStep =
  | 'check'
  | 'dossier'
  | 'scan'
  | 'slip'
  | 'receipt'
  | 'reminder'
  | 'missing'
  | 'approval'
  | 'box'

/** What is done to what came together, as its address names it. */
export type BringingStep =
  | 'columns'
  | 'answers'
  | 'distinction'
  | 'joining'
  | 'keeping'
  | 'leaving'
  | 'undoing'
  | 'failed'

/** What is done to a cross-table that is kept, as its address names it. */
export type CrossStep = 'definition' | 'name' | 'share' | 'pin' | 'removal'

/** Every address of the house, spelt once. Nouns only; GET and POST only. */
export const paths = {
  /** `asked`: what waits, of one kind or so long alone. */
  home: (tab?: 'done' | 'mine' | 'copied', page = 1, asked: Readonly<Record<string, string | undefined>> = {}) =>
    `/${query({ tab, ...asked, page: page > 1 ? String(page) : undefined })}`,
  notices: (page?: number) => `/notices${query({ page })}`,
  noticesRead: () => '/notices/reading',

  signIn: () => '/sign-in',
  /** 首次登录, with a code that was handed over. */
  firstSignIn: () => '/sign-in/first',
  demandedPassword: () => '/sign-in/password',
  factor: (to = '/') => `/sign-in/factor${query({ to: to === '/' ? undefined : to })}`,
  enrolment: (to = '/') => `/sign-in/enrolment${query({ to: to === '/' ? undefined : to })}`,
  /** 我的登录. */
  mySignIn: () => '/settings/sign-in',
  myPassword: () => '/settings/sign-in/password',
  mySessions: () => '/settings/sign-in/sessions',
  myFactor: () => '/settings/sign-in/factor',
  myRecovery: () => '/settings/sign-in/recovery',
  myFactorRemoval: () => '/settings/sign-in/factor/removal',
  signOut: () => '/sign-out',
  language: () => '/language',
  theme: () => '/theme',
  shortcuts: () => '/shortcuts',
  settings: () => '/settings',
  custodians: () => '/settings/keys',
  custodianChange: () => '/settings/keys/change',
  custodianChangeEnd: () => '/settings/keys/change/end',
  custodianCode: (seat: number) => `/settings/keys/change/seats/${seat}/code`,
  keyringCopies: () => '/settings/keys/copies',
  keyringCopyEnd: (copy: string) => `/settings/keys/copies/${copy}/end`,
  unattendedEnd: () => '/settings/keys/unattended/end',
  ownShare: () => '/settings/share',
  ownShareSeat: () => '/settings/share/seat',
  ownShareProof: () => '/settings/share/proof',
  ownShareName: () => '/settings/share/name',
  ownSharePassphrase: () => '/settings/share/passphrase',
  ownShareCard: () => '/settings/share/card',
  ownShareCardPdf: () => '/settings/share/card.pdf',
  ownShareCardReading: () => '/settings/share/card/reading',
  /** 常用语 of whoever is signed in, and of what that one wants to be told. */
  phrases: () => '/settings/phrases',
  noticeWishes: () => '/settings/notices',
  /** 抽查: routine changes that a second person looks at. */
  samples: () => '/samples',
  sample: (id: CaseId) => `/samples/${id}`,
  sampleVerdict: (id: CaseId) => `/samples/${id}/verdict`,
  /** 账号与职责. `show`: those that wait, are dormant or closed alone. */
  accounts: (show = '') => `/settings/accounts${query({ show })}`,
  secondFactor: () => '/settings/accounts/second-factor',
  newAccount: () => '/settings/accounts/new',
  account: (id: AccountId) => `/settings/accounts/${id}`,
  accountDuties: (id: AccountId) => `/settings/accounts/${id}/duties`,
  accountDutyEnd: (id: AccountId) => `/settings/accounts/${id}/duties/end`,
  accountAct: (id: AccountId, act: 'suspension' | 'resumption' | 'hand-over' | 'closing') =>
    `/settings/accounts/${id}/${act}`,
  accountLink: (id: AccountId) => `/settings/accounts/${id}/link`,
  /** 变更审批对照表. */
  asking: () => '/settings/asking',
  /** 第一次启动, by whoever reads the terminal; then by each custodian behind a link of the own. */
  start: () => '/start',
  startCode: () => '/start/code',
  startRestore: () => '/start/restore',
  startRestoring: () => '/start/restore/progress',
  startOrganisation: () => '/start/organisation',
  startCustodians: () => '/start/custodians',
  startLink: (seat: number) => `/start/custodians/${seat}/link`,
  startSeat: (link: string) => `/start/seat/${link}`,
  startCard: () => '/start/card',
  startCardPdf: () => '/start/card.pdf',
  startCardReading: () => '/start/card/reading',
  startPeople: () => '/start/people',
  startPersonLink: (duty: string) => `/start/people/${duty}/link`,
  startPerson: (link: string) => `/start/person/${link}`,
  startKeyring: () => '/start/keyring',
  /** 第一周手册, and a chapter of it. */
  manual: (chapter?: string) => (chapter === undefined ? '/manual' : `/manual/${chapter}`),
  manualPicture: (file: string) => `/manual/pictures/${file}`,
  /** 设置单位: what remains after the first start. */
  setup: () => '/setup',
  setupDuty: () => '/setup/duty',
  setupFallback: () => '/setup/fallback',
  setupDeputies: () => '/setup/deputies',
  setupQuestions: () => '/setup/questions',
  setupTree: () => '/setup/tree',
  setupWorkbook: () => '/setup/tree/workbook',
  unseal: () => '/unseal',
  unsealProgress: () => '/unseal/progress',
  seal: () => '/seal',
  health: () => '/health',
  demoStandIn: () => '/demo/stand-in',

  /** 工位与设备. */
  resources: (asked: Readonly<Record<string, string | number | undefined>> = {}) => `/resources${query(asked)}`,
  resource: (id: ResourceId) => `/resources/${id}`,
  resourceAllocation: (id: ResourceId) => `/resources/${id}/allocation`,
  resourceReturn: (id: ResourceId) => `/resources/${id}/return`,
  resourceRetirement: (id: ResourceId) => `/resources/${id}/retirement`,

  dossiers: (filter: Readonly<Record<string, string | number | undefined>> = {}) => `/dossiers${query(filter)}`,
  /** `asked` is a query as roster/query.ts writes it, which may give several values to one name. */
  dossierList: (asked: string) => (asked === '' ? '/dossiers' : `/dossiers?${asked}`),
  /** `box` names the field that asks, so that the log has one entry for what is typed into it. */
  dossierSuggestions: (box?: string) => `/dossiers/suggestions${query({ box })}`,
  /** 花名册 of the people of a list, as a PDF or a workbook. */
  /** 名册: every kind, and one, of the people of a list. */
  rolls: (asked = '') => (asked === '' ? '/rolls' : `/rolls?${asked}`),
  roll: (roll: string, asked = '') => (asked === '' ? `/rolls/${roll}` : `/rolls/${roll}?${asked}`),
  nameList: (asked = '') => (asked === '' ? '/name-list' : `/name-list?${asked}`),
  /** What may stand in a field of a section; never a page. */
  suggestions: (section: string, field: string) => `/suggestions/${section}/${field}`,
  search: (q?: string) => `/search${query({ q })}`,
  statistics: () => '/statistics',
  /** How far the first reading for figures is. */
  statisticsReading: () => '/statistics/reading',
  statisticsWorking: () => '/statistics/working',
  /** How far a page is that takes long. */
  statisticsWaiting: () => '/statistics/waiting',
  /** `cell` is a place on the page: the figure that somebody comes back to. */
  statisticsTable: (table: string, at: { asOf?: string | undefined; clock?: string | undefined; cell?: string } = {}) =>
    `/statistics/tables/${table}${query(at)}${at.cell === undefined ? '' : '#cell'}`,
  /** The chart of a table: `size` for a page that is narrow, `shade` for a dark one. */
  statisticsChart: (
    table: string,
    at: {
      asOf?: string | undefined
      clock?: string | undefined
      size?: string | undefined
      shade?: string | undefined
    } = {},
  ) => `/statistics/tables/${table}/chart.svg${query(at)}`,
  /** 历年变化: the page, the image of one of its charts, and the same as a file. */
  statisticsYears: (at: { asOf?: string | undefined; clock?: string | undefined; cell?: string } = {}) =>
    `/statistics/years${query(at)}${at.cell === undefined ? '' : '#cell'}`,
  statisticsYearsChart: (at: Readonly<Record<string, string | undefined>> = {}) =>
    `/statistics/years/chart.svg${query(at)}`,
  statisticsYearsSheet: () => '/statistics/years/sheet',
  /** `asked`: a definition as `crossEntries` writes it, with its day and clock; without one, the table that one begins with. */
  statisticsCross: (asked: readonly [name: string, value: string][] = []) =>
    asked.length === 0 ? '/statistics/cross' : `/statistics/cross?${new URLSearchParams([...asked])}`,
  crossChart: (asked: readonly [name: string, value: string][] = []) =>
    `/statistics/cross/chart.svg${asked.length === 0 ? '' : `?${new URLSearchParams([...asked])}`}`,
  statisticsCrossCell: (asked: readonly [name: string, value: string][], cell: string) =>
    `${paths.statisticsCross([...asked, ['cell', cell]])}#cell`,
  /** 我的交叉表: those that are kept, one of them, what is done to it, and files of them. */
  savedCrosses: () => '/statistics/crosses',
  savedCross: (id: CrossId) => `/statistics/crosses/${id}`,
  savedCrossStep: (id: CrossId, step: CrossStep) => `/statistics/crosses/${id}/${step}`,
  crossFile: () => '/statistics/crosses/file',
  crossImport: () => '/statistics/crosses/import',
  crossImported: () => '/statistics/crosses/import/keeping',
  /** What the tables on the start page count; never a page. */
  pinnedCrosses: () => '/statistics/crosses/pinned',
  /** The cross-table as a file. */
  crossSheet: () => '/statistics/cross/sheet',
  /** 核对: whether every table agrees, and the same as a file. */
  statisticsChecks: (at: { asOf?: string | undefined; clock?: string | undefined } = {}) =>
    `/statistics/checks${query(at)}`,
  statisticsChecksSheet: () => '/statistics/checks/sheet',
  /** The same table as a file, and all of them as one. */
  statisticsSheet: (table: string) => `/statistics/tables/${table}/sheet`,
  statisticsSheets: () => '/statistics/sheet',
  /** 年报. `corrects`: the one that a new one takes the place of; `like`: one whose tables and signers it begins with. */
  returns: () => '/statistics/returns',
  newReturn: (asked: { corrects?: ReturnId; like?: ReturnId } = {}) => `/statistics/returns/new${query(asked)}`,
  return: (id: ReturnId) => `/statistics/returns/${id}`,
  returnAct: (id: ReturnId, act: 'freezing' | 'signature' | 'sending-back' | 'cancellation' | 'sheet') =>
    `/statistics/returns/${id}/${act}`,
  /** `against`: the changes since the version before, in place of those since the year before. `cell` as in a table of today. */
  returnTable: (id: ReturnId, table: string, at: { against?: 'version' | undefined; cell?: string } = {}) =>
    `/statistics/returns/${id}/tables/${table}${query(at)}${at.cell === undefined ? '' : '#cell'}`,
  returnTableSheet: (id: ReturnId, table: string) => `/statistics/returns/${id}/tables/${table}/sheet`,
  /** Why a cell changed: its row by its values, its column by its place. */
  returnChange: (id: ReturnId, table: string, cell: { row: string; column: number; against?: 'version' | undefined }) =>
    `/statistics/returns/${id}/tables/${table}/changes${query(cell)}`,
  templates: () => '/statistics/templates',
  /** `asked`: the sheet, the day, and what is asked about; `back`: the cell that somebody comes to, a place on the page. */
  template: (id: TemplateId, asked: Readonly<Record<string, string | number | undefined>> = {}, back?: string) =>
    `/statistics/templates/${id}${query({ ...asked, back })}${back === undefined ? '' : `#${back}`}`,
  templateStep: (id: TemplateId, step: 'meanings' | 'file' | 'name' | 'removal' | 'filled') =>
    `/statistics/templates/${id}/${step}`,
  /** Whom a figure counts: the list, narrowed by it. A table has hundreds, whose signs may stand there as they are. */
  figureNames: (figure: string) =>
    `/dossiers?figure=${/^[\w.:,@=~-]*$/.test(figure) ? figure : encodeURIComponent(figure)}`,
  newDossier: (arrival?: ArrivalId) => `/dossiers/new${query({ arrival })}`,
  /**
   * `from`: the list that it was opened from. `merged`: the fields of whoever saved at the same time, `section.field`.
   * `section`: that one alone, with all its records, page by page.
   */
  dossier: (
    id: DossierId,
    at?: Readonly<{
      asOf?: string | undefined
      from?: string | undefined
      merged?: string
      section?: string
      page?: number
    }>,
  ) => `/dossiers/${id}${query({ ...at })}`,
  /** `first`, `second`: two days side by side. `all`: what is the same on both as well. */
  dossierHistory: (id: DossierId, page?: number, asked: Readonly<Record<string, string | undefined>> = {}) =>
    `/dossiers/${id}/history${query({ ...asked, page })}`,
  dossierPhoto: (id: DossierId, blob: BlobId) => `/dossiers/${id}/photo/${blob}`,
  /** Records of a section for many drafts: those of the list that it was opened from. */
  /** 批次: many cases handled together. `from`: the list of drafts that are sent on their way. */
  batches: () => '/batches',
  newBatch: (from?: string) => `/batches/new${query({ from })}`,
  newAppointments: () => '/batches/appointments',
  /** Of a long one: one page, and what was typed to find a row. */
  batch: (id: BatchId, at: Readonly<Partial<{ page: number; find: string }>> = {}) =>
    `/batches/${id}${query({ ...at })}`,
  batchVerdict: (id: BatchId) => `/batches/${id}/verdict`,
  batchCases: (id: BatchId) => `/batches/${id}/cases`,
  batchRemoval: (id: BatchId) => `/batches/${id}/removal`,
  batchMeeting: (id: BatchId) => `/batches/${id}/meeting`,
  batchNotice: (id: BatchId) => `/batches/${id}/notice`,
  batchClosing: (id: BatchId) => `/batches/${id}/closing`,
  batchPrints: (id: BatchId) => `/batches/${id}/prints`,
  /** 任免通知 of a batch, and of one case. */
  batchLetter: (id: BatchId) => `/batches/${id}/letter`,
  caseLetter: (id: CaseId) => `/cases/${id}/letter`,
  /** New records of one section for many archived dossiers. */
  people: () => '/people',
  peopleChangeStart: (from?: string) => `/people/changes${query({ from })}`,
  peopleChanges: (section: string, from?: string) => `/people/${section}/changes${query({ from })}`,
  peopleGrids: (from?: string) => `/people/grid${query({ from })}`,
  peopleGrid: (section: string, from?: string) => `/people/${section}/grid${query({ from })}`,
  /** 薪酬: what finance keeps. */
  pay: () => '/pay',
  payMonths: () => '/pay/months',
  payMonth: (month: string) => `/pay/months/${month}`,
  payMonthWorkbook: (month: string) => `/pay/months/${month}/workbook`,
  payMonthColumns: (month: string) => `/pay/months/${month}/columns`,
  payMonthClosing: (month: string) => `/pay/months/${month}/closing`,
  payMonthReopening: (month: string) => `/pay/months/${month}/reopening`,
  payScales: () => '/pay/scales',
  payRules: () => '/pay/rules',
  payRule: (rule: string) => `/pay/rules/${rule}`,
  payRuleRemoval: (rule: string) => `/pay/rules/${rule}/removal`,
  openings: () => '/opening',
  opening: (section: string) => `/opening/${section}`,
  paper: (id: DossierId, blob: BlobId, page?: number) => `/dossiers/${id}/papers/${blob}${query({ page })}`,
  paperPicture: (id: DossierId, blob: BlobId, page: number) =>
    `/dossiers/${id}/papers/${blob}/picture${query({ page })}`,
  /** `line`: of 待核奖惩, which a new record begins with. `page`: of the section's own page, which saving leads back to. */
  section: (id: DossierId, section: string, record?: RecordId, from?: string, line?: number, page?: number) =>
    `/dossiers/${id}/sections/${section}${query({ record, from, line, page })}`,
  /** A record that an examined paper proves: the paper is filed with it. */
  provenSection: (id: DossierId, section: string, material: MaterialId) =>
    `/dossiers/${id}/sections/${section}${query({ material })}`,
  sectionRecords: (id: DossierId, section: string, from?: string, page?: number) =>
    `/dossiers/${id}/sections/${section}/records${query({ from, page })}`,
  sectionNothing: (id: DossierId, section: string, from?: string) =>
    `/dossiers/${id}/sections/${section}/nothing${query({ from })}`,
  /** Many records of a section, typed and pasted into a grid. */
  sectionGrid: (id: DossierId, section: string, from?: string, page?: number) =>
    `/dossiers/${id}/sections/${section}/grid${query({ from, page })}`,
  recordRetraction: (id: DossierId, section: string, record: RecordId, from?: string, page?: number) =>
    `/dossiers/${id}/sections/${section}/records/${record}/retraction${query({ from, page })}`,
  /** For a new dossier, unless another kind of case is named. */
  submission: (id: DossierId, kind?: string) => `/dossiers/${id}/submission${query({ kind })}`,
  /** 这次的修改: what is gathered on an archived dossier and not yet submitted. */
  /** `of` is the case that came back, where several did. */
  proposal: (id: DossierId, kind?: string, of?: CaseId) => `/dossiers/${id}/proposal${query({ kind, case: of })}`,
  proposalSubmission: (id: DossierId, kind?: string) => `/dossiers/${id}/proposal/submission${query({ kind })}`,
  proposalDiscarding: (id: DossierId, kind?: string) => `/dossiers/${id}/proposal/discarding${query({ kind })}`,
  proposalRemoval: (id: DossierId, record: RecordId, kind?: string) =>
    `/dossiers/${id}/proposal/records/${record}/removal${query({ kind })}`,
  /** A kind of case that is drawn on a form of its own. */
  followUps: () => '/follow-ups',
  followUp: (id: FollowUpId) => `/follow-ups/${id}`,
  followUpRecord: (id: FollowUpId) => `/follow-ups/${id}/record`,
  followUpVerdict: (id: FollowUpId) => `/follow-ups/${id}/verdict`,
  followUpResources: (id: FollowUpId) => `/follow-ups/${id}/resources`,
  followUpDone: (id: FollowUpId) => `/follow-ups/${id}/done`,
  contracts: (query = '') => (query === '' ? '/contracts' : `/contracts?${query}`),
  contractWorkbook: () => '/contracts/workbook',
  drawing: (id: DossierId, kind: string, way?: string) =>
    `/dossiers/${id}/drawing/${kind}${way === undefined ? '' : `?way=${way}`}`,
  draftClosing: (id: DossierId) => `/dossiers/${id}/closing`,
  finding: (id: DossierId, rule: string, record?: RecordId) => `/dossiers/${id}/findings/${rule}${query({ record })}`,
  asideConsent: (id: DossierId, rule: string, aside: AsideId, record?: RecordId) =>
    `/dossiers/${id}/findings/${rule}/${aside}/consent${query({ record })}`,
  asideWithdrawal: (id: DossierId, rule: string, aside: AsideId, record?: RecordId) =>
    `/dossiers/${id}/findings/${rule}/${aside}/withdrawal${query({ record })}`,
  asides: () => '/asides',
  preview: (id: DossierId) => `/dossiers/${id}/preview`,
  previewPdf: (id: DossierId) => `/dossiers/${id}/preview.pdf`,

  /** What HR prints by itself: of one dossier, and of the people of a list (`asked` as roster/query.ts writes it). */
  hrPrint: (id: DossierId, paper: string, edition?: string) => `/dossiers/${id}/prints/${paper}${query({ edition })}`,
  /** 干部任免审批表 with what a case says of the appointment. */
  appointmentForm: (id: DossierId, of: CaseId) => `/dossiers/${id}/prints/appointment${query({ case: of })}`,
  hrPrintPdf: (id: DossierId, paper: string, edition?: string) =>
    `/dossiers/${id}/prints/${paper}/preview.pdf${query({ edition })}`,
  hrPrints: (paper: string, asked = '') => (asked === '' ? `/prints/${paper}` : `/prints/${paper}?${asked}`),

  /** The catalogue of a dossier; `volume` shows one volume's alone. */
  materials: (id: DossierId, volume?: 'original' | 'duplicate') => `/dossiers/${id}/materials${query({ volume })}`,
  materialEntry: (id: DossierId) => `/dossiers/${id}/materials/entry`,
  materialReceipt: (id: DossierId, begun: { class?: string; title?: string } = {}) =>
    `/dossiers/${id}/materials/receipt${query(begun)}`,
  materialHistory: (id: DossierId, page?: number) => `/dossiers/${id}/materials/history${query({ page })}`,
  material: (id: DossierId, material: MaterialId) => `/dossiers/${id}/materials/${material}`,
  materialStep: (id: DossierId, material: MaterialId, step: MaterialStep) =>
    `/dossiers/${id}/materials/${material}/${step}`,
  materialPaper: (id: DossierId, material: MaterialId) => `/dossiers/${id}/materials/${material}/paper`,
  looseMaterials: (from?: number) => `/materials${query({ from })}`,
  materialEntryForMany: (from?: 'workbook') => `/materials/entry${query({ from })}`,
  materialWorkbook: () => '/materials/workbook',
  materialWorkbookTemplate: () => '/materials/workbook/template.xlsx',
  materialWorkbookColumns: () => '/materials/workbook/columns',
  materialWorkbookEntries: () => '/materials/workbook/entries',
  materialWorkbookDiscarding: () => '/materials/workbook/discarding',
  missingMaterials: (at: Readonly<{ unit?: UnitId; page?: number }> = {}) => `/materials/missing${query({ ...at })}`,
  /** 导出: of one dossier, of the people of a list (`asked` as roster/query.ts writes it), and what has left. */
  dossierExports: (id: DossierId) => `/dossiers/${id}/exports`,
  exportComparison: (id: DossierId, format?: Format) => `/dossiers/${id}/exports/comparison${query({ format })}`,
  exports: (page?: number) => `/exports${query({ page })}`,
  newExport: (asked = '') => (asked === '' ? '/exports/new' : `/exports/new?${asked}`),
  listExports: () => '/exports/lists',
  export: (id: ExportId) => `/exports/${id}`,
  exportFile: (id: ExportId) => `/exports/${id}/file`,

  /** `page`: of the own; `others`: of those that others have in hand. */
  imports: (at: Readonly<{ page?: number; others?: number }> = {}) => `/imports${query(at)}`,
  import: (id: ImportId) => `/imports/${id}`,
  importPhoto: (id: ImportId) => `/imports/${id}/photo`,
  importAgainst: (id: ImportId) => `/imports/${id}/against`,
  importTaking: (id: ImportId) => `/imports/${id}/taking`,
  importKeeping: (id: ImportId) => `/imports/${id}/keeping`,
  importDiscarding: (id: ImportId) => `/imports/${id}/discarding`,
  importSample: (name: string) => `/imports/samples/${name}`,

  /** 成批导入: what came together, and what is asked of it. */
  bringings: () => '/bringings',
  bringing: (id: BringingId, page = 1) => `/bringings/${id}${query({ page: page > 1 ? page : undefined })}`,
  bringingStep: (id: BringingId, step: BringingStep) => `/bringings/${id}/${step}`,

  /** 查阅: what is open, asking for it, the desk, the register. */
  readings: () => '/readings',
  /** `of`: readers from outside. */
  newReading: (asked: Readonly<{ number?: string | undefined; name?: string | undefined; of?: 'outside' }> = {}) =>
    `/readings/new${query({ ...asked })}`,
  readingAgain: (id: CaseId) => `/readings/${id}/request`,
  readingRevocation: (id: CaseId) => `/readings/${id}/revocation`,
  readingDesk: (id: CaseId) => `/readings/${id}/desk`,
  readingReturn: (id: VisitId) => `/readings/visits/${id}/return`,
  readingRegister: (days: Readonly<{ from?: string; until?: string }> = {}) =>
    `/readings/register${query({ ...days })}`,
  readingRegisterPdf: () => '/readings/register/print',

  /** 转出: of one dossier, and all that waits or has left. */
  transfers: () => '/transfers',
  transferRegister: () => '/transfers/register',
  transfer: (id: DossierId) => `/dossiers/${id}/transfer`,
  transferReceipt: (id: DossierId) => `/dossiers/${id}/transfer/receipt`,
  transferSlip: (id: DossierId) => `/dossiers/${id}/transfer/slip`,

  /** 转入: what came from other units. */
  arrivals: () => '/arrivals',
  newArrival: () => '/arrivals/new',
  arrivalRegister: () => '/arrivals/register',
  arrival: (id: ArrivalId) => `/arrivals/${id}`,
  arrivalStep: (id: ArrivalId, step: ArrivalStep) => `/arrivals/${id}/${step}`,

  cases: (asked: Readonly<Record<string, string | number | undefined>> = {}) => `/cases${query(asked)}`,
  case: (id: CaseId) => `/cases/${id}`,
  /** 审批单. */
  approval: (id: CaseId, sheet?: CasePaper) => `/cases/${id}/approval${query({ sheet })}`,
  approvalPdf: (id: CaseId, sheet?: CasePaper) => `/cases/${id}/approval/preview.pdf${query({ sheet })}`,
  caseVerdict: (id: CaseId) => `/cases/${id}/verdict`,
  caseWithdrawal: (id: CaseId) => `/cases/${id}/withdrawal`,
  caseWithdrawalAsking: (id: CaseId) => `/cases/${id}/withdrawal/asking`,
  caseWithdrawalAnswer: (id: CaseId) => `/cases/${id}/withdrawal/answer`,
  caseResubmission: (id: CaseId) => `/cases/${id}/resubmission`,
  caseSetting: (id: CaseId) => `/cases/${id}/setting`,
  caseTask: (id: CaseId) => `/cases/${id}/task`,
  caseRetry: (id: CaseId) => `/cases/${id}/retry`,
  caseReopening: (id: CaseId) => `/cases/${id}/reopening`,
  /** 撤销: taking back what a case has brought about. */
  caseRevocation: (id: CaseId) => `/cases/${id}/revocation`,
  /** 机构与岗位, today's or of another day. */
  organisation: (at: Readonly<{ asOf?: string | undefined; closed?: 1 | undefined }> = {}) =>
    `/organisation${query({ ...at })}`,
  newUnit: (at: Readonly<{ parent?: UnitId }> = {}) => `/organisation/new${query({ ...at })}`,
  units: () => '/organisation/units',
  unit: (id: UnitId, at: Readonly<{ asOf?: string | undefined }> = {}) =>
    `/organisation/units/${id}${query({ ...at })}`,
  unitName: (id: UnitId) => `/organisation/units/${id}/name`,
  unitParent: (id: UnitId) => `/organisation/units/${id}/parent`,
  unitClosing: (id: UnitId) => `/organisation/units/${id}/closing`,
  unitMerger: (id: UnitId) => `/organisation/units/${id}/merger`,
  unitWithdrawal: (id: UnitId, n: number) => `/organisation/units/${id}/changes/${n}/withdrawal`,
  /** 部门表: units, heads, leaders and posts as a table. */
  treeTable: () => '/organisation/table',
  treeWorkbook: () => '/organisation/table/workbook',
  officeEnd: (id: string) => `/organisation/offices/${id}/end`,
  deputyEnd: (id: string) => `/organisation/deputies/${id}/end`,
  unitPosts: (id: UnitId) => `/organisation/units/${id}/posts`,
  post: (id: PostId) => `/organisation/posts/${id}`,
  postClosing: (id: PostId) => `/organisation/posts/${id}/closing`,
  /** 领导职务. */
  expectedOffices: () => '/settings/offices/expected',
  offices: (at: Readonly<{ unit?: UnitId; kind?: string }> = {}) => `/settings/offices${query({ ...at })}`,
  proxies: () => '/settings/stand-ins',
  proxyEnd: (id: ProxyId) => `/settings/stand-ins/${id}/end`,
  caseTransfer: (id: CaseId) => `/cases/${id}/transfer`,
  caseSignature: (id: CaseId) => `/cases/${id}/signature`,
  caseUrging: (id: CaseId) => `/cases/${id}/urging`,
  caseHandOver: (id: CaseId) => `/cases/${id}/hand-over`,
  caseComments: (id: CaseId) => `/cases/${id}/comments`,

  /** `page`: the page just scanned, whose box comes next. */
  archive: (at: Readonly<{ page?: string; file?: number | undefined; print?: number | undefined }> = {}) =>
    `/archive${query({ ...at })}`,
  filing: (id: FilingId, at: Readonly<{ page?: string }> = {}) => `/archive/filings/${id}${query({ ...at })}`,
  filingPrintRuns: (id: FilingId) => `/archive/filings/${id}/print-runs`,
  filingStanding: (id: FilingId) => `/archive/filings/${id}/standing`,
  filingBox: (id: FilingId) => `/archive/filings/${id}/box`,
  scans: () => '/archive/scans',
  /** 纸面签批 by the number on the sheet. */
  signedSheet: (code: string) => `/archive/sheets/${code}/signature`,
  codes: (code?: string, from?: number) => `/archive/codes${query({ code, from })}`,
  locations: (at: Readonly<{ from?: number | undefined }> = {}) => `/archive/locations${query({ ...at })}`,
  boxLabels: (shelf: LocationId) => `/archive/locations/${shelf}/labels.pdf`,

  log: (filter: Readonly<Record<string, string | number | undefined>> = {}) => `/log${query(filter)}`,
  logExport: () => '/log/export',
  logCodes: () => '/log/codes',
  logCodeRelease: () => '/log/codes/release',
  system: (page?: number) => `/system${query({ page })}`,
  copies: () => '/system/copies',
  copyPlaces: () => '/system/copies/places',
  copyNow: () => '/system/copies/now',
  drillNow: () => '/system/copies/drill',
  /** 按工号批量启用. */
  staffNumbers: () => '/system/numbers',
  numberedAccount: (id: AccountId) => `/system/accounts/${id}`,
  numberedAccountAct: (id: AccountId, act: string) => `/system/accounts/${id}/${act}`,
  leaver: (id: CaseId) => `/system/leavers/${id}`,
  damages: () => '/damages',
  agreements: () => '/agreements',
  agreementConsent: (id: AgreementId) => `/agreements/${id}/consent`,
  agreementWithdrawal: (id: AgreementId) => `/agreements/${id}/withdrawal`,
} as const
