-- The register of processing activities and what hangs on it (art. 30; P-1, P-2, P-5, P-7, catalogue C).
-- mark tells where a figure comes from: POLICY (the operator's own promise), LAW, or INTERNAL (a choice of the operator).

CREATE TABLE controller (
  code VARCHAR(10) NOT NULL PRIMARY KEY,
  name VARCHAR(120) NOT NULL,
  cvr CHAR(8) NOT NULL,
  street VARCHAR(120) NOT NULL,
  postal_code VARCHAR(4) NOT NULL,
  city VARCHAR(60) NOT NULL,
  phone_private VARCHAR(16) NOT NULL,
  phone_business VARCHAR(16) NOT NULL,
  dpo_email VARCHAR(120) NOT NULL
);

CREATE TABLE brand (
  code VARCHAR(10) NOT NULL PRIMARY KEY,
  name VARCHAR(40) NOT NULL,
  controller_code VARCHAR(10) NOT NULL,
  ordinal INT NOT NULL,
  CONSTRAINT brand_of_controller FOREIGN KEY (controller_code) REFERENCES controller (code)
);

CREATE TABLE authority (
  code VARCHAR(20) NOT NULL PRIMARY KEY,
  name_da VARCHAR(120) NOT NULL,
  name_en VARCHAR(120) NOT NULL,
  task_da VARCHAR(300) NOT NULL,
  task_en VARCHAR(300) NOT NULL,
  address VARCHAR(200) NULL,
  phone VARCHAR(20) NULL,
  email VARCHAR(120) NULL,
  web VARCHAR(120) NULL
);

CREATE TABLE legal_basis (
  code VARCHAR(30) NOT NULL PRIMARY KEY,
  provision VARCHAR(160) NOT NULL COMMENT 'law and paragraph as cited',
  name_da VARCHAR(300) NOT NULL,
  name_en VARCHAR(300) NOT NULL,
  gdpr_letter VARCHAR(1) NULL COMMENT 'letter of art. 6(1)',
  valid_from DATE NOT NULL,
  valid_to DATE NULL
);

CREATE TABLE recipient (
  code VARCHAR(30) NOT NULL PRIMARY KEY,
  name_da VARCHAR(160) NOT NULL,
  name_en VARCHAR(160) NOT NULL,
  category VARCHAR(30) NOT NULL COMMENT 'PROCESSOR, SUPPLIER, ADVISER, MARKETING, BANK, CREDIT_BUREAU, COLLECTION, OPERATOR, AUTHORITY, DIRECTORY or PLATFORM',
  country VARCHAR(2) NOT NULL,
  transfer_mechanism VARCHAR(20) NULL COMMENT 'SCC or ADEQUACY, for a third country',
  valid_from DATE NOT NULL,
  valid_to DATE NULL
);

CREATE TABLE data_category (
  code VARCHAR(30) NOT NULL PRIMARY KEY,
  name_da VARCHAR(160) NOT NULL,
  name_en VARCHAR(160) NOT NULL,
  source VARCHAR(30) NOT NULL COMMENT 'PROVIDED, OBSERVED, THIRD_PARTY, PROVIDED_BY_COMPANY, SOCIAL_MEDIA or DERIVED'
);

CREATE TABLE processing_activity (
  code VARCHAR(4) NOT NULL PRIMARY KEY,
  name_da VARCHAR(160) NOT NULL,
  name_en VARCHAR(160) NOT NULL,
  purpose_da VARCHAR(500) NOT NULL,
  purpose_en VARCHAR(500) NOT NULL
);

CREATE TABLE activity_basis (
  activity_code VARCHAR(4) NOT NULL,
  basis_code VARCHAR(30) NOT NULL,
  PRIMARY KEY (activity_code, basis_code),
  CONSTRAINT activity_basis_activity FOREIGN KEY (activity_code) REFERENCES processing_activity (code),
  CONSTRAINT activity_basis_basis FOREIGN KEY (basis_code) REFERENCES legal_basis (code)
);

CREATE TABLE activity_category (
  activity_code VARCHAR(4) NOT NULL,
  category_code VARCHAR(30) NOT NULL,
  PRIMARY KEY (activity_code, category_code),
  CONSTRAINT activity_category_activity FOREIGN KEY (activity_code) REFERENCES processing_activity (code),
  CONSTRAINT activity_category_category FOREIGN KEY (category_code) REFERENCES data_category (code)
);

CREATE TABLE activity_recipient (
  activity_code VARCHAR(4) NOT NULL,
  recipient_code VARCHAR(30) NOT NULL,
  role VARCHAR(12) NOT NULL COMMENT 'CONTROLLER, JOINT, PROCESSOR or INDEPENDENT',
  PRIMARY KEY (activity_code, recipient_code, role),
  CONSTRAINT activity_recipient_activity FOREIGN KEY (activity_code) REFERENCES processing_activity (code),
  CONSTRAINT activity_recipient_recipient FOREIGN KEY (recipient_code) REFERENCES recipient (code)
);

CREATE TABLE retention_rule (
  code VARCHAR(40) NOT NULL PRIMARY KEY,
  activity_code VARCHAR(4) NOT NULL,
  period VARCHAR(10) NULL COMMENT 'ISO 8601 calendar period; NULL when the start event itself ends the need',
  starts_at VARCHAR(30) NOT NULL COMMENT 'RECORD, CONTRACT_END, FINANCIAL_YEAR_END, WITHDRAWAL, CASE_CLOSED, TRANSMITTED, CALL, USE_END or LOAN_END',
  action VARCHAR(10) NOT NULL COMMENT 'DELETE or ANONYMISE',
  mark VARCHAR(10) NOT NULL COMMENT 'POLICY, LAW or INTERNAL',
  text_da VARCHAR(300) NOT NULL,
  text_en VARCHAR(300) NOT NULL,
  source VARCHAR(120) NOT NULL COMMENT 'requirement id or provision',
  KEY retention_rule_activity (activity_code),
  CONSTRAINT retention_rule_activity FOREIGN KEY (activity_code) REFERENCES processing_activity (code)
);

CREATE TABLE recording_rule (
  code VARCHAR(40) NOT NULL PRIMARY KEY,
  segment VARCHAR(16) NOT NULL COMMENT 'PRIVATE, BUSINESS or ANY',
  direction VARCHAR(20) NOT NULL COMMENT 'INBOUND, OUTBOUND_SALE or ANY',
  period VARCHAR(10) NOT NULL,
  mark VARCHAR(10) NOT NULL,
  text_da VARCHAR(300) NOT NULL,
  text_en VARCHAR(300) NOT NULL,
  source VARCHAR(120) NOT NULL,
  UNIQUE KEY recording_rule_key (segment, direction)
);

CREATE TABLE directory_recipient (
  code VARCHAR(30) NOT NULL PRIMARY KEY,
  ordinal INT NOT NULL,
  name_da VARCHAR(160) NOT NULL,
  name_en VARCHAR(160) NOT NULL,
  listed_da VARCHAR(300) NOT NULL,
  listed_en VARCHAR(300) NOT NULL,
  opted_out_da VARCHAR(300) NOT NULL,
  opted_out_en VARCHAR(300) NOT NULL,
  always_receives BOOLEAN NOT NULL COMMENT 'still gets the number whatever the customer chose',
  provision VARCHAR(120) NOT NULL,
  mark VARCHAR(10) NOT NULL
);

CREATE TABLE request_type (
  code VARCHAR(30) NOT NULL PRIMARY KEY,
  article VARCHAR(20) NOT NULL,
  name_da VARCHAR(120) NOT NULL,
  name_en VARCHAR(120) NOT NULL,
  immediate BOOLEAN NOT NULL COMMENT 'takes effect on arrival; no refusal exists',
  ordinal INT NOT NULL
);

CREATE TABLE refusal_ground (
  code VARCHAR(30) NOT NULL PRIMARY KEY,
  provision VARCHAR(60) NOT NULL,
  name_da VARCHAR(300) NOT NULL,
  name_en VARCHAR(300) NOT NULL,
  mark VARCHAR(10) NOT NULL
);

CREATE TABLE request_type_ground (
  type_code VARCHAR(30) NOT NULL,
  ground_code VARCHAR(30) NOT NULL,
  PRIMARY KEY (type_code, ground_code),
  CONSTRAINT request_type_ground_type FOREIGN KEY (type_code) REFERENCES request_type (code),
  CONSTRAINT request_type_ground_ground FOREIGN KEY (ground_code) REFERENCES refusal_ground (code)
);
