-- Audiences of platforms (P-3.3.1-a, P-3.3.3-b, case DK-TELMORE-2024), and the quarterly list of people who want no advertising (mfl. § 10(4)).

-- Which platforms may get an audience: those that the text of the consent names. In whose role and upon which agreement (P-3.3.5).
CREATE TABLE audience_platform (
  recipient_code VARCHAR(30) NOT NULL PRIMARY KEY,
  role VARCHAR(12) NOT NULL COMMENT 'JOINT, PROCESSOR or INDEPENDENT',
  agreement VARCHAR(200) NOT NULL COMMENT 'reference of the agreement',
  drops_gmail_dots BOOLEAN NOT NULL COMMENT 'dots before gmail.com and googlemail.com go before an address is hashed',
  removal_within VARCHAR(10) NOT NULL COMMENT 'ISO 8601: how long it may take to confirm a removal file',
  mark VARCHAR(10) NOT NULL,
  source VARCHAR(120) NOT NULL,
  CONSTRAINT audience_platform_recipient FOREIGN KEY (recipient_code) REFERENCES recipient (code)
);

INSERT INTO audience_platform (recipient_code, role, agreement, drops_gmail_dots, removal_within, mark, source) VALUES
  ('META', 'JOINT', 'Controller Addendum (art. 26)', FALSE, 'P3D', 'INTERNAL', 'P-3.3.5-c; DK-TELMORE-2024'),
  ('GOOGLE', 'PROCESSOR', 'Google Ads Data Processing Terms (art. 28)', TRUE, 'P3D', 'INTERNAL', 'P-3.3.5-a');

CREATE TABLE audience_export (
  id UUID NOT NULL PRIMARY KEY,
  reference VARCHAR(40) NOT NULL,
  recipient_code VARCHAR(30) NOT NULL,
  purpose_code VARCHAR(30) NOT NULL,
  brand VARCHAR(10) NOT NULL,
  state VARCHAR(8) NOT NULL COMMENT 'QUEUED, WRITING or WRITTEN',
  asked_by UUID NOT NULL COMMENT 'account of the officer',
  asked_at DATETIME(6) NOT NULL,
  written_at DATETIME(6) NULL,
  reached UUID NULL COMMENT 'the last person who was looked at',
  considered INT NOT NULL,
  exported INT NOT NULL COMMENT 'lines of the file',
  version BIGINT NOT NULL,
  UNIQUE KEY audience_export_reference (reference),
  KEY audience_export_state (state, asked_at),
  KEY audience_export_asked (asked_at),
  CONSTRAINT audience_export_recipient FOREIGN KEY (recipient_code) REFERENCES audience_platform (recipient_code)
);

CREATE TABLE audience_left_out (
  export_id UUID NOT NULL,
  reason VARCHAR(20) NOT NULL,
  amount INT NOT NULL,
  PRIMARY KEY (export_id, reason),
  CONSTRAINT audience_left_out_export FOREIGN KEY (export_id) REFERENCES audience_export (id)
);

CREATE TABLE audience_removal (
  id UUID NOT NULL PRIMARY KEY,
  export_id UUID NOT NULL,
  number INT NOT NULL COMMENT 'of the export, from 1',
  state VARCHAR(10) NOT NULL COMMENT 'QUEUED, WRITTEN or CONFIRMED',
  entries INT NOT NULL,
  queued_at DATETIME(6) NOT NULL,
  due_at DATETIME(6) NOT NULL COMMENT 'until then the platform should have confirmed',
  written_at DATETIME(6) NULL,
  confirmed_at DATETIME(6) NULL,
  confirmed_by VARCHAR(60) NULL COMMENT 'unit that noted it',
  confirmed_how VARCHAR(8) NULL COMMENT 'GATEWAY, EMAIL, PHONE or LETTER',
  version BIGINT NOT NULL,
  UNIQUE KEY audience_removal_number (export_id, number),
  KEY audience_removal_state (state, due_at),
  CONSTRAINT audience_removal_export FOREIGN KEY (export_id) REFERENCES audience_export (id)
);

-- What is needed to take somebody out again. The row goes once the platform has confirmed that it removed the address.
CREATE TABLE audience_member (
  id UUID NOT NULL PRIMARY KEY,
  export_id UUID NOT NULL,
  party_id UUID NOT NULL,
  email_hash BINARY(32) NOT NULL COMMENT 'SHA-256 as the platform got it',
  added_at DATETIME(6) NOT NULL,
  remove_due_on DATE NOT NULL,
  removal_id UUID NULL,
  removed_because VARCHAR(20) NULL,
  version BIGINT NOT NULL,
  UNIQUE KEY audience_member_hash (export_id, email_hash),
  KEY audience_member_party (party_id),
  KEY audience_member_open (removal_id, id),
  CONSTRAINT audience_member_export FOREIGN KEY (export_id) REFERENCES audience_export (id),
  CONSTRAINT audience_member_removal FOREIGN KEY (removal_id) REFERENCES audience_removal (id)
);

ALTER TABLE consent_state ADD KEY consent_state_of_choice (purpose_code, channel, brand, party_id);

INSERT INTO job_lease (name, holder, held_until) VALUES ('AUDIENCES', NULL, NULL);

-- Which purposes need the newest list of the CPR register, and for how long a list counts.
CREATE TABLE robinson_rule (
  purpose_code VARCHAR(30) NOT NULL,
  channel VARCHAR(8) NOT NULL,
  valid_from DATE NOT NULL,
  period VARCHAR(10) NOT NULL COMMENT 'ISO 8601: when the next list is made',
  grace_days INT NOT NULL COMMENT 'days to fetch the next one',
  provision VARCHAR(120) NOT NULL,
  mark VARCHAR(10) NOT NULL,
  PRIMARY KEY (purpose_code, channel, valid_from),
  CONSTRAINT robinson_rule_purpose FOREIGN KEY (purpose_code) REFERENCES consent_purpose (code)
);

INSERT INTO robinson_rule (purpose_code, channel, valid_from, period, grace_days, provision, mark) VALUES
  ('MKT_OWN_LETTER', 'LETTER', '2017-07-01', 'P3M', 14, 'markedsføringsloven § 10, stk. 4', 'LAW');

CREATE TABLE robinson_list (
  id UUID NOT NULL PRIMARY KEY,
  list_date DATE NOT NULL COMMENT 'when the CPR register made it',
  state VARCHAR(10) NOT NULL COMMENT 'STAGED, CURRENT, REPLACED or DROPPED',
  entries INT NOT NULL,
  imported_by UUID NULL COMMENT 'account of the officer; NULL for what came with the demo',
  imported_at DATETIME(6) NOT NULL,
  replaced_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  KEY robinson_list_state (state, list_date),
  KEY robinson_list_imported (imported_at)
);

CREATE TABLE robinson_entry (
  list_id UUID NOT NULL,
  point_hash BINARY(32) NOT NULL COMMENT 'keyed hash of name and address',
  since DATE NOT NULL COMMENT 'date of the first list in an unbroken row that has it',
  PRIMARY KEY (list_id, point_hash),
  CONSTRAINT robinson_entry_list FOREIGN KEY (list_id) REFERENCES robinson_list (id)
);
