-- What visitors of the web site chose about cookies (P-3.1, art. 7(1)): a row per act in the banner, never changed, of nobody.

CREATE TABLE cookie_choice (
  id UUID NOT NULL PRIMARY KEY,
  visitor_id UUID NOT NULL COMMENT 'chance alone, kept in the browser',
  brand VARCHAR(10) NOT NULL,
  host VARCHAR(255) NOT NULL COMMENT 'the web site it was made on',
  act VARCHAR(10) NOT NULL COMMENT 'the button: NECESSARY, ALL or CHOSEN',
  statistics BOOLEAN NOT NULL,
  marketing BOOLEAN NOT NULL,
  social BOOLEAN NOT NULL,
  statistics_text_id UUID NOT NULL COMMENT 'version of the text that was shown',
  marketing_text_id UUID NOT NULL,
  social_text_id UUID NOT NULL,
  language VARCHAR(2) NOT NULL,
  decided_at DATETIME(6) NOT NULL,
  decided_on DATE NOT NULL COMMENT 'the same moment as a day in Denmark',
  delete_due_on DATE NOT NULL,
  KEY cookie_choice_visitor (visitor_id, decided_at),
  KEY cookie_choice_day (decided_on),
  KEY cookie_choice_due (delete_due_on, id),
  CONSTRAINT cookie_choice_statistics FOREIGN KEY (statistics_text_id) REFERENCES consent_text (id),
  CONSTRAINT cookie_choice_marketing FOREIGN KEY (marketing_text_id) REFERENCES consent_text (id),
  CONSTRAINT cookie_choice_social FOREIGN KEY (social_text_id) REFERENCES consent_text (id)
);

-- A choice counts for 12 months; six more, as for the proof of other consents that have ended.
INSERT INTO retention_rule (code, activity_code, period, starts_at, action, mark, text_da, text_en, source) VALUES
  ('PA01_COOKIE_CHOICE', 'PA01', 'P18M', 'RECORD', 'DELETE', 'INTERNAL',
   'Vi sletter beviset for dit valg om cookies efter 18 måneder.', 'We delete the proof of your choice about cookies after 18 months.', 'P-3.1-c; K-13');

-- What the house sells, from less to more of the same kind: for a product that is like the one a customer has (B-49, markedsføringsloven § 10(2)).
CREATE TABLE own_product (
  brand VARCHAR(10) NOT NULL,
  segment VARCHAR(16) NOT NULL,
  ordinal INT NOT NULL,
  name VARCHAR(80) NOT NULL,
  PRIMARY KEY (brand, segment, ordinal)
);

INSERT INTO own_product (brand, segment, ordinal, name) VALUES
  ('THREE', 'PRIVATE', 1, '3Mobil 40 GB'), ('THREE', 'PRIVATE', 2, '3Mobil 100 GB'), ('THREE', 'PRIVATE', 3, '3Mobil Fri Data'),
  ('THREE', 'BUSINESS', 1, '3Erhverv 50 GB'), ('THREE', 'BUSINESS', 2, '3Erhverv Fri Data'),
  ('OISTER', 'PRIVATE', 1, 'OiSTER 30 GB'), ('OISTER', 'PRIVATE', 2, 'OiSTER 80 GB'),
  ('FLEXII', 'PRIVATE', 1, 'Flexii 20 GB'), ('FLEXII', 'PRIVATE', 2, 'Flexii 60 GB');

-- What became of mails to customers, as the mail system reports it (B-08). Opened: only of who allows it (K-26).
CREATE TABLE mail_event (
  id UUID NOT NULL PRIMARY KEY,
  party_id UUID NOT NULL,
  brand VARCHAR(10) NOT NULL,
  reference VARCHAR(40) NOT NULL COMMENT 'the mail, in the mail system',
  kind VARCHAR(10) NOT NULL COMMENT 'SENT, DELIVERED or OPENED',
  at DATETIME(6) NOT NULL,
  recorded_at DATETIME(6) NOT NULL,
  delete_due_on DATE NOT NULL,
  UNIQUE KEY mail_event_once (party_id, brand, reference, kind),
  KEY mail_event_party (party_id, at),
  KEY mail_event_due (delete_due_on, id),
  CONSTRAINT mail_event_of_party FOREIGN KEY (party_id) REFERENCES party (id)
);
