declare const brand: unique symbol

type Id<Noun extends string> = string & { readonly [brand]: Noun }

/** Every id is a UUIDv7 text made by the application: known before the insert, not countable from outside. */
export type AccountId = Id<'account'>
export type AgreementId = Id<'agreement'>
export type AsideId = Id<'aside'>
export type ExportId = Id<'export'>
export type ReturnId = Id<'return'>
export type PayScaleId = Id<'pay-scale'>
export type ArrivalId = Id<'arrival'>
export type BatchId = Id<'batch'>
export type BringingId = Id<'bringing'>
export type BroughtId = Id<'brought'>
export type BlobId = Id<'blob'>
export type CaseId = Id<'case'>
export type ChangeId = Id<'change'>
export type CommandId = Id<'command'>
export type CrossId = Id<'cross'>
export type DossierId = Id<'dossier'>
export type FilingId = Id<'filing'>
export type FollowUpId = Id<'followup'>
export type ImportId = Id<'import'>
export type LinkId = Id<'link'>
export type LocationId = Id<'location'>
export type MaterialId = Id<'material'>
export type NoticeId = Id<'notice'>
export type PersonId = Id<'person'>
export type PostId = Id<'post'>
export type PrintPageId = Id<'print-page'>
export type PrintRunId = Id<'print-run'>
export type ProxyId = Id<'proxy'>
export type ProposalId = Id<'proposal'>
export type RecordId = Id<'record'>
export type ResourceId = Id<'resource'>
export type RevisionId = Id<'revision'>
export type TemplateId = Id<'template'>
export type TransferId = Id<'transfer'>
export type UnitId = Id<'unit'>
export type VisitId = Id<'visit'>
export type VolumeId = Id<'volume'>
