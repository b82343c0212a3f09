-- Requests to be called, competitions and newsletters: what one asked for is done once, and then forgotten (P-3.2, B-47, K-23, K-24, K-34).

CREATE TABLE callback_request (
  id UUID NOT NULL PRIMARY KEY,
  party_id UUID NOT NULL,
  phone VARCHAR(16) NULL COMMENT 'E.164; NULL once nobody may call any more because it was taken back',
  topic VARCHAR(12) NOT NULL,
  window_from DATETIME(6) NOT NULL,
  window_until DATETIME(6) NOT NULL,
  asked_at DATETIME(6) NOT NULL,
  asked_through VARCHAR(10) NOT NULL,
  text_id UUID NOT NULL COMMENT 'the version that was shown before',
  language VARCHAR(2) NOT NULL,
  state VARCHAR(12) NOT NULL,
  attempts INT NOT NULL,
  taken_by UUID NULL COMMENT 'account of whoever calls',
  taken_at DATETIME(6) NULL,
  closed_at DATETIME(6) NULL,
  delete_due_on DATE NULL COMMENT 'PA04: 30 days after it was closed',
  version BIGINT NOT NULL,
  KEY callback_queue (state, window_from),
  KEY callback_party (party_id, asked_at),
  KEY callback_due (delete_due_on),
  CONSTRAINT callback_of_party FOREIGN KEY (party_id) REFERENCES party (id),
  CONSTRAINT callback_text FOREIGN KEY (text_id) REFERENCES consent_text (id)
);

-- CONSENTS: the timer that writes down that a consent has run out asked for a row that was not there, and so never worked.
INSERT IGNORE INTO job_lease (name, holder, held_until) VALUES ('CAMPAIGNS', NULL, NULL), ('NEWSLETTERS', NULL, NULL), ('CONSENTS', NULL, NULL);

CREATE TABLE competition (
  id UUID NOT NULL PRIMARY KEY,
  brand VARCHAR(10) NOT NULL,
  name_da VARCHAR(120) NOT NULL,
  name_en VARCHAR(120) NOT NULL,
  terms_da VARCHAR(4000) NOT NULL,
  terms_en VARCHAR(4000) NOT NULL,
  prize_da VARCHAR(200) NOT NULL,
  prize_en VARCHAR(200) NOT NULL,
  minimum_age INT NOT NULL,
  asks_phone BOOLEAN NOT NULL COMMENT 'K-23: only where the competition says that it needs it',
  closes_on DATE NOT NULL COMMENT 'last day on which one can enter',
  draws_on DATE NOT NULL COMMENT 'first day on which it is drawn',
  state VARCHAR(10) NOT NULL,
  created_by UUID NOT NULL,
  created_at DATETIME(6) NOT NULL,
  closed_at DATETIME(6) NULL,
  entries INT NULL COMMENT 'how many there were when it closed',
  list_hash VARCHAR(64) NULL COMMENT 'SHA-256 of the ids of the entries when it closed',
  commitment VARCHAR(64) NULL COMMENT 'SHA-256 of the seed, told when it closed',
  seed VARCHAR(64) NULL COMMENT 'told once it is drawn',
  drawn_at DATETIME(6) NULL,
  winner_entry_id UUID NULL,
  passed_over INT NOT NULL COMMENT 'entries that came first in the draw and did not stand any more',
  prize_sent_at DATETIME(6) NULL,
  ended_at DATETIME(6) NULL,
  emptied_at DATETIME(6) NULL COMMENT 'when the last entry was deleted',
  version BIGINT NOT NULL,
  KEY competition_state (state, closes_on)
);

CREATE TABLE competition_entry (
  id UUID NOT NULL PRIMARY KEY,
  competition_id UUID NOT NULL,
  party_id UUID NULL COMMENT 'NULL once it is nobody''s any more: the id stays in the list that was told',
  entered_at DATETIME(6) NOT NULL,
  asked_through VARCHAR(10) NOT NULL,
  text_id UUID NOT NULL COMMENT 'the version that was shown before',
  language VARCHAR(2) NOT NULL,
  withdrawn_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  UNIQUE KEY competition_entry_once (competition_id, party_id),
  KEY competition_entry_party (party_id, entered_at),
  CONSTRAINT competition_entry_in FOREIGN KEY (competition_id) REFERENCES competition (id),
  CONSTRAINT competition_entry_of FOREIGN KEY (party_id) REFERENCES party (id),
  CONSTRAINT competition_entry_text FOREIGN KEY (text_id) REFERENCES consent_text (id)
);

CREATE TABLE newsletter_issue (
  id UUID NOT NULL PRIMARY KEY,
  purpose_code VARCHAR(30) NOT NULL COMMENT 'one consent for each newsletter (K-33)',
  brand VARCHAR(10) NOT NULL,
  title_da VARCHAR(120) NOT NULL,
  title_en VARCHAR(120) NOT NULL,
  body_da VARCHAR(3000) NOT NULL,
  body_en VARCHAR(3000) NOT NULL,
  state VARCHAR(10) NOT NULL,
  send_at DATETIME(6) NOT NULL,
  created_by UUID NOT NULL,
  created_at DATETIME(6) NOT NULL,
  progress UUID NULL COMMENT 'the last party that was asked about',
  asked INT NOT NULL COMMENT 'how many were asked about',
  queued INT NOT NULL COMMENT 'how many mails were written',
  finished_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  KEY newsletter_due (state, send_at)
);

CREATE TABLE newsletter_left_out (
  issue_id UUID NOT NULL,
  reason VARCHAR(20) NOT NULL COMMENT 'the answer that forbade it',
  amount INT NOT NULL,
  PRIMARY KEY (issue_id, reason),
  CONSTRAINT newsletter_left_out_of FOREIGN KEY (issue_id) REFERENCES newsletter_issue (id)
);

ALTER TABLE consent_state ADD KEY consent_state_purpose (purpose_code, channel, brand, party_id);

-- What relies on a consent is asked about once more just before it leaves (P-3.2.3-b).
ALTER TABLE outbox
  ADD COLUMN party_id UUID NULL COMMENT 'whose consent it relies on',
  ADD COLUMN consent_purpose VARCHAR(30) NULL,
  ADD COLUMN consent_channel VARCHAR(8) NULL,
  ADD COLUMN consent_brand VARCHAR(10) NULL,
  ADD COLUMN cause_id UUID NULL COMMENT 'the issue of a newsletter it is',
  ADD COLUMN dropped_at DATETIME(6) NULL COMMENT 'when it was decided that it must not leave',
  ADD COLUMN dropped_because VARCHAR(20) NULL,
  ADD KEY outbox_cause (cause_id),
  ADD KEY outbox_party (party_id);

-- Whether the way out of a newsletter works, tried from end to end (case GR-OTE-UNSUB-2019).
CREATE TABLE unsubscribe_probe (
  id UUID NOT NULL PRIMARY KEY,
  at DATETIME(6) NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  KEY unsubscribe_probe_at (at)
);
