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
INSERT IGNORE INTO job_lease (name, holder, held_until) VALUES ('CAMPAIGNS', NULL, NULL), ('CONSENTS', NULL, NULL);
