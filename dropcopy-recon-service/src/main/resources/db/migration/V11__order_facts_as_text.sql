-- Reports are appended and read as a whole and never asked into: parsing them for jsonb was half of
-- what the database did for a trade. Each line is a JSON array of reports.
alter table recon_order alter column facts type text using facts::text;
