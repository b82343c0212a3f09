-- Call recordings, legal holds and the deletion timers (P-3.6.1, B-30 to B-35, K-07, K-08).

CREATE TABLE recording_consent (
  id UUID NOT NULL PRIMARY KEY,
  party_id UUID NOT NULL,
  method VARCHAR(8) NOT NULL COMMENT 'KEYPRESS or SPOKEN',
  call_id VARCHAR(40) NOT NULL,
  digit CHAR(1) NULL,
  prompt_version VARCHAR(20) NULL,
  offset_ms INT NULL COMMENT 'where in the recording the yes was spoken',
  agent_account_id UUID NULL,
  given_at DATETIME(6) NOT NULL,
  withdrawn_at DATETIME(6) NULL,
  withdrawn_through VARCHAR(10) NULL,
  version BIGINT NOT NULL,
  KEY recording_consent_party (party_id),
  CONSTRAINT recording_consent_of_party FOREIGN KEY (party_id) REFERENCES party (id)
);

CREATE TABLE recording (
  id UUID NOT NULL PRIMARY KEY,
  party_id UUID NOT NULL COMMENT 'the person whose voice it is',
  customer_id UUID NOT NULL,
  consent_id UUID NOT NULL,
  direction VARCHAR(20) NOT NULL COMMENT 'INBOUND, OUTBOUND_SALE or OUTBOUND_SERVICE',
  segment VARCHAR(16) NOT NULL COMMENT 'as it was at the call: PRIVATE, BUSINESS or UNKNOWN',
  started_at DATETIME(6) NOT NULL,
  duration_ms INT NOT NULL,
  subject_da VARCHAR(160) NULL,
  subject_en VARCHAR(160) NULL,
  media_type VARCHAR(40) NULL,
  size_bytes BIGINT NULL,
  wrapped_key VARBINARY(1024) NULL COMMENT 'the recording''s own keyset under the data key (party, RECORDING); NULL once deleted',
  rule_code VARCHAR(40) NOT NULL,
  delete_due_on DATE NOT NULL,
  deleted_at DATETIME(6) NULL,
  deleted_because VARCHAR(12) NULL COMMENT 'RETENTION, WITHDRAWAL or ERASURE',
  version BIGINT NOT NULL,
  KEY recording_party (party_id, started_at),
  KEY recording_due (deleted_at, delete_due_on, id),
  CONSTRAINT recording_of_party FOREIGN KEY (party_id) REFERENCES party (id),
  CONSTRAINT recording_of_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
  CONSTRAINT recording_by_consent FOREIGN KEY (consent_id) REFERENCES recording_consent (id),
  CONSTRAINT recording_by_rule FOREIGN KEY (rule_code) REFERENCES recording_rule (code)
);

CREATE TABLE doomed_file (
  id UUID NOT NULL PRIMARY KEY COMMENT 'an audio file to unlink after its deletion was committed',
  recorded_at DATETIME(6) NOT NULL,
  attempts INT NOT NULL,
  version BIGINT NOT NULL
);

CREATE TABLE legal_hold (
  id UUID NOT NULL PRIMARY KEY,
  target VARCHAR(10) NOT NULL COMMENT 'PERSON or RECORDING',
  target_id UUID NOT NULL,
  party_id UUID NOT NULL,
  reason VARCHAR(500) NOT NULL,
  expires_on DATE NOT NULL,
  requested_by UUID NOT NULL,
  requested_at DATETIME(6) NOT NULL,
  approved_by UUID NULL,
  approved_at DATETIME(6) NULL,
  lift_reason VARCHAR(500) NULL,
  lift_requested_by UUID NULL,
  lift_requested_at DATETIME(6) NULL,
  lifted_by UUID NULL,
  lifted_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  KEY legal_hold_target (target_id, lifted_at),
  KEY legal_hold_party (party_id),
  KEY legal_hold_open (lifted_at, expires_on),
  CONSTRAINT legal_hold_about_party FOREIGN KEY (party_id) REFERENCES party (id)
);

CREATE TABLE retention_run (
  id UUID NOT NULL PRIMARY KEY,
  started_at DATETIME(6) NOT NULL,
  finished_at DATETIME(6) NULL,
  started_by VARCHAR(10) NOT NULL COMMENT 'TIMER or OFFICER',
  account_id UUID NULL,
  as_of DATE NOT NULL,
  error_code VARCHAR(60) NULL,
  version BIGINT NOT NULL,
  KEY retention_run_started (started_at)
);

CREATE TABLE retention_run_rule (
  id UUID NOT NULL PRIMARY KEY,
  run_id UUID NOT NULL,
  rule_code VARCHAR(40) NOT NULL,
  deleted BIGINT NOT NULL,
  held BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  oldest_due_on DATE NULL,
  millis BIGINT NOT NULL,
  version BIGINT NOT NULL,
  KEY retention_run_rule_run (run_id),
  CONSTRAINT retention_run_rule_of_run FOREIGN KEY (run_id) REFERENCES retention_run (id)
);

CREATE TABLE job_lease (
  name VARCHAR(40) NOT NULL PRIMARY KEY,
  holder VARCHAR(60) NULL,
  held_until DATETIME(6) NULL
);

INSERT INTO job_lease (name, holder, held_until) VALUES ('RETENTION', NULL, NULL), ('OUTBOX', NULL, NULL), ('HOUSEKEEPING', NULL, NULL);
