-- What is decided reaches every system that relies on it: subscriptions of machine clients, and an event for each of them, sent until it has
-- arrived and waited for until it is confirmed (P-8-a, case DK-TELENOR-SPAM-2012).

CREATE TABLE event_subscription (
  id UUID NOT NULL PRIMARY KEY,
  client_id UUID NOT NULL,
  callback VARCHAR(300) NOT NULL COMMENT 'an address that the client has registered',
  form VARCHAR(6) NOT NULL COMMENT 'OWN, or TMF644 for the events of TM Forum 644',
  filter VARCHAR(300) NULL COMMENT 'types of events with commas between; NULL for all',
  created_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  rests_until DATETIME(6) NULL COMMENT 'nothing is sent before: the last attempts failed',
  failures INT NOT NULL COMMENT 'attempts that failed since the last that did not',
  last_failure VARCHAR(60) NULL,
  version BIGINT NOT NULL,
  KEY event_subscription_of_client (client_id, ended_at),
  CONSTRAINT event_subscription_client FOREIGN KEY (client_id) REFERENCES machine_client (id)
);

CREATE TABLE consent_event (
  id UUID NOT NULL PRIMARY KEY,
  subscription_id UUID NOT NULL,
  client_id UUID NOT NULL,
  party_id UUID NOT NULL,
  decision_id UUID NULL COMMENT 'the row of the ledger; NULL for an objection to all direct marketing',
  kind VARCHAR(20) NOT NULL COMMENT 'CONSENT_GIVEN, CONSENT_STOPPED or MARKETING_OBJECTED',
  stops BOOLEAN NOT NULL COMMENT 'the client must confirm that it has stopped',
  at DATETIME(6) NOT NULL,
  received_at DATETIME(6) NULL COMMENT 'the client took it',
  confirmed_at DATETIME(6) NULL COMMENT 'the client has acted upon it',
  attempts INT NOT NULL,
  version BIGINT NOT NULL,
  KEY consent_event_waiting (received_at, subscription_id, at),
  KEY consent_event_unconfirmed (party_id, client_id, confirmed_at),
  KEY consent_event_open (stops, confirmed_at, at),
  CONSTRAINT consent_event_of_subscription FOREIGN KEY (subscription_id) REFERENCES event_subscription (id),
  CONSTRAINT consent_event_of_party FOREIGN KEY (party_id) REFERENCES party (id)
);

INSERT INTO job_lease (name) VALUES ('CONSENTS'), ('EVENTS');
