/**
 * The schema, one step a version; a step that was ever released is never edited. Keys named `key` are the store's own and never leave
 * it. Ids are random, so that each index over them costs a page a record: there is one, and all else that belongs to a record is found
 * through its row (members, minted, found_by).
 */
export const migrations: readonly string[] = [
  `
create table meta (name text primary key, value text not null) without rowid;

create table source (
  key integer primary key,
  id text not null unique,
  name text not null,
  format text not null,
  url text,
  sample integer not null,
  enabled integer not null,
  settings text not null,
  checked text,
  checkpoint text,
  records integer not null default 0
);
create table run (
  id integer primary key autoincrement,
  source integer not null,
  kind text not null,
  started_at text not null,
  ended_at text,
  state text not null,
  tally text not null,
  progress text,
  message text,
  retry_at text
);
create index run_source on run (source, id);
create index run_running on run (id) where state = 'running';

create table document (
  key integer primary key,
  source integer not null,
  name text not null,
  format text not null,
  start integer not null,
  size integer not null,
  uses integer not null,
  received_at text not null
);
create index document_source on document (source, name, key);
create index document_unused on document (source) where uses = 0;
create table chunk (key integer primary key, hash blob not null unique, size integer not null, bytes blob not null);
create table document_chunk (
  document integer not null,
  start integer not null,
  chunk integer not null,
  primary key (document, start)
) without rowid;
create index document_chunk_chunk on document_chunk (chunk);

create table source_record (
  key integer primary key,
  source integer not null,
  identifier text not null,
  state text not null,
  kind text not null,
  derived integer not null,
  hash text not null,
  earlier text,
  datestamp text,
  format text not null,
  sets text,
  document integer,
  "start" integer not null,
  "end" integer not null,
  received_at text not null,
  sum integer not null,
  record text,
  journal integer,
  place_key text,
  title_key text,
  data text
);
create unique index source_record_identifier on source_record (source, identifier);
create index source_record_journal on source_record (journal) where journal is not null;
create index source_record_place on source_record (place_key) where place_key is not null;
create index source_record_title on source_record (title_key) where title_key is not null;

create table record (
  key integer primary key,
  id text not null unique,
  origin text not null,
  kind text not null,
  state text not null,
  members text not null,
  minted integer not null,
  sole integer,
  provenance text,
  title text not null,
  found_by text not null,
  journal text,
  issue text,
  statement text,
  page integer,
  sample integer not null,
  "into" text,
  created_at text not null,
  updated_at text not null,
  withdrawn_at text,
  version integer not null,
  judged integer not null,
  data text
);
create unique index record_version on record (version);
create index record_journal on record (journal) where journal is not null;
create index record_issue on record (issue) where issue is not null;
create index record_into on record ("into") where "into" is not null;

create table identifier (
  scheme text not null,
  value text not null,
  record text not null,
  primary key (scheme, value, record)
) without rowid;

create table journal_key (
  claim integer primary key,
  source integer not null,
  key text not null,
  journal integer not null,
  unique (source, key, journal)
);
create index journal_key_journal on journal_key (journal);
create table journal_title (key text not null, record text not null, primary key (key, record)) without rowid;
create index journal_title_record on journal_title (record);
create table issue (
  id text primary key,
  journal text not null,
  key text not null,
  volume text,
  number text,
  year integer,
  title text,
  doi text,
  articles integer not null
);
create index issue_journal on issue (journal);
create index issue_doi on issue (doi) where doi is not null;
create table tally (owner text not null, value text not null, n integer not null, primary key (owner, value)) without rowid;

create table recognition_row (
  id text primary key,
  source text not null,
  identifier text not null,
  journal_source integer,
  title_key text,
  journal text,
  sample integer not null,
  value text not null,
  recorded_at text not null,
  withdrawn_at text
);
create index recognition_row_source on recognition_row (source, identifier);
create index recognition_row_journal on recognition_row (journal) where journal is not null;
create index recognition_row_journal_source on recognition_row (journal_source) where journal_source is not null;
create index recognition_row_title on recognition_row (title_key) where title_key is not null;
create table recognition_list (source text not null, name text not null, value text not null, primary key (source, name)) without rowid;

create table decision (
  id integer primary key autoincrement,
  at text not null,
  by text not null,
  what text not null,
  record text not null,
  other text,
  reason text not null,
  subject text not null,
  chain integer not null
);
create index decision_record on decision (record) where what <> 'mint';
create index decision_other on decision (other) where other is not null;
create table proposal (
  id integer primary key autoincrement,
  "left" text not null,
  "right" text not null,
  reason text not null,
  at text not null,
  unique ("left", "right")
);
create index proposal_right on proposal ("right");
create table apart ("left" text not null, "right" text not null, primary key ("left", "right")) without rowid;
create index apart_right on apart ("right");

create table quarantine (
  id integer primary key autoincrement,
  source integer not null,
  identifier text not null,
  hash text not null,
  datestamp text,
  format text not null,
  document integer not null,
  "start" integer not null,
  "end" integer not null,
  code text not null,
  message text not null,
  at text not null,
  unique (source, identifier)
);
`,
  `
create table issn_link (issn text not null, block integer not null, linking text not null, primary key (issn, block)) without rowid;
create index issn_link_linking on issn_link (linking);
`,
  `
create table citation (
  citing text not null,
  type text not null,
  position integer not null,
  key text not null,
  cited text,
  year integer,
  primary key (citing, type, position, key)
) without rowid;
create index citation_key on citation (key);
create index citation_cited on citation (cited, type, year) where cited is not null;
`,
  `
alter table recognition_row add column list text;
alter table recognition_row add column held_from text;
alter table recognition_row add column held_to text;
update recognition_row set list = json_extract(value, '$.list');
update recognition_row set
  held_from = substr(json_extract(value, '$.from') || substr('-01-01', length(json_extract(value, '$.from')) - 3), 1, 10),
  held_to = case
    when json_extract(value, '$.to') is null then '9999-12-31'
    when length(json_extract(value, '$.to')) = 10 then json_extract(value, '$.to')
    when length(json_extract(value, '$.to')) = 7 then date(json_extract(value, '$.to') || '-01', '+1 month', '-1 day')
    else json_extract(value, '$.to') || '-12-31'
  end
where json_extract(value, '$.from') is not null
  and json_extract(value, '$.event') <> 'lost'
  and json_extract(value, '$.authority') in ('HEC list', 'HEC notice');
create index recognition_row_recorded on recognition_row (recorded_at, id);
create index recognition_row_list on recognition_row (list, recorded_at) where list is not null;

alter table recognition_list rename to recognition_list_before;
create table recognition_list (
  id integer primary key autoincrement,
  source text not null,
  name text not null,
  sample integer not null,
  value text not null,
  recorded_at text not null,
  withdrawn_at text
);
create index recognition_list_name on recognition_list (source, name);
insert into recognition_list (source, name, sample, value, recorded_at)
  select source, name, coalesce((select sample from source s where s.id = l.source), 0), value, coalesce(
    (select max(at) from decision where what = 'list' and json_extract(subject, '$.source') = l.source and json_extract(subject, '$.list.name') = l.name),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
  from recognition_list_before l;
drop table recognition_list_before;

create table recognition_rule (
  id integer primary key autoincrement,
  source text not null,
  identifier text not null,
  name text not null,
  value text not null,
  recorded_at text not null,
  withdrawn_at text
);
create index recognition_rule_source on recognition_rule (source, identifier);
`,
  `
create table headline (
  record integer primary key,
  id text not null,
  at integer not null,
  outlet text not null,
  words text not null,
  story text
);
create index headline_story on headline (story) where story is not null;
create table headline_key (bucket integer not null, key integer not null, record integer not null, primary key (bucket, key, record)) without rowid;
`,
];
