-- Packages: the copy that a request is answered with (art. 15(3), art. 20), encrypted in a file, built in the background and gone after 14 days.

CREATE TABLE rights_package (
  id UUID NOT NULL PRIMARY KEY,
  request_id UUID NOT NULL,
  party_id UUID NOT NULL COMMENT 'whom it is about',
  kind VARCHAR(30) NOT NULL COMMENT 'ACCESS, PORTABILITY or RECORDING_COPY',
  language VARCHAR(2) NOT NULL,
  state VARCHAR(10) NOT NULL COMMENT 'QUEUED, BUILDING, READY, FAILED or DELETED',
  percent INT NOT NULL,
  attempts INT NOT NULL,
  queued_at DATETIME(6) NOT NULL,
  next_attempt_at DATETIME(6) NOT NULL,
  started_at DATETIME(6) NULL COMMENT 'of the last attempt',
  ready_at DATETIME(6) NULL,
  expires_at DATETIME(6) NULL,
  size_bytes BIGINT NULL,
  sha256 VARCHAR(64) NULL COMMENT 'of the clear file, in hexadecimal',
  wrapped_key VARBINARY(1024) NULL COMMENT 'the file''s own keyset under the data key (party, FILE); NULL once deleted',
  error_code VARCHAR(80) NULL COMMENT 'class of the last failure',
  downloads INT NOT NULL,
  downloaded_at DATETIME(6) NULL COMMENT 'the last time',
  deleted_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  KEY rights_package_request (request_id, queued_at),
  KEY rights_package_party (party_id),
  KEY rights_package_next (state, next_attempt_at),
  KEY rights_package_expiry (state, expires_at),
  CONSTRAINT rights_package_of_request FOREIGN KEY (request_id) REFERENCES rights_request (id)
);

ALTER TABLE doomed_file
  ADD COLUMN shelf VARCHAR(10) NOT NULL DEFAULT 'AUDIO' COMMENT 'folder that the file lies in: AUDIO, PACKAGE or ATTACHMENT' AFTER id,
  MODIFY COLUMN id UUID NOT NULL COMMENT 'a file to unlink after its deletion was committed';
