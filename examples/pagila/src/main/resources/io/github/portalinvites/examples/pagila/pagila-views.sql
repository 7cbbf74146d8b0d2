-- Pagila, a chain of DVD rental shops, as the relations that portal-invites reads:
-- renaming and joining only. No table is touched, no key is cast.

create view pi_division as -- a store; it writes as its manager
select 'default' as portal_id,
       store.store_id as division_id,
       city.city as name,
       staff.email as email_from,
       null::text as sender_domains,
       null::text as time_zone,
       null::text as locale
  from store
  join staff on staff.staff_id = store.manager_staff_id
  join address on address.address_id = store.address_id
  join city on city.city_id = address.city_id;

create view pi_account_class as
select 'default' as portal_id,
       name as account_class_id,
       name,
       true as portal_access,
       false as auto_send,
       false as invoice_registration,
       false as inactive_site_history,
       'standard' as home_page
  from (values ('FREQUENT'), ('CASUAL')) as class (name);

create view pi_bill_group as -- Pagila has none
select 'default' as portal_id,
       null::integer as bill_group_id,
       null::text as name
 where false;

create view pi_account_source as
select 'default' as portal_id,
       country_id as account_source_id,
       country as name
  from country;

create view pi_site_source as -- districts have no number: their name is the key
select distinct
       'default' as portal_id,
       district as site_source_id,
       district as name
  from address;

create view pi_account as
select 'default' as portal_id,
       customer.customer_id as account_id,
       customer.customer_id as account_number,
       customer.first_name || ' ' || customer.last_name as name,
       customer.store_id as division_id,
       case when rented.rentals >= 27 then 'FREQUENT' else 'CASUAL' end as account_class_id,
       null::integer as bill_group_id,
       city.country_id as account_source_id,
       case customer.active when 1 then 'ACTIVE' else 'INACTIVE' end as status,
       coalesce(not_returned.charges, 0) as balance,
       exists (select from payment
                where payment.customer_id = customer.customer_id
                  and payment.amount = 0) as automatic_payment,
       address.address || ', ' || city.city as address
  from customer
  join address on address.address_id = customer.address_id
  join city on city.city_id = address.city_id
  left join (
         select customer_id, count(*) as rentals
           from rental
          group by customer_id) as rented
    on rented.customer_id = customer.customer_id
  left join (
         select rental.customer_id, sum(film.rental_rate - 0.99) as charges
           from rental
           join inventory on inventory.inventory_id = rental.inventory_id
           join film on film.film_id = inventory.film_id
          where rental.return_date is null
          group by rental.customer_id) as not_returned
    on not_returned.customer_id = customer.customer_id;

create view pi_site as
select 'default' as portal_id,
       address.address_id as site_id,
       customer.customer_id as account_id,
       address.address_id as site_number,
       address.address as name,
       address.address || ', ' || city.city as address,
       address.district as site_source_id,
       true as active
  from customer
  join address on address.address_id = customer.address_id
  join city on city.city_id = address.city_id;

create view pi_service as -- a rental, until the disc is back
select 'default' as portal_id,
       rental.rental_id as service_id,
       customer.address_id as site_id,
       rental.return_date is null as active
  from rental
  join customer on customer.customer_id = rental.customer_id;

create view pi_contact as
select 'default' as portal_id,
       customer_id as contact_id,
       null::text as title,
       first_name || ' ' || last_name as full_name,
       first_name as given_name,
       last_name as family_name,
       email,
       null::text as email2,
       null::text as mobile_phone,
       null::text as locale,
       null::text as note,
       true as portal_access
  from customer;

create view pi_contact_account as
select 'default' as portal_id,
       customer_id as contact_id,
       customer_id as account_id,
       true as whole_account,
       'BILLING' as billing_role
  from customer;

create view pi_contact_site as -- each contact is for the whole account
select 'default' as portal_id,
       null::integer as contact_id,
       null::integer as account_id,
       null::integer as site_id
 where false;

create view pi_invoice as
select 'default' as portal_id,
       payment_id as invoice_id,
       customer_id as account_id,
       payment_id as invoice_number,
       null::integer as site_id,
       payment_date::date as invoice_date,
       false as voided,
       rental_id as quick_pay_code
  from payment;
