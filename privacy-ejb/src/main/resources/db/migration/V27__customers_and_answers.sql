-- Offers of similar products go to customers of the brand only (mfl. § 10(2)).
UPDATE consent_purpose SET audience = 'CUSTOMER' WHERE code = 'MKT_SIMILAR';
ALTER TABLE consent_purpose MODIFY audience VARCHAR(8) NOT NULL COMMENT 'ANY, PERSON, COMPANY or CUSTOMER: customers of the brand';

-- An objection to an activity (art. 21(1)) stops the purposes that belong to it from the moment it is made.
ALTER TABLE consent_purpose ADD activity VARCHAR(4) NULL COMMENT 'the activity of the register whose stop stops the purpose';
UPDATE consent_purpose SET activity = 'PA05' WHERE marketing;
UPDATE consent_purpose SET activity = 'PA06' WHERE code = 'SOCIAL_AUDIENCE';
UPDATE consent_purpose SET activity = 'PA23' WHERE code = 'ANON_ANALYTICS';
UPDATE consent_purpose SET activity = 'PA24' WHERE code = 'STATS';
UPDATE consent_purpose SET activity = 'PA25' WHERE code = 'SURVEY';

-- Answers are kept encrypted, since some hold a secret or say something about people. Those of the day before cannot be read any more.
UPDATE idempotency_key SET body = NULL;
ALTER TABLE idempotency_key MODIFY body MEDIUMBLOB NULL COMMENT 'the answer as it was sent, encrypted by the key of the installation';

-- An audience that rested while it was being written is begun anew.
ALTER TABLE audience_export ADD stepped_at DATETIME(6) NULL COMMENT 'when the last people were looked at';
