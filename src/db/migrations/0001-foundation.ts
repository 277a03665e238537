import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/**
 * The first schema. Clear are the organisation tree, posts, ranks, opaque ids, states, times of recording, counts, sizes,
 * hashes and box codes; all else is sealed (docs/decisions/0010). Sections, groups and scopes are keyed tags
 * (docs/decisions/0049).
 */
export async function up(db: Kysely<Schema>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const history = (table: string) => [
  `create trigger ${table}_stays before update on ${table} begin select raise(abort, '${table} is append-only'); end`,
  `create trigger ${table}_keeps before delete on ${table} begin select raise(abort, '${table} is append-only'); end`,
]

const statements = [
  `create table settings (key text primary key, value text not null) strict`,

  // The organisation.
  `create table units (
    id text primary key, parent_id text references units (id), kind text not null check (kind in ('group','company','department','section')),
    name text not null, code text not null unique, position integer not null, entity integer not null check (entity in (0, 1)),
    time_zone text not null default 'Asia/Shanghai', currency text not null default 'CNY', series text not null default '',
    opened_on text not null, closed_on text, version integer not null default 1, check (parent_id is not id)
  ) strict`,
  `create table posts (
    id text primary key, unit_id text not null references units (id), name text not null, rank text not null,
    headcount integer not null check (headcount >= 0), position integer not null
  ) strict`,
  `create table persons (id text primary key, name blob) strict`,
  `create table offices (
    id text primary key, unit_id text not null references units (id), person_id text not null references persons (id),
    kind text not null check (kind in ('head','leader')), title text not null, rank integer not null,
    held_from text not null, held_until text
  ) strict`,
  `create index offices_of_unit on offices (unit_id, kind)`,

  // Accounts, duties, sessions.
  `create table accounts (
    id text primary key, staff_number text not null unique, secret blob not null, person blob not null,
    state text not null check (state in ('active','locked','closed')), language text not null default 'system',
    theme text not null default 'system', created_at text not null, version integer not null default 1
  ) strict`,
  `create table duties (
    account_id text not null references accounts (id), duty text not null, unit_id text not null references units (id),
    since text not null, until text, primary key (account_id, duty, unit_id, since)
  ) strict`,
  `create table sessions (
    id text primary key, account_id text not null references accounts (id), created_at text not null,
    expires_at text not null, seen_at text not null, device text not null
  ) strict`,
  `create table sign_in_failures (subject text not null, at text not null) strict`,
  `create index sign_in_failures_of on sign_in_failures (subject, at)`,

  // Dossiers.
  `create table dossiers (
    id text primary key, entity_id text not null references units (id), person_id text not null references persons (id),
    state text not null check (state in ('staged','draft','confirming','approving','archived','closed','discarded')),
    number_print text unique, keeper text not null check (keeper in ('hr','deputy')),
    created_at text not null, created_by text not null references accounts (id), archived_at text,
    content integer not null default 0, version integer not null default 1
  ) strict`,
  `create index dossiers_of_person on dossiers (person_id)`,
  `create table fingerprints (
    kind text not null, print text not null, dossier_id text not null references dossiers (id), primary key (kind, print, dossier_id)
  ) strict`,
  `create table revisions (
    id text primary key, dossier_id text not null references dossiers (id), record_id text not null,
    section_tag text not null, group_tag text not null, version integer not null check (version > 0),
    kind text not null check (kind in ('add','change','end','retract','none-declared')),
    change_id text not null, known_since text not null, author text not null references accounts (id),
    case_id text, import_id text, source_id text, schema_version integer not null, payload blob not null,
    unique (dossier_id, record_id, group_tag, version)
  ) strict`,
  ...history('revisions'),
  `create table summaries (
    dossier_id text not null references dossiers (id), group_tag text not null, version integer not null,
    schema_version integer not null, known_since text not null, payload blob not null,
    primary key (dossier_id, group_tag, version)
  ) strict, without rowid`,
  ...history('summaries'),
  `create table blobs (
    id text primary key, dossier_id text not null references dossiers (id), group_tag text not null,
    bytes integer not null, cipher_hash text not null, created_at text not null
  ) strict`,
  `create table imports (
    id text primary key, batch_id text not null, dossier_id text not null references dossiers (id), blob_id text references blobs (id),
    state text not null check (state in ('staged','kept','discarded')), draft blob not null,
    created_at text not null, created_by text not null references accounts (id), version integer not null default 1
  ) strict`,

  // Cases.
  `create table cases (
    id text primary key, number text not null unique, kind text not null, dossier_id text not null references dossiers (id),
    batch_id text, route_key text not null, route_version integer not null, route_hash text not null,
    applicant text not null references persons (id), proposal blob, content integer not null, rev integer not null,
    state text not null, created_at text not null, ended_at text
  ) strict`,
  `create index cases_of_dossier on cases (dossier_id)`,
  `create index cases_live on cases (dossier_id) where ended_at is null`,
  `create table case_events (
    case_id text not null references cases (id), seq integer not null, type text not null, schema_version integer not null,
    at text not null, actor text, principal text, body text not null, sealed blob, primary key (case_id, seq)
  ) strict, without rowid`,
  ...history('case_events'),
  `create table case_seats (
    case_id text not null references cases (id), run integer not null, seat integer not null, step text not null,
    state text not null check (state in ('open','decided','cancelled','void')), opened_at text not null, first_viewed_at text,
    decider text, verdict text, decided_at text, content integer, vouched blob, primary key (case_id, run, seat)
  ) strict, without rowid`,
  `create table case_candidates (
    case_id text not null, run integer not null, seat integer not null, person_id text not null references persons (id),
    primary key (case_id, run, seat, person_id), foreign key (case_id, run, seat) references case_seats (case_id, run, seat)
  ) strict, without rowid`,
  `create index case_candidates_of on case_candidates (person_id)`,
  `create table case_copies (
    case_id text not null references cases (id), person_id text not null references persons (id), at text not null, read_at text,
    primary key (case_id, person_id)
  ) strict, without rowid`,
  `create table holds (
    dossier_id text not null references dossiers (id), scope_tag text not null, case_id text not null references cases (id),
    primary key (dossier_id, scope_tag)
  ) strict, without rowid`,
  `create table commands (
    id text primary key, account_id text not null, body_hash text not null, answer text not null, at text not null
  ) strict, without rowid`,
  `create table notices (
    id text primary key, person_id text not null references persons (id), kind text not null,
    case_id text references cases (id), at text not null, read_at text
  ) strict`,
  `create index notices_of on notices (person_id, read_at)`,
  `create table due (act text not null, subject text not null, day text not null, cmd_id text not null unique, done_at text) strict`,

  // Paper.
  `create table locations (
    id text primary key, parent_id text references locations (id), kind text not null check (kind in ('room','cabinet','shelf','box')),
    name text not null, code text not null unique, position integer not null, created_at text not null
  ) strict`,
  `create table volumes (
    id text primary key, dossier_id text not null references dossiers (id), kind text not null check (kind in ('original','duplicate')),
    serial integer not null, box_id text references locations (id), unique (dossier_id, kind, serial)
  ) strict`,
  `create table filings (
    id text primary key, dossier_id text not null references dossiers (id), case_id text references cases (id),
    volume_id text not null references volumes (id), opened_at text not null, ended_at text, version integer not null default 1
  ) strict`,
  `create index filings_open on filings (dossier_id) where ended_at is null`,
  `create table print_runs (
    id text primary key, dossier_id text not null references dossiers (id), filing_id text references filings (id),
    purpose text not null, form_version integer not null, parameters blob not null, sources blob not null,
    printed_by text not null references accounts (id), printed_at text not null, pdf_hash text not null, log_head text not null
  ) strict`,
  `create table print_pages (
    id text primary key, run_id text not null references print_runs (id), sheet text not null, page integer not null, pages integer not null,
    code text not null unique, content_hash text not null, filed_at text, filed_by text references accounts (id),
    box_id text references locations (id), unique (run_id, sheet, page), check ((filed_at is null) = (box_id is null))
  ) strict`,

  // The access log.
  `create table log (
    seq integer primary key, body text not null, chain text not null,
    at text generated always as (json_extract(case when json_valid(body) then body end, '$.at')), act text generated always as (json_extract(case when json_valid(body) then body end, '$.act')),
    actor text generated always as (json_extract(case when json_valid(body) then body end, '$.actor')),
    dossier text generated always as (json_extract(case when json_valid(body) then body end, '$.about.dossier')),
    person text generated always as (json_extract(case when json_valid(body) then body end, '$.about.person')),
    account text generated always as (json_extract(case when json_valid(body) then body end, '$.about.account'))
  ) strict`,
  `create index log_of_actor on log (actor)`,
  `create index log_of_dossier on log (dossier) where dossier is not null`,
  `create index log_of_person on log (person) where person is not null`,
  `create index log_of_account on log (account) where account is not null`,
  ...history('log'),

  // Authentication of what stands in clear (docs/decisions/0081).
  `create table heads (
    kind text not null, id text not null, n integer not null check (n > 0), counts text not null, sums blob not null,
    mac blob not null, primary key (kind, id)
  ) strict, without rowid`,
  `create table moves (at integer primary key, kind text not null, id text not null, n integer not null, chain blob not null) strict`,
  ...history('moves'),
  `create table root (
    one integer primary key check (one = 1), total blob not null, log_seq integer not null, log_chain text not null,
    moves integer not null, moves_chain blob not null, mac blob not null
  ) strict`,
]
