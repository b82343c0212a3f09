-- What proves an act where another system was there, decisions that arrive late, and consents that end by themselves (P-8, art. 7(1)).

ALTER TABLE consent_decision
  ADD COLUMN line_id UUID NULL COMMENT 'the line it was said from',
  ADD COLUMN proof_call VARCHAR(40) NULL COMMENT 'id of the call in the phone system',
  ADD COLUMN proof_prompt VARCHAR(20) NULL COMMENT 'version of the prompt that was played',
  ADD COLUMN proof_digit VARCHAR(1) NULL COMMENT 'the key that was pressed',
  ADD COLUMN proof_offset_ms INT NULL COMMENT 'where in the recording of the call it was said',
  ADD COLUMN proof_reference VARCHAR(40) NULL COMMENT 'the session, order or document it stands in',
  ADD COLUMN recorded_at DATETIME(6) NULL COMMENT 'when it reached the house; decided_at is when the person did it',
  ADD COLUMN valid_until DATETIME(6) NULL COMMENT 'when a yes ends by itself';

UPDATE consent_decision SET recorded_at = decided_at;

ALTER TABLE consent_decision MODIFY COLUMN recorded_at DATETIME(6) NOT NULL COMMENT 'when it reached the house; decided_at is when the person did it';

ALTER TABLE consent_state
  ADD COLUMN valid_until DATETIME(6) NULL COMMENT 'when a yes ends by itself',
  ADD KEY consent_state_ending (valid_until);

-- From what age a child consents on its own to services of the information society.
CREATE TABLE age_of_consent (
  valid_from DATE NOT NULL PRIMARY KEY,
  years INT NOT NULL,
  provision VARCHAR(120) NOT NULL,
  mark VARCHAR(10) NOT NULL
);

INSERT INTO age_of_consent (valid_from, years, provision, mark) VALUES
  ('2018-05-25', 13, 'databeskyttelsesloven § 6, stk. 2 (2018), art. 8(1) GDPR', 'LAW'),
  ('2024-01-01', 15, 'databeskyttelsesloven § 6, stk. 2, art. 8(1) GDPR', 'LAW');

-- How often, and with what outcome, somebody made sure that the projection says what the ledger says.
CREATE TABLE ledger_check (
  id UUID NOT NULL PRIMARY KEY,
  checked_at DATETIME(6) NOT NULL,
  account_id UUID NOT NULL,
  decisions BIGINT NOT NULL COMMENT 'how many were read',
  choices BIGINT NOT NULL COMMENT 'of one person, purpose, channel and brand each',
  differing BIGINT NOT NULL,
  KEY ledger_check_at (checked_at)
);
