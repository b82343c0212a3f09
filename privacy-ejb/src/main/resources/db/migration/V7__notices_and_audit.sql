-- Receipts, the inbox, the outbox, and the audit log (P-10, B-39 to B-41, art. 5(2)).

CREATE TABLE receipt (
  id UUID NOT NULL PRIMARY KEY,
  number VARCHAR(14) NOT NULL,
  party_id UUID NOT NULL,
  kind VARCHAR(30) NOT NULL,
  issued_at DATETIME(6) NOT NULL,
  asked_through VARCHAR(10) NOT NULL,
  facts VARCHAR(2000) NOT NULL COMMENT 'JSON object of codes and values from which the receipt is rendered in either language',
  UNIQUE KEY receipt_number (number),
  KEY receipt_party (party_id, issued_at),
  CONSTRAINT receipt_of_party FOREIGN KEY (party_id) REFERENCES party (id)
);

CREATE TABLE message (
  id UUID NOT NULL PRIMARY KEY,
  party_id UUID NOT NULL,
  sent_at DATETIME(6) NOT NULL,
  channel VARCHAR(6) NOT NULL COMMENT 'INBOX, EMAIL, SMS or LETTER',
  language VARCHAR(2) NOT NULL,
  subject VARCHAR(200) NOT NULL,
  body VARCHAR(4000) NOT NULL,
  receipt_id UUID NULL,
  read_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  KEY message_party (party_id, sent_at, id),
  KEY message_unread (party_id, read_at),
  CONSTRAINT message_to_party FOREIGN KEY (party_id) REFERENCES party (id),
  CONSTRAINT message_of_receipt FOREIGN KEY (receipt_id) REFERENCES receipt (id)
);

CREATE TABLE outbox (
  id UUID NOT NULL PRIMARY KEY,
  channel VARCHAR(6) NOT NULL COMMENT 'EMAIL or SMS',
  destination VARCHAR(254) NOT NULL,
  subject VARCHAR(200) NOT NULL,
  body VARCHAR(4000) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  attempts INT NOT NULL,
  next_attempt_at DATETIME(6) NOT NULL,
  sent_at DATETIME(6) NULL,
  last_error VARCHAR(60) NULL,
  version BIGINT NOT NULL,
  KEY outbox_next (sent_at, next_attempt_at)
);

CREATE TABLE audit_entry (
  seq BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at DATETIME(6) NOT NULL,
  actor_role VARCHAR(10) NOT NULL COMMENT 'SYSTEM, CUSTOMER, AGENT, OFFICER, ADMIN or CLIENT',
  actor_unit VARCHAR(60) NULL,
  account_id UUID NULL,
  contact_id UUID NULL,
  action VARCHAR(40) NOT NULL,
  party_id UUID NULL COMMENT 'whom it is about',
  object_id UUID NULL,
  reason VARCHAR(30) NULL,
  detail VARCHAR(300) NULL COMMENT 'codes only, nothing personal',
  shown BOOLEAN NOT NULL COMMENT 'the customer sees it under who has looked',
  KEY audit_entry_party (party_id, shown, seq),
  KEY audit_entry_at (at),
  KEY audit_entry_account (account_id, at)
);
