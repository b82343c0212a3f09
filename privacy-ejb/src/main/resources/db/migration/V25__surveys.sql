-- Surveys: a few questions, answered or not, and forgotten six months after the last day (P-3.6.5, PA25).

CREATE TABLE survey (
  id UUID NOT NULL PRIMARY KEY,
  brand VARCHAR(10) NOT NULL,
  name_da VARCHAR(120) NOT NULL,
  name_en VARCHAR(120) NOT NULL,
  intro_da VARCHAR(1500) NOT NULL,
  intro_en VARCHAR(1500) NOT NULL,
  closes_on DATE NOT NULL COMMENT 'last day on which one can answer',
  issue_id UUID NOT NULL COMMENT 'the mail that asks',
  created_by UUID NOT NULL,
  created_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  KEY survey_closes (closes_on),
  CONSTRAINT survey_asked_by FOREIGN KEY (issue_id) REFERENCES newsletter_issue (id)
);

CREATE TABLE survey_question (
  survey_id UUID NOT NULL,
  place INT NOT NULL COMMENT 'from 1',
  kind VARCHAR(5) NOT NULL COMMENT 'SCALE from 1 to 5, or WORDS',
  text_da VARCHAR(200) NOT NULL,
  text_en VARCHAR(200) NOT NULL,
  PRIMARY KEY (survey_id, place),
  CONSTRAINT survey_question_of FOREIGN KEY (survey_id) REFERENCES survey (id)
);

CREATE TABLE survey_response (
  id UUID NOT NULL PRIMARY KEY,
  survey_id UUID NOT NULL,
  party_id UUID NOT NULL,
  answered_at DATETIME(6) NOT NULL,
  asked_through VARCHAR(10) NOT NULL,
  delete_due_on DATE NOT NULL COMMENT 'PA25: 6 months after the survey closed',
  version BIGINT NOT NULL,
  UNIQUE KEY survey_response_once (survey_id, party_id),
  KEY survey_response_party (party_id, answered_at),
  KEY survey_response_due (delete_due_on),
  CONSTRAINT survey_response_to FOREIGN KEY (survey_id) REFERENCES survey (id),
  CONSTRAINT survey_response_of FOREIGN KEY (party_id) REFERENCES party (id)
);

CREATE TABLE survey_answer (
  response_id UUID NOT NULL,
  place INT NOT NULL COMMENT 'of the question',
  score INT NULL,
  words VARCHAR(1000) NULL,
  PRIMARY KEY (response_id, place),
  CONSTRAINT survey_answer_in FOREIGN KEY (response_id) REFERENCES survey_response (id) ON DELETE CASCADE
);

ALTER TABLE competition
  ADD COLUMN survey_id UUID NULL COMMENT 'only who has answered this survey can take part (P-3.6.5-b)',
  ADD UNIQUE KEY competition_survey (survey_id),
  ADD CONSTRAINT competition_for_survey FOREIGN KEY (survey_id) REFERENCES survey (id);

-- What goes to one leaves before what goes to many.
ALTER TABLE outbox ADD KEY outbox_waiting (sent_at, dropped_at, consent_purpose, next_attempt_at), DROP KEY outbox_next;

-- Whom a survey is sent to is found customer by customer.
ALTER TABLE customer ADD KEY customer_brand (brand, ended_on, party_id);

-- What a receipt is for is found without reading everything that the person ever decided.
ALTER TABLE consent_decision ADD KEY consent_decision_receipt (receipt_id);
