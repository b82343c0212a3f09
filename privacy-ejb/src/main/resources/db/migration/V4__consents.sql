-- Consent purposes, their texts, and the ledger of decisions (P-8, K-11, K-32, catalogue C1).

CREATE TABLE consent_purpose (
  code VARCHAR(30) NOT NULL PRIMARY KEY,
  ordinal INT NOT NULL,
  kind VARCHAR(12) NOT NULL COMMENT 'OPT_IN: nothing without a yes; OPT_OUT: runs until objected to; PER_EVENT: asked at each call or order; NONE: no choice',
  marketing BOOLEAN NOT NULL COMMENT 'covered by an objection to direct marketing (art. 21(2))',
  in_portal BOOLEAN NOT NULL,
  audience VARCHAR(8) NOT NULL COMMENT 'ANY, PERSON or COMPANY',
  basis VARCHAR(160) NOT NULL,
  name_da VARCHAR(120) NOT NULL,
  name_en VARCHAR(120) NOT NULL,
  give_effect_da VARCHAR(500) NOT NULL,
  give_effect_en VARCHAR(500) NOT NULL,
  stop_effect_da VARCHAR(500) NOT NULL,
  stop_effect_en VARCHAR(500) NOT NULL,
  continues_da VARCHAR(500) NOT NULL COMMENT 'what goes on upon another legal basis after a no (P-8-d)',
  continues_en VARCHAR(500) NOT NULL,
  mark VARCHAR(10) NOT NULL,
  source VARCHAR(120) NOT NULL
);

CREATE TABLE consent_purpose_channel (
  purpose_code VARCHAR(30) NOT NULL,
  channel VARCHAR(8) NOT NULL COMMENT 'EMAIL, SMS, MMS, PHONE, LETTER, WEB, EXPORT or NONE',
  ordinal INT NOT NULL,
  PRIMARY KEY (purpose_code, channel),
  CONSTRAINT consent_purpose_channel_purpose FOREIGN KEY (purpose_code) REFERENCES consent_purpose (code)
);

CREATE TABLE consent_text (
  id UUID NOT NULL PRIMARY KEY,
  purpose_code VARCHAR(30) NOT NULL,
  number INT NOT NULL COMMENT 'version of the text, from 1',
  valid_from DATETIME(6) NOT NULL,
  text_da VARCHAR(2000) NOT NULL,
  text_en VARCHAR(2000) NOT NULL,
  UNIQUE KEY consent_text_number (purpose_code, number),
  CONSTRAINT consent_text_purpose FOREIGN KEY (purpose_code) REFERENCES consent_purpose (code)
);

CREATE TABLE consent_decision (
  id UUID NOT NULL PRIMARY KEY,
  party_id UUID NOT NULL,
  purpose_code VARCHAR(30) NOT NULL,
  channel VARCHAR(8) NOT NULL,
  brand VARCHAR(10) NOT NULL,
  decision VARCHAR(10) NOT NULL COMMENT 'GIVEN, REFUSED, WITHDRAWN, OBJECTED or EXPIRED',
  text_id UUID NULL,
  language VARCHAR(2) NULL,
  asked_through VARCHAR(10) NOT NULL COMMENT 'PORTAL, PHONE, LETTER, EMAIL, SHOP or IVR',
  evidence VARCHAR(300) NULL,
  provable BOOLEAN NOT NULL COMMENT 'the person''s own act, the text shown before it, and the time are on record',
  actor_role VARCHAR(10) NOT NULL,
  actor_unit VARCHAR(60) NULL,
  account_id UUID NULL,
  contact_id UUID NULL,
  receipt_id UUID NULL,
  decided_at DATETIME(6) NOT NULL,
  KEY consent_decision_party (party_id, purpose_code, channel, brand, decided_at),
  KEY consent_decision_history (party_id, decided_at),
  CONSTRAINT consent_decision_of_party FOREIGN KEY (party_id) REFERENCES party (id),
  CONSTRAINT consent_decision_purpose FOREIGN KEY (purpose_code) REFERENCES consent_purpose (code),
  CONSTRAINT consent_decision_text FOREIGN KEY (text_id) REFERENCES consent_text (id)
);

CREATE TABLE consent_state (
  id UUID NOT NULL PRIMARY KEY,
  party_id UUID NOT NULL,
  purpose_code VARCHAR(30) NOT NULL,
  channel VARCHAR(8) NOT NULL,
  brand VARCHAR(10) NOT NULL,
  decision_id UUID NOT NULL,
  decision VARCHAR(10) NOT NULL,
  provable BOOLEAN NOT NULL,
  since DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE KEY consent_state_key (party_id, purpose_code, channel, brand),
  CONSTRAINT consent_state_decision FOREIGN KEY (decision_id) REFERENCES consent_decision (id)
);

CREATE TABLE marketing_objection (
  id UUID NOT NULL PRIMARY KEY,
  party_id UUID NOT NULL,
  objected_at DATETIME(6) NOT NULL,
  asked_through VARCHAR(10) NOT NULL,
  evidence VARCHAR(300) NULL,
  contact_id UUID NULL,
  receipt_id UUID NOT NULL,
  ended_at DATETIME(6) NULL COMMENT 'the person gave a new consent for marketing afterwards',
  version BIGINT NOT NULL,
  KEY marketing_objection_party (party_id, ended_at),
  CONSTRAINT marketing_objection_of_party FOREIGN KEY (party_id) REFERENCES party (id)
);
