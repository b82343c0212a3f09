-- Requests of data subjects (art. 12, 15-22), who may act for whom, what stops processing, and who must be told (art. 19).

CREATE TABLE mandate (
  id UUID NOT NULL PRIMARY KEY,
  party_id UUID NOT NULL COMMENT 'who is represented',
  holder_id UUID NOT NULL COMMENT 'the person who acts',
  standing VARCHAR(10) NOT NULL COMMENT 'GUARDIAN, ATTORNEY or ESTATE',
  scope VARCHAR(300) NOT NULL COMMENT 'request types separated by commas, or ALL',
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  evidence VARCHAR(30) NOT NULL COMMENT 'kind of document that was seen; never a copy of an identity card',
  checked_by UUID NOT NULL,
  checked_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  KEY mandate_holder (holder_id, ended_at),
  KEY mandate_party (party_id),
  CONSTRAINT mandate_for_party FOREIGN KEY (party_id) REFERENCES party (id),
  CONSTRAINT mandate_of_holder FOREIGN KEY (holder_id) REFERENCES party (id)
);

CREATE TABLE rights_request (
  id UUID NOT NULL PRIMARY KEY,
  number VARCHAR(14) NOT NULL,
  type VARCHAR(30) NOT NULL,
  party_id UUID NOT NULL COMMENT 'whom it is about',
  standing VARCHAR(10) NOT NULL COMMENT 'SELF, GUARDIAN, ATTORNEY, COMPANY or ESTATE',
  requester_id UUID NOT NULL COMMENT 'the person who asks and is answered; the company itself where it writes without a name',
  mandate_id UUID NULL,
  asked_through VARCHAR(10) NOT NULL,
  contact_id UUID NULL,
  client_id UUID NULL COMMENT 'the machine client that filed it',
  language VARCHAR(2) NOT NULL,
  received_at DATETIME(6) NOT NULL COMMENT 'when it really reached the house, whoever opened it',
  recorded_at DATETIME(6) NOT NULL,
  state VARCHAR(20) NOT NULL,
  state_since DATETIME(6) NOT NULL,
  identified_by VARCHAR(12) NULL,
  identified_at DATETIME(6) NULL,
  due_on DATE NOT NULL COMMENT 'last day for the answer, with extension and stops of the clock',
  extended_at DATETIME(6) NULL,
  clock_stopped_at DATETIME(6) NULL COMMENT 'stands since then, until identity is proved',
  clock_stopped_days INT NOT NULL,
  handler_id UUID NULL COMMENT 'the account that has it',
  proposed_by UUID NULL,
  proposed_at DATETIME(6) NULL,
  decided_by UUID NULL COMMENT 'the second person, where there are two; NULL where a rule decided',
  decided_at DATETIME(6) NULL,
  outcome VARCHAR(10) NULL COMMENT 'GRANTED, PARTLY, REFUSED, ANSWERED or WITHDRAWN',
  closed_at DATETIME(6) NULL,
  steps INT NOT NULL,
  wish_cipher MEDIUMBLOB NULL COMMENT 'words and details, encrypted under the data key (party, TEXT)',
  version BIGINT NOT NULL,
  UNIQUE KEY rights_request_number (number),
  KEY rights_request_party (party_id, received_at),
  KEY rights_request_requester (requester_id, received_at),
  KEY rights_request_queue (closed_at, due_on, id),
  CONSTRAINT rights_request_of_type FOREIGN KEY (type) REFERENCES request_type (code),
  CONSTRAINT rights_request_about_party FOREIGN KEY (party_id) REFERENCES party (id),
  CONSTRAINT rights_request_upon_mandate FOREIGN KEY (mandate_id) REFERENCES mandate (id)
);

CREATE TABLE rights_step (
  id UUID NOT NULL PRIMARY KEY,
  request_id UUID NOT NULL,
  ordinal INT NOT NULL,
  step VARCHAR(20) NOT NULL,
  from_state VARCHAR(20) NULL,
  to_state VARCHAR(20) NOT NULL,
  at DATETIME(6) NOT NULL,
  actor_role VARCHAR(10) NOT NULL,
  actor_unit VARCHAR(60) NULL,
  account_id UUID NULL,
  reason VARCHAR(40) NULL COMMENT 'code',
  note_cipher MEDIUMBLOB NULL COMMENT 'free text, encrypted under the data key (party, TEXT)',
  UNIQUE KEY rights_step_order (request_id, ordinal),
  CONSTRAINT rights_step_of_request FOREIGN KEY (request_id) REFERENCES rights_request (id)
);

CREATE TABLE rights_item (
  id UUID NOT NULL PRIMARY KEY,
  request_id UUID NOT NULL,
  type_code VARCHAR(30) NOT NULL COMMENT 'type of the request, so that the database allows no ground that the law does not',
  ordinal INT NOT NULL,
  category VARCHAR(30) NOT NULL COMMENT 'data category or other code of what is decided about',
  object_id UUID NULL COMMENT 'a line, recording or assessment',
  amount BIGINT NOT NULL COMMENT 'how many records',
  outcome VARCHAR(8) NULL COMMENT 'GRANT or REFUSE',
  ground_code VARCHAR(30) NULL,
  computed BOOLEAN NOT NULL COMMENT 'decided by a rule',
  until_on DATE NULL COMMENT 'withheld until that day',
  note_cipher MEDIUMBLOB NULL COMMENT 'reasons in words, encrypted under the data key (party, TEXT)',
  decided_by UUID NULL,
  version BIGINT NOT NULL,
  UNIQUE KEY rights_item_order (request_id, ordinal),
  CONSTRAINT rights_item_of_request FOREIGN KEY (request_id) REFERENCES rights_request (id),
  CONSTRAINT rights_item_lawful FOREIGN KEY (type_code, ground_code) REFERENCES request_type_ground (type_code, ground_code)
);

CREATE TABLE rights_identity (
  id UUID NOT NULL PRIMARY KEY,
  request_id UUID NOT NULL,
  kind VARCHAR(8) NOT NULL COMMENT 'PERSON, LINE or EMAIL: proof of one says nothing about another',
  object_id UUID NULL,
  method VARCHAR(12) NOT NULL COMMENT 'SIGN_IN, CODE, MITID, DOCUMENT or OFFICER',
  evidence VARCHAR(120) NULL,
  passed BOOLEAN NOT NULL,
  at DATETIME(6) NOT NULL,
  account_id UUID NULL,
  KEY rights_identity_request (request_id),
  CONSTRAINT rights_identity_of_request FOREIGN KEY (request_id) REFERENCES rights_request (id)
);

CREATE TABLE rights_attachment (
  id UUID NOT NULL PRIMARY KEY,
  request_id UUID NOT NULL,
  media_type VARCHAR(40) NOT NULL,
  size_bytes BIGINT NOT NULL,
  wrapped_key VARBINARY(1024) NULL COMMENT 'the file''s own keyset under the data key (party, FILE); NULL once deleted',
  added_at DATETIME(6) NOT NULL,
  account_id UUID NULL,
  deleted_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  KEY rights_attachment_request (request_id),
  CONSTRAINT rights_attachment_of_request FOREIGN KEY (request_id) REFERENCES rights_request (id)
);

CREATE TABLE rights_balancing (
  id UUID NOT NULL PRIMARY KEY,
  request_id UUID NOT NULL,
  activity VARCHAR(4) NOT NULL,
  ours_cipher MEDIUMBLOB NOT NULL COMMENT 'our interests, encrypted under the data key (party, TEXT)',
  theirs_cipher MEDIUMBLOB NOT NULL COMMENT 'the situation of the data subject, encrypted likewise',
  conclusion VARCHAR(10) NOT NULL COMMENT 'STOP or CONTINUE',
  account_id UUID NOT NULL,
  at DATETIME(6) NOT NULL,
  KEY rights_balancing_request (request_id),
  CONSTRAINT rights_balancing_of_request FOREIGN KEY (request_id) REFERENCES rights_request (id)
);

CREATE TABLE rights_reminder (
  id UUID NOT NULL PRIMARY KEY,
  request_id UUID NOT NULL,
  days INT NOT NULL COMMENT '14, 7, 2 or 0 before the last day; -1 once it is over',
  due_on DATE NOT NULL COMMENT 'the last day it speaks of',
  handler_id UUID NULL COMMENT 'who had the case; the officers see all',
  at DATETIME(6) NOT NULL,
  UNIQUE KEY rights_reminder_once (request_id, days, due_on),
  KEY rights_reminder_at (at),
  CONSTRAINT rights_reminder_of_request FOREIGN KEY (request_id) REFERENCES rights_request (id)
);

CREATE TABLE processing_stop (
  id UUID NOT NULL PRIMARY KEY,
  party_id UUID NOT NULL,
  kind VARCHAR(12) NOT NULL COMMENT 'FREEZE: an open request keeps what it covers; RESTRICTION: art. 18, storage only; OBJECTION: art. 21(1)',
  ground VARCHAR(1) NULL COMMENT 'letter of art. 18(1)',
  activity VARCHAR(4) NULL COMMENT 'the activity that stops; NULL for all',
  request_id UUID NOT NULL,
  since DATETIME(6) NOT NULL,
  final BOOLEAN NOT NULL COMMENT 'false while the request is undecided',
  told_at DATETIME(6) NULL COMMENT 'when the data subject was told that it ends (art. 18(3))',
  ended_at DATETIME(6) NULL,
  ended_because VARCHAR(20) NULL,
  version BIGINT NOT NULL,
  KEY processing_stop_party (party_id, ended_at),
  KEY processing_stop_request (request_id),
  CONSTRAINT processing_stop_for_party FOREIGN KEY (party_id) REFERENCES party (id)
);

CREATE TABLE contact_suppression (
  id UUID NOT NULL PRIMARY KEY,
  kind VARCHAR(8) NOT NULL COMMENT 'PHONE, EMAIL or ADDRESS',
  point_hash BINARY(32) NOT NULL COMMENT 'keyed hash of the number, address or e-mail address: it is not to be used for marketing, whoever said so',
  asked_through VARCHAR(10) NOT NULL,
  since DATETIME(6) NOT NULL,
  request_id UUID NULL,
  ended_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  KEY contact_suppression_point (point_hash, ended_at)
);

CREATE TABLE disclosure (
  id UUID NOT NULL PRIMARY KEY,
  party_id UUID NOT NULL,
  recipient_code VARCHAR(30) NOT NULL,
  activity VARCHAR(4) NOT NULL,
  data_set VARCHAR(200) NOT NULL COMMENT 'data categories separated by commas',
  reference VARCHAR(40) NOT NULL COMMENT 'of the delivery; the recipient knows it',
  at DATETIME(6) NOT NULL,
  delete_due_on DATE NOT NULL,
  KEY disclosure_party (party_id, at),
  KEY disclosure_due (delete_due_on, id),
  CONSTRAINT disclosure_to_recipient FOREIGN KEY (recipient_code) REFERENCES recipient (code)
);

CREATE TABLE recipient_notice (
  id UUID NOT NULL PRIMARY KEY,
  request_id UUID NOT NULL,
  party_id UUID NOT NULL,
  recipient_code VARCHAR(30) NOT NULL,
  kind VARCHAR(12) NOT NULL COMMENT 'RECTIFIED, ERASED, RESTRICTED or RELEASED',
  reference VARCHAR(40) NOT NULL COMMENT 'of the delivery it is about',
  state VARCHAR(12) NOT NULL COMMENT 'QUEUED, SENT, ACKNOWLEDGED or ESCALATED',
  attempts INT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  next_attempt_at DATETIME(6) NULL,
  sent_at DATETIME(6) NULL,
  acknowledged_at DATETIME(6) NULL,
  acknowledged_by VARCHAR(60) NULL COMMENT 'unit or client that noted the acknowledgement',
  version BIGINT NOT NULL,
  KEY recipient_notice_party (party_id),
  KEY recipient_notice_request (request_id),
  KEY recipient_notice_next (state, next_attempt_at),
  CONSTRAINT recipient_notice_to_recipient FOREIGN KEY (recipient_code) REFERENCES recipient (code)
);

CREATE TABLE credit_assessment (
  id UUID NOT NULL PRIMARY KEY,
  party_id UUID NOT NULL,
  customer_id UUID NULL,
  kind VARCHAR(12) NOT NULL COMMENT 'CREDIT or INSTALMENTS',
  source VARCHAR(10) NOT NULL COMMENT 'AUTOMATED or HUMAN',
  bureau_code VARCHAR(30) NULL COMMENT 'recipient code of the bureau',
  inputs VARCHAR(300) NOT NULL COMMENT 'codes of the data that were used',
  criteria VARCHAR(300) NOT NULL COMMENT 'codes of the rules that decided, each with PASSED or FAILED',
  would_pass VARCHAR(200) NULL COMMENT 'codes of what would have changed the outcome',
  outcome VARCHAR(10) NOT NULL COMMENT 'APPROVED or REFUSED',
  decided_at DATETIME(6) NOT NULL,
  decided_by UUID NULL COMMENT 'the member of staff; NULL for an automated decision',
  reviews UUID NULL COMMENT 'the assessment that this one replaces',
  request_id UUID NULL,
  delete_due_on DATE NOT NULL,
  KEY credit_assessment_party (party_id, decided_at),
  KEY credit_assessment_due (delete_due_on, id),
  CONSTRAINT credit_assessment_of_party FOREIGN KEY (party_id) REFERENCES party (id)
);

ALTER TABLE party
  ADD COLUMN deceased_on DATE NULL AFTER birth_date,
  ADD COLUMN statement_cipher MEDIUMBLOB NULL COMMENT 'supplementary statement (art. 16), encrypted under the data key (party, TEXT)' AFTER address_protected,
  ADD COLUMN erased_at DATETIME(6) NULL AFTER created_at;

ALTER TABLE one_time_code
  ADD COLUMN request_id UUID NULL COMMENT 'the rights request whose requester it identifies' AFTER contact_id,
  ADD KEY one_time_code_request (request_id);

INSERT INTO job_lease (name, holder, held_until) VALUES ('RIGHTS', NULL, NULL), ('PACKAGES', NULL, NULL), ('ERASURE', NULL, NULL), ('NOTICES', NULL, NULL);

INSERT INTO request_type_ground (type_code, ground_code) VALUES
  ('RECTIFICATION', 'LEGAL_OBLIGATION'), ('AUTOMATED_DECISION', 'ALREADY_DELETED');
