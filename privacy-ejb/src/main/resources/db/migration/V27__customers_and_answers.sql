-- Offers of similar products go to customers of the brand only (mfl. § 10(2)).
UPDATE consent_purpose SET audience = 'CUSTOMER' WHERE code = 'MKT_SIMILAR';
ALTER TABLE consent_purpose MODIFY audience VARCHAR(8) NOT NULL COMMENT 'ANY, PERSON, COMPANY or CUSTOMER: customers of the brand';

-- Answers are kept encrypted, since some hold a secret or say something about people. Those of the day before cannot be read any more.
UPDATE idempotency_key SET body = NULL;
ALTER TABLE idempotency_key MODIFY body MEDIUMBLOB NULL COMMENT 'the answer as it was sent, encrypted by the key of the installation';
