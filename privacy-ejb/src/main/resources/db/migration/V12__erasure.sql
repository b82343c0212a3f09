-- Erasure (art. 17), carried out in parts that may be interrupted, and how a recipient's acknowledgement came (art. 19).

CREATE TABLE erasure (
  id UUID NOT NULL PRIMARY KEY,
  request_id UUID NULL COMMENT 'the request that was granted; NULL where the ledger set it going again after a restore',
  party_id UUID NOT NULL,
  whole BOOLEAN NOT NULL COMMENT 'the person is to be nobody afterwards; else single categories of somebody who stays',
  categories VARCHAR(600) NOT NULL COMMENT 'codes separated by commas: what was granted, and what waits for a day',
  covers_until DATETIME(6) NOT NULL COMMENT 'of somebody who stays, only what was there at this moment',
  state VARCHAR(10) NOT NULL COMMENT 'RUNNING, WAITING or DONE',
  part INT NOT NULL COMMENT 'the part that comes next',
  points VARBINARY(160) NULL COMMENT 'keyed hashes of the contact points whose messages must go; NULL once they are gone',
  started_at DATETIME(6) NOT NULL,
  begun_at DATETIME(6) NULL COMMENT 'from here on there is no way back',
  carried_out_at DATETIME(6) NULL COMMENT 'everything that could go was gone',
  done_at DATETIME(6) NULL,
  again_on DATE NULL COMMENT 'the day on which it goes on with what had to stay',
  version BIGINT NOT NULL,
  KEY erasure_party (party_id),
  KEY erasure_next (state, again_on),
  KEY erasure_request (request_id),
  CONSTRAINT erasure_of_party FOREIGN KEY (party_id) REFERENCES party (id)
);

ALTER TABLE recipient_notice
  ADD COLUMN acknowledged_how VARCHAR(8) NULL COMMENT 'GATEWAY, EMAIL, PHONE or LETTER' AFTER acknowledged_by;

ALTER TABLE outbox ADD KEY outbox_destination (destination);
