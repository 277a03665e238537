import type { Generated, GeneratedAlways } from 'kysely'
import type { Duty } from '#domain/access/actor.ts'
import type { BatchKind } from '#domain/batches/batch.ts'
import type { BroughtState } from '#domain/bringing/brought.ts'
import type {
  AccountId,
  AgreementId,
  ArrivalId,
  AsideId,
  BatchId,
  BlobId,
  BringingId,
  BroughtId,
  CaseId,
  ChangeId,
  CommandId,
  CrossId,
  DossierId,
  ExportId,
  FilingId,
  FollowUpId,
  ImportId,
  LinkId,
  LocationId,
  MaterialId,
  NoticeId,
  PayScaleId,
  PersonId,
  PostId,
  PrintPageId,
  PrintRunId,
  ProposalId,
  ProxyId,
  RecordId,
  ResourceId,
  ReturnId,
  RevisionId,
  TemplateId,
  TransferId,
  UnitId,
  VisitId,
  VolumeId,
} from '#domain/ids.ts'
import type { Day, Instant } from '#domain/time.ts'
import type { Fingerprint, Sealed, Tag } from '#keys/sealed.ts'

/** One line a table; the columns are those of the migrations. */
export type Schema = {
  installation: { only: 1; id: string }
  proxies: {
    id: ProxyId
    principal: PersonId
    proxy: PersonId
    kind: string | null
    since: Day
    until: Day
    named_by: AccountId
    at: Instant
    ended_at: Instant | null
  }
  agreements: { id: AgreementId; asked: Sealed; ended: Sealed | null }
  asides: { id: AsideId; dossier_id: DossierId; asked: Sealed; ended: Sealed | null }
  samples: { case_id: CaseId; dossier_id: DossierId; drawn: Sealed; ended: Sealed | null }
  resources: {
    id: ResourceId
    kind: 'seat' | 'equipment'
    code: string
    name: string
    place: string
    holder_id: PersonId | null
    case_id: CaseId | null
    added_at: Instant
    retired_at: Instant | null
  }
  seats_left: { case_id: CaseId; resource_id: ResourceId }
  reading_grants: {
    case_id: CaseId
    person_id: PersonId
    dossier_id: DossierId
    group_tags: string
    from_at: Instant
    until_at: Instant
    count: number
    revoked_at: Instant | null
    revoked: Sealed | null
  }
  arrivals: {
    id: ArrivalId
    dossier_id: DossierId | null
    version: number
    stored_at: Instant | null
    content: Sealed
  }
  transfers: {
    id: TransferId
    dossier_id: DossierId
    case_id: CaseId | null
    started_at: Instant
    due_on: Day
    sent_at: Instant | null
    sent: Sealed | null
    receipt: Sealed | null
  }
  reading_visits: {
    id: VisitId
    case_id: CaseId
    dossier_id: DossierId
    at: Instant
    given: Sealed
    back: Sealed | null
  }
  followups: { id: FollowUpId; dossier_id: DossierId; mark: Tag; opened: Sealed; ended: Sealed | null }
  pay_scales: { id: PayScaleId; scale: Sealed }
  cross_tables: { id: CrossId; account_id: AccountId; shared_with: Duty | null; version: number; content: Sealed }
  cross_pins: { account_id: AccountId; cross_id: CrossId; position: number }
  templates: {
    id: TemplateId
    version: number
    file_version: number
    created_by: AccountId
    created_at: Instant
    content: Sealed
    file: Sealed
  }
  exports: { id: ExportId; asked: Sealed; agreed: Sealed | null; fetched: Sealed | null }
  returns: { id: ReturnId; asked: Sealed }
  return_events: { return_id: ReturnId; n: number; event: Sealed }
  return_parts: { return_id: ReturnId; run: number; part: string; content: Sealed }
  settings: { key: string; value: string }
  units: {
    id: UnitId
    parent_id: UnitId | null
    kind: 'group' | 'company' | 'department' | 'section'
    name: string
    code: string
    position: number
    entity: 0 | 1
    time_zone: Generated<string>
    currency: Generated<string>
    series: Generated<string>
    opened_on: Day
    closed_on: Day | null
    version: Generated<number>
  }
  unit_changes: {
    unit_id: UnitId
    n: number
    what: 'name' | 'parent' | 'closing' | 'closed' | 'withdrawn'
    value: string | null
    since: Day
    at: Instant
    made_by: string
  }
  posts: { id: PostId; unit_id: UnitId; name: string; rank: string; headcount: number; position: number }
  post_changes: {
    post_id: PostId
    n: number
    what: 'name' | 'rank' | 'lowest' | 'headcount' | 'opened' | 'closed'
    value: string | null
    since: Day
    at: Instant
    made_by: string
  }
  deputies: {
    id: string
    unit_id: UnitId
    person_id: PersonId
    title: string
    held_from: Day
    held_until: Day | null
  }
  persons: { id: PersonId; name: Sealed | null }
  offices: {
    id: string
    unit_id: UnitId
    person_id: PersonId
    kind: 'head' | 'leader'
    title: string
    rank: number
    held_from: Day
    held_until: Day | null
  }
  accounts: {
    id: AccountId
    staff_number: string
    secret: Sealed
    person: Sealed
    state: 'active' | 'locked' | 'closed'
    language: Generated<string>
    theme: Generated<string>
    created_at: Instant
    version: Generated<number>
  }
  duties: { account_id: AccountId; duty: string; unit_id: UnitId; since: Day; until: Day | null }
  sessions: {
    id: string
    account_id: AccountId
    created_at: Instant
    expires_at: Instant
    seen_at: Instant
    device: string
    place: string | null
    stage: Generated<'open' | 'factor' | 'password' | 'enrolment'>
    proven_at: Instant | null
  }
  account_locks: { account_id: AccountId; kind: 'invited' | 'suspended' | 'locked'; since: Instant }
  links: {
    id: LinkId
    account_id: AccountId
    purpose: 'password' | 'factor'
    print: string
    made_by: AccountId | 'system'
    made_at: Instant
    expires_at: Instant
    released_at: Instant | null
    ended_at: Instant | null
    ended_how: 'used' | 'replaced' | null
  }
  visits: { account_id: AccountId; at: Instant }
  factors: { account_id: AccountId; kind: 'totp' | 'card'; secret: Sealed; since: Instant; last_step: number }
  factor_codes: {
    account_id: AccountId
    kind: 'recovery' | 'card'
    position: number
    print: string
    used_at: Instant | null
  }
  sign_in_failures: { subject: string; at: Instant }
  dossiers: {
    id: DossierId
    entity_id: UnitId
    person_id: PersonId
    state: 'staged' | 'draft' | 'confirming' | 'approving' | 'archived' | 'closed' | 'discarded'
    number_print: Fingerprint | null
    keeper: 'hr' | 'deputy'
    created_at: Instant
    created_by: AccountId
    archived_at: Instant | null
    left_at: Instant | null
    content: Generated<number>
    version: Generated<number>
  }
  fingerprints: { kind: string; print: Fingerprint; dossier_id: DossierId }
  revisions: {
    id: RevisionId
    dossier_id: DossierId
    record_id: RecordId
    section_tag: Tag
    group_tag: Tag
    version: number
    kind: 'add' | 'change' | 'end' | 'retract' | 'none-declared'
    change_id: ChangeId
    known_since: Instant
    author: AccountId
    case_id: CaseId | null
    import_id: ImportId | null
    source_id: string | null
    schema_version: number
    payload: Sealed
  }
  presents: { dossier_id: DossierId; group_tag: Tag; schema_version: number; payload: Sealed }
  summaries: {
    dossier_id: DossierId
    group_tag: Tag
    version: number
    schema_version: number
    known_since: Instant
    payload: Sealed
  }
  blobs: { id: BlobId; dossier_id: DossierId; group_tag: Tag; bytes: number; cipher_hash: string; created_at: Instant }
  imports: {
    id: ImportId
    batch_id: string
    dossier_id: DossierId
    blob_id: BlobId | null
    state: 'staged' | 'kept' | 'discarded'
    draft: Sealed
    created_at: Instant
    created_by: AccountId
    version: Generated<number>
  }
  bringings: { id: BringingId; created_by: AccountId; created_at: Instant; told: Sealed }
  brought: {
    id: BroughtId
    bringing_id: BringingId
    position: number
    state: BroughtState
    version: number
    blob_id: BlobId | null
    import_id: ImportId | null
    kept_content: number | null
    content: Sealed
  }
  cases: {
    id: CaseId
    number: string
    kind: string
    dossier_id: DossierId
    batch_id: BatchId | null
    route_key: string
    route_version: number
    route_hash: string
    applicant: PersonId
    proposal: Sealed | null
    content: number
    rev: number
    state: string
    created_at: Instant
    ended_at: Instant | null
  }
  case_events: {
    case_id: CaseId
    seq: number
    type: string
    schema_version: number
    at: Instant
    actor: PersonId | null
    principal: PersonId | null
    body: string
    sealed: Sealed | null
  }
  case_seats: {
    case_id: CaseId
    run: number
    seat: number
    step: string
    state: 'open' | 'decided' | 'cancelled' | 'void'
    opened_at: Instant
    first_viewed_at: Instant | null
    decider: PersonId | null
    verdict: string | null
    decided_at: Instant | null
    content: number | null
    vouched: Sealed | null
  }
  case_candidates: { case_id: CaseId; run: number; seat: number; person_id: PersonId }
  case_copies: { case_id: CaseId; person_id: PersonId; at: Instant; read_at: Instant | null }
  holds: { dossier_id: DossierId; scope_tag: Tag; case_id: CaseId; section_tag: Tag | null }
  proposals: {
    id: ProposalId
    dossier_id: DossierId
    case_id: CaseId | null
    kind: Generated<string>
    revision: number
    created_at: Instant
    ended_at: Instant | null
  }
  proposed: {
    id: RevisionId
    proposal_id: ProposalId
    dossier_id: DossierId
    record_id: RecordId
    section_tag: Tag
    group_tag: Tag
    version: number
    kind: 'add' | 'change' | 'retract' | 'dropped'
    at: Instant
    author: AccountId
    schema_version: number
    payload: Sealed
  }
  commands: { id: CommandId; account_id: AccountId; body_hash: string; answer: string; at: Instant }
  notices: {
    id: NoticeId
    person_id: PersonId
    kind: string
    case_id: CaseId | null
    dossier_id: DossierId | null
    batch_id: BatchId | null
    task_id: FollowUpId | null
    at: Instant
    read_at: Instant | null
  }
  batches: {
    id: BatchId
    number: string
    kind: BatchKind
    author: PersonId
    created_at: Instant
    version: number
    content: Sealed
  }
  phrases: { account_id: AccountId; version: number; sealed: Sealed }
  unwanted_notices: { person_id: PersonId; kind: string }
  series: { kind: string; entity: string; year: number; next: number }
  due: { act: string; subject: string; day: Day; cmd_id: CommandId; done_at: Instant | null }
  locations: {
    id: LocationId
    parent_id: LocationId | null
    kind: 'room' | 'cabinet' | 'shelf' | 'box'
    name: string
    code: string
    position: number
    created_at: Instant
  }
  volumes: {
    id: VolumeId
    dossier_id: DossierId
    kind: 'original' | 'duplicate'
    serial: number
    box_id: LocationId | null
  }
  filings: {
    id: FilingId
    dossier_id: DossierId
    case_id: CaseId | null
    volume_id: VolumeId
    opened_at: Instant
    ended_at: Instant | null
    version: Generated<number>
    /** Kinds of sheets, parted by commas; null of a new volume, which gets them all. */
    swaps: string | null
    /** 1 where the paper lies somewhere already and only that is confirmed. */
    confirms: number | null
  }
  print_runs: {
    id: PrintRunId
    dossier_id: DossierId
    filing_id: FilingId | null
    purpose: string
    form_version: number
    parameters: Sealed
    sources: Sealed
    printed_by: AccountId
    printed_at: Instant
    pdf_hash: string
    log_head: string
  }
  print_pages: {
    id: PrintPageId
    run_id: PrintRunId
    sheet: string
    page: number
    pages: number
    code: string
    content_hash: string
    filed_at: Instant | null
    filed_by: AccountId | null
    box_id: LocationId | null
  }
  materials: {
    dossier_id: DossierId
    material_id: MaterialId
    version: number
    group_tag: Tag
    kind: 'received' | 'examined' | 'returned' | 'filed' | 'mended' | 'moved' | 'removed'
    at: Instant
    author: AccountId
    case_id: CaseId | null
    schema_version: number
    payload: Sealed
  }
  log: {
    seq: number
    body: string
    chain: string
    at: GeneratedAlways<Instant>
    act: GeneratedAlways<string>
    actor: GeneratedAlways<string>
    dossier: GeneratedAlways<string | null>
    person: GeneratedAlways<string | null>
    account: GeneratedAlways<string | null>
  } /** Authentication of what stands in clear (docs/decisions/0081): one head an owner, what became of each, and their sum. */
  heads: { kind: string; id: string; n: number; counts: string; sums: Buffer; mac: Buffer }
  moves: { at: number; kind: string; id: string; n: number; chain: Buffer }
  root: { one: 1; total: Buffer; log_seq: number; log_chain: string; moves: number; moves_chain: Buffer; mac: Buffer }
}
