-- The host's tables, as they have always been: a text key for branches, whole numbers for
-- clients, UUIDs for people.
create table branch (code varchar(8) primary key, title varchar(80), mail varchar(80));
create table client (
  client_no integer primary key,
  branch varchar(8) references branch,
  display varchar(80),
  owes numeric(10, 2),
  card_on_file boolean,
  left_on date);
create table person (
  person_id uuid primary key, first varchar(40), last varchar(40), mail varchar(80));
create table person_client (
  person_id uuid references person,
  client_no integer references client,
  pays boolean,
  primary key (person_id, client_no));
create index ix_person_client on person_client (client_no);

insert into branch values
  ('HOU', 'Brightwater Houston', 'houston@brightwater.example'),
  ('DAL', 'Brightwater Dallas', 'dallas@brightwater.example');
insert into client values
  (48977, 'HOU', 'Delgado residence', 0, true, null),
  (48978, 'HOU', 'Okafor residence', 84.50, false, null),
  (48979, 'HOU', 'Lindqvist residence', 12, false, date '2025-03-01'),
  (70411, 'DAL', 'Hotel Meridian', 0, false, null);
insert into person values
  ('5f0c3c8e-0000-4000-8000-000000000001', 'Rosa', 'Delgado', 'rosa.delgado@mail.example'),
  ('5f0c3c8e-0000-4000-8000-000000000002', 'Miles', 'Okafor', 'okafor@mail.example'),
  ('5f0c3c8e-0000-4000-8000-000000000003', 'Henry', 'Lindqvist', 'henry@mail.example'),
  ('5f0c3c8e-0000-4000-8000-000000000004', 'Tom', 'Becker', 'tom@meridian.example');
insert into person_client values
  ('5f0c3c8e-0000-4000-8000-000000000001', 48977, true),
  ('5f0c3c8e-0000-4000-8000-000000000002', 48978, true),
  ('5f0c3c8e-0000-4000-8000-000000000003', 48979, true),
  ('5f0c3c8e-0000-4000-8000-000000000004', 70411, false);

-- What the library reads. A view renames and joins; it never casts a key.
create view pi_division as
  select 'default' portal_id, code division_id, title name, mail email_from,
         null sender_domains, 'America/Chicago' time_zone, 'en-US' locale
    from branch;
create view pi_account as
  select 'default' portal_id, client_no account_id, client_no account_number, display name,
         branch division_id, null account_class_id, null bill_group_id, null account_source_id,
         case when left_on is null then 'ACTIVE' else 'INACTIVE' end status,
         owes balance, card_on_file automatic_payment, null address
    from client;
create view pi_contact as
  select 'default' portal_id, person_id contact_id, null title, first || ' ' || last full_name,
         first given_name, last family_name, mail email, null email2, null mobile_phone,
         null locale, null note, true portal_access
    from person;
create view pi_contact_account as
  select 'default' portal_id, person_id contact_id, client_no account_id, true whole_account,
         case when pays then 'BILLING' else 'NONE' end billing_role
    from person_client;

-- What this host does not have: a view without rows each.
create view pi_account_class as
  select 'default' portal_id, 0 account_class_id, '' name, true portal_access, false auto_send,
         false invoice_registration, false inactive_site_history, 'standard' home_page
   where false;
create view pi_bill_group as
  select 'default' portal_id, 0 bill_group_id, '' name where false;
create view pi_account_source as
  select 'default' portal_id, 0 account_source_id, '' name where false;
create view pi_site_source as
  select 'default' portal_id, 0 site_source_id, '' name where false;
create view pi_site as
  select 'default' portal_id, 0 site_id, 0 account_id, '' site_number, '' name, null address,
         null site_source_id, true active
   where false;
create view pi_service as
  select 'default' portal_id, 0 service_id, 0 site_id, true active where false;
create view pi_contact_site as
  select 'default' portal_id, person_id contact_id, 0 account_id, 0 site_id
    from person where false;
create view pi_invoice as
  select 'default' portal_id, 0 invoice_id, 0 account_id, '' invoice_number, null site_id,
         date '2000-01-01' invoice_date, false voided, null quick_pay_code
   where false;
