-- Machine clients with bearer keys, and what they have been answered (P-9-a, art. 32 GDPR).

CREATE TABLE machine_client (
  id UUID NOT NULL PRIMARY KEY,
  name VARCHAR(60) NOT NULL COMMENT 'what it is called in the audit log and to customers',
  key_prefix VARCHAR(12) NOT NULL COMMENT 'the part of the key that finds the client; no secret',
  key_hash BINARY(32) NOT NULL COMMENT 'keyed hash of the secret part, 256 random bits',
  previous_key_hash BINARY(32) NULL,
  previous_valid_until DATETIME(6) NULL COMMENT 'the key before the last rotation works until then',
  scopes VARCHAR(300) NOT NULL COMMENT 'codes such as consents:check, with spaces between',
  purposes VARCHAR(1000) NOT NULL COMMENT 'codes of the consent purposes it may deal with, with spaces between',
  callbacks VARCHAR(4000) NOT NULL COMMENT 'addresses it may be called back at, with spaces between',
  created_at DATETIME(6) NOT NULL,
  created_by UUID NOT NULL COMMENT 'account of the administrator',
  rotated_at DATETIME(6) NULL,
  last_used_at DATETIME(6) NULL COMMENT 'written at most once a minute',
  revoked_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  UNIQUE KEY machine_client_name (name),
  UNIQUE KEY machine_client_prefix (key_prefix)
);

CREATE TABLE idempotency_key (
  client_id UUID NOT NULL,
  idempotency_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  endpoint VARCHAR(200) NOT NULL COMMENT 'method and path',
  request_hash BINARY(32) NOT NULL COMMENT 'of endpoint, query and body',
  status SMALLINT NULL COMMENT 'NULL only within the transaction that does the work',
  location VARCHAR(300) NULL,
  body MEDIUMBLOB NULL COMMENT 'the answer as it was sent',
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (client_id, idempotency_key),
  KEY idempotency_key_created (created_at)
);
