-- Data subjects, companies, customers, subscriptions, lines and who uses them (P-2, P-4, B-24).

CREATE TABLE party (
  id UUID NOT NULL PRIMARY KEY,
  kind VARCHAR(10) NOT NULL COMMENT 'PERSON or COMPANY',
  given_name VARCHAR(80) NULL,
  family_name VARCHAR(80) NULL,
  birth_date DATE NULL,
  cpr_cipher VARBINARY(200) NULL COMMENT 'CPR number, encrypted under the data key (party, CPR)',
  cpr_hash BINARY(32) NULL COMMENT 'keyed hash of the CPR number, for look-up',
  company_name VARCHAR(160) NULL,
  cvr CHAR(8) NULL,
  company_form VARCHAR(20) NULL,
  email VARCHAR(254) NULL,
  phone VARCHAR(16) NULL COMMENT 'contact number in E.164',
  street VARCHAR(120) NULL,
  postal_code VARCHAR(4) NULL,
  city VARCHAR(60) NULL,
  address_protected BOOLEAN NOT NULL DEFAULT FALSE,
  language VARCHAR(2) NOT NULL DEFAULT 'da',
  created_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE KEY party_cpr (cpr_hash),
  UNIQUE KEY party_cvr (cvr),
  KEY party_name (family_name, given_name),
  KEY party_company (company_name),
  KEY party_email (email)
);

CREATE TABLE customer (
  id UUID NOT NULL PRIMARY KEY,
  number VARCHAR(10) NOT NULL,
  brand VARCHAR(10) NOT NULL,
  segment VARCHAR(16) NOT NULL COMMENT 'PRIVATE, SOLE_TRADER or BUSINESS',
  party_id UUID NOT NULL,
  since DATE NOT NULL,
  ended_on DATE NULL,
  version BIGINT NOT NULL,
  UNIQUE KEY customer_number (number),
  KEY customer_party (party_id),
  CONSTRAINT customer_of_party FOREIGN KEY (party_id) REFERENCES party (id)
);

CREATE TABLE representation (
  id UUID NOT NULL PRIMARY KEY,
  company_id UUID NOT NULL,
  person_id UUID NOT NULL,
  since DATE NOT NULL,
  until DATE NULL,
  version BIGINT NOT NULL,
  KEY representation_person (person_id),
  KEY representation_company (company_id),
  CONSTRAINT representation_of_company FOREIGN KEY (company_id) REFERENCES party (id),
  CONSTRAINT representation_by_person FOREIGN KEY (person_id) REFERENCES party (id)
);

CREATE TABLE subscription (
  id UUID NOT NULL PRIMARY KEY,
  customer_id UUID NOT NULL,
  product VARCHAR(80) NOT NULL,
  started_on DATE NOT NULL,
  ended_on DATE NULL,
  version BIGINT NOT NULL,
  KEY subscription_customer (customer_id),
  CONSTRAINT subscription_of_customer FOREIGN KEY (customer_id) REFERENCES customer (id)
);

CREATE TABLE line (
  id UUID NOT NULL PRIMARY KEY,
  subscription_id UUID NOT NULL,
  msisdn VARCHAR(16) NOT NULL,
  iccid VARCHAR(20) NOT NULL,
  active_from DATE NOT NULL,
  active_to DATE NULL,
  listing VARCHAR(20) NOT NULL COMMENT 'projection of the newest directory_choice',
  listing_since DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  KEY line_subscription (subscription_id),
  KEY line_msisdn (msisdn),
  CONSTRAINT line_of_subscription FOREIGN KEY (subscription_id) REFERENCES subscription (id)
);

CREATE TABLE line_use (
  id UUID NOT NULL PRIMARY KEY,
  line_id UUID NOT NULL,
  person_id UUID NOT NULL,
  relation VARCHAR(12) NOT NULL COMMENT 'SELF, CHILD, SPOUSE, EMPLOYEE or OTHER',
  since DATE NOT NULL,
  until DATE NULL,
  version BIGINT NOT NULL,
  KEY line_use_line (line_id, until),
  KEY line_use_person (person_id),
  CONSTRAINT line_use_of_line FOREIGN KEY (line_id) REFERENCES line (id),
  CONSTRAINT line_use_by_person FOREIGN KEY (person_id) REFERENCES party (id)
);

CREATE TABLE device (
  id UUID NOT NULL PRIMARY KEY,
  line_id UUID NOT NULL,
  imei CHAR(15) NOT NULL,
  model VARCHAR(80) NOT NULL,
  first_seen_on DATE NOT NULL,
  version BIGINT NOT NULL,
  KEY device_line (line_id),
  CONSTRAINT device_in_line FOREIGN KEY (line_id) REFERENCES line (id)
);

CREATE TABLE data_key (
  id UUID NOT NULL PRIMARY KEY,
  party_id UUID NOT NULL,
  purpose VARCHAR(16) NOT NULL COMMENT 'CPR, RECORDING or TEXT',
  wrapped_key VARBINARY(512) NULL COMMENT 'keyset wrapped by the key-encryption key; NULL once destroyed',
  created_at DATETIME(6) NOT NULL,
  destroyed_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  UNIQUE KEY data_key_party (party_id, purpose),
  CONSTRAINT data_key_of_party FOREIGN KEY (party_id) REFERENCES party (id)
);
