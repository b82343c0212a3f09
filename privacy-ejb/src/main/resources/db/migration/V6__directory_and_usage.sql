-- Number directory choices per line (P-7.2, K-18), traffic, location, invoices and purchases (P-3.4, P-3.5).

CREATE TABLE directory_choice (
  id UUID NOT NULL PRIMARY KEY,
  line_id UUID NOT NULL,
  party_id UUID NOT NULL COMMENT 'who decided: the owner of the line',
  listing VARCHAR(20) NOT NULL COMMENT 'LISTED, ADDRESS_OMITTED, UNLISTED or SECRET',
  asked_through VARCHAR(10) NOT NULL COMMENT 'CONTRACT, PORTAL, PHONE, LETTER, EMAIL, SHOP, PROTECTION or BULK_LOAD',
  evidence VARCHAR(300) NULL,
  actor_role VARCHAR(10) NOT NULL,
  actor_unit VARCHAR(60) NULL,
  account_id UUID NULL,
  contact_id UUID NULL,
  receipt_id UUID NULL,
  decided_at DATETIME(6) NOT NULL,
  KEY directory_choice_line (line_id, decided_at),
  CONSTRAINT directory_choice_of_line FOREIGN KEY (line_id) REFERENCES line (id)
);

CREATE TABLE traffic_record (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  line_id UUID NOT NULL,
  person_id UUID NOT NULL COMMENT 'who used the line then',
  at DATETIME(6) NOT NULL,
  kind VARCHAR(8) NOT NULL COMMENT 'VOICE, SMS, MMS or DATA',
  outgoing BOOLEAN NOT NULL,
  counterpart VARCHAR(20) NULL,
  seconds INT NOT NULL,
  bytes BIGINT NOT NULL,
  delete_due_on DATE NOT NULL,
  KEY traffic_record_person (person_id, at, id),
  KEY traffic_record_due (delete_due_on, id)
);

CREATE TABLE location_record (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  line_id UUID NOT NULL,
  person_id UUID NOT NULL,
  at DATETIME(6) NOT NULL,
  area VARCHAR(60) NOT NULL,
  delete_due_on DATE NOT NULL,
  KEY location_record_person (person_id, at, id),
  KEY location_record_due (delete_due_on, id)
);

CREATE TABLE invoice (
  id UUID NOT NULL PRIMARY KEY,
  customer_id UUID NOT NULL,
  number VARCHAR(20) NOT NULL,
  issued_on DATE NOT NULL,
  amount_ore INT NOT NULL,
  paid_on DATE NULL,
  delete_due_on DATE NOT NULL,
  UNIQUE KEY invoice_number (number),
  KEY invoice_customer (customer_id, issued_on),
  CONSTRAINT invoice_of_customer FOREIGN KEY (customer_id) REFERENCES customer (id)
);

CREATE TABLE purchase (
  id UUID NOT NULL PRIMARY KEY,
  customer_id UUID NOT NULL,
  bought_on DATE NOT NULL,
  channel VARCHAR(8) NOT NULL COMMENT 'WEB or STORE',
  item VARCHAR(120) NOT NULL,
  amount_ore INT NOT NULL,
  returned_on DATE NULL,
  paid_through VARCHAR(30) NOT NULL COMMENT 'recipient code of the payment provider of that day (K-01)',
  payment_reference VARCHAR(40) NOT NULL COMMENT 'the provider''s reference; card data are never stored (K-02)',
  delete_due_on DATE NOT NULL,
  KEY purchase_customer (customer_id, bought_on),
  CONSTRAINT purchase_of_customer FOREIGN KEY (customer_id) REFERENCES customer (id)
);
