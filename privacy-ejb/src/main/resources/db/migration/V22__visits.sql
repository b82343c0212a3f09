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
