-- Sign-in, one-time codes, and the desk's contacts with customers (P-9-a, B-37).

CREATE TABLE account (
  id UUID NOT NULL PRIMARY KEY,
  username VARCHAR(80) NOT NULL,
  password_hash VARCHAR(300) NULL COMMENT 'NULL until activated',
  role VARCHAR(10) NOT NULL COMMENT 'CUSTOMER, AGENT, OFFICER or ADMIN',
  unit VARCHAR(60) NULL COMMENT 'department shown to customers; never the name',
  display_name VARCHAR(160) NOT NULL,
  person_id UUID NULL,
  language VARCHAR(2) NOT NULL DEFAULT 'da',
  created_at DATETIME(6) NOT NULL,
  last_sign_in_at DATETIME(6) NULL,
  closed_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  UNIQUE KEY account_username (username),
  UNIQUE KEY account_person (person_id),
  CONSTRAINT account_of_person FOREIGN KEY (person_id) REFERENCES party (id)
);

CREATE TABLE sign_in_failure (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  subject_hash BINARY(32) NOT NULL COMMENT 'keyed hash of the user name or the network address',
  at DATETIME(6) NOT NULL,
  KEY sign_in_failure_subject (subject_hash, at),
  KEY sign_in_failure_at (at)
);

CREATE TABLE one_time_code (
  id UUID NOT NULL PRIMARY KEY,
  purpose VARCHAR(20) NOT NULL COMMENT 'ACTIVATION, PASSWORD_RESET, EMAIL_CHANGE, CALLER_IDENTITY or FIRST_ADMIN',
  account_id UUID NULL,
  party_id UUID NULL,
  contact_id UUID NULL,
  code_hash BINARY(32) NOT NULL,
  new_value VARCHAR(254) NULL COMMENT 'the e-mail address to be confirmed',
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  attempts INT NOT NULL,
  used_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  KEY one_time_code_account (account_id, purpose, created_at),
  KEY one_time_code_party (party_id, purpose, created_at),
  KEY one_time_code_contact (contact_id)
);

CREATE TABLE contact (
  id UUID NOT NULL PRIMARY KEY,
  account_id UUID NOT NULL COMMENT 'the agent or officer',
  unit VARCHAR(60) NOT NULL,
  customer_id UUID NOT NULL,
  party_id UUID NOT NULL,
  channel VARCHAR(10) NOT NULL COMMENT 'PHONE, LETTER, EMAIL or SHOP',
  reason VARCHAR(30) NOT NULL,
  reason_note VARCHAR(500) NULL,
  opened_at DATETIME(6) NOT NULL,
  closed_at DATETIME(6) NULL,
  told VARCHAR(200) NULL COMMENT 'facts the caller knew; never enough on their own',
  identified_by VARCHAR(12) NULL COMMENT 'CODE, MITID or DOCUMENT',
  identified_at DATETIME(6) NULL,
  identified_evidence VARCHAR(120) NULL,
  version BIGINT NOT NULL,
  KEY contact_account (account_id, opened_at),
  KEY contact_party (party_id, opened_at),
  CONSTRAINT contact_by_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT contact_with_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
  CONSTRAINT contact_about_party FOREIGN KEY (party_id) REFERENCES party (id)
);

CREATE TABLE contact_disclosure (
  id UUID NOT NULL PRIMARY KEY,
  contact_id UUID NOT NULL,
  kind VARCHAR(12) NOT NULL COMMENT 'CPR, NUMBER or RECORDING',
  object_id UUID NOT NULL COMMENT 'the party, line or recording that may be seen in this contact',
  reason VARCHAR(30) NOT NULL,
  at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  KEY contact_disclosure_contact (contact_id),
  CONSTRAINT contact_disclosure_in_contact FOREIGN KEY (contact_id) REFERENCES contact (id)
);
