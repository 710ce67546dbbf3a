/** Who may see and change what in an office's database. */
import { type Kysely, sql } from 'kysely';

/** The schema of the tables; a name of its own keeps them apart from whatever else the database holds. */
export const SCHEMA = 'anqi';
/** Owns the tables and changes them, and sees no ticket. */
export const OWNER_ROLE = 'anqi_owner';

/** What each role may do at all; which rows, the policies say. Only what a clerk deletes with a site is ever deleted. */
const GRANTS = `
  grant select, insert, update on replicas, copies, documents to anqi_clerk;
  grant select, insert, delete on history to anqi_clerk;
  grant select on members, kysely_migration to anqi_clerk, anqi_coordinator;
  grant select on replicas, copies, history to anqi_coordinator;
`;

/**
 * Rows are their writer's own; the copies of a unit's tickets are read by its members, and a ticket's history by whoever reads the copy
 * that it came with. Settings and pictures stay the writer's alone. Forced, so that not even the tables' owner is an exception.
 */
const POLICIES = `
  create table members (
    unit text collate "C" not null,
    member text collate "C" not null,
    constraint members_key primary key (member, unit)
  );
  alter table members enable row level security, force row level security;
  alter table replicas enable row level security, force row level security;
  alter table copies enable row level security, force row level security;
  alter table history enable row level security, force row level security;
  alter table documents enable row level security, force row level security;
  alter table meta enable row level security, force row level security;

  create policy kept on members to ${OWNER_ROLE} using (true) with check (true);
  create policy mine on members for select to anqi_clerk using (member = current_user::text);
  create policy all_read on members for select to anqi_coordinator using (true);

  create policy mine on replicas to anqi_clerk
    using (owner = current_user::text) with check (owner = current_user::text);
  create policy of_unit on replicas for select to anqi_clerk
    using (unit in (select m.unit from members m where m.member = current_user::text));
  create policy all_read on replicas for select to anqi_coordinator using (true);

  create policy mine on copies to anqi_clerk
    using (owner = current_user::text) with check (owner = current_user::text);
  create policy of_unit on copies for select to anqi_clerk
    using (unit in (select m.unit from members m where m.member = current_user::text));
  create policy all_read on copies for select to anqi_coordinator using (true);

  create policy mine on history for insert to anqi_clerk with check (owner = current_user::text);
  create policy deleted on history for delete to anqi_clerk using (owner = current_user::text);
  -- One policy, in this order: of the clerk's own rows no copy is looked up.
  create policy of_copy on history for select to anqi_clerk
    using (owner = current_user::text or exists (
      select from copies c
      where c.site = history.site and c.ticket_no = history.ticket_no
        and c.owner = history.owner and c.replica = history.replica));
  create policy all_read on history for select to anqi_coordinator using (true);

  create policy mine on documents to anqi_clerk
    using (owner = current_user::text) with check (owner = current_user::text);
`;

/** The migration that puts the rights in force. The roles must be there: `anqi database roles` prints what makes them. */
export async function giveRights(db: Kysely<unknown>): Promise<void> {
  await sql.raw(POLICIES).execute(db);
  await sql.raw(GRANTS).execute(db);
}

/** SQL for the administrator, run once in the office's database by whoever may make roles there. Running it again changes nothing. */
export const ROLES_SQL = `-- The roles of Anqi. Run once in the office's database, as a superuser or as the database's owner with CREATEROLE;
-- then \`anqi database migrate\`, with an address whose user is a member of ${OWNER_ROLE}.
-- They are groups: nobody logs in as one of them.
do $$
declare
  name text;
begin
  foreach name in array array['${OWNER_ROLE}', 'anqi_clerk', 'anqi_coordinator'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = name) then
      execute pg_catalog.format('create role %I nologin', name);
    end if;
  end loop;
end
$$;
-- The tables lie in a schema of their own, where only ${OWNER_ROLE} makes anything.
create schema if not exists ${SCHEMA};
alter schema ${SCHEMA} owner to ${OWNER_ROLE};
revoke all on schema ${SCHEMA} from public;
grant usage on schema ${SCHEMA} to anqi_clerk, anqi_coordinator;

-- Who migrates:     create role anqi_admin login in role ${OWNER_ROLE};
-- A clerk:          create role zhang login in role anqi_clerk;
-- A coordinator:    create role li login in role anqi_clerk, anqi_coordinator;
-- Passwords:        \\password zhang      (in psql, so that it is not written into any log)
-- Who is in a unit, after \`anqi database migrate\`; the unit as the tickets print it:
--                   insert into ${SCHEMA}.members (unit, member) values ('路口镇', 'zhang');
-- Who leaves:       delete from ${SCHEMA}.members where member = 'zhang'; alter role zhang nologin;
`;
