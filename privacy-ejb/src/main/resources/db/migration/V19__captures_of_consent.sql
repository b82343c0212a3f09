-- What other companies' services may ask a number for, by the names of the CAMARA Consent Info API, and the pages on which a customer answers
-- them (P-8, B-16, K-32).

INSERT INTO consent_purpose (code, ordinal, kind, marketing, in_portal, audience, basis, name_da, name_en, give_effect_da, give_effect_en,
  stop_effect_da, stop_effect_en, continues_da, continues_en, mark, source) VALUES
  ('FRAUD_CHECK', 26, 'OPT_OUT', FALSE, TRUE, 'PERSON', 'GDPR art. 6(1)(f)',
   'Kontrol mod svindel', 'Checks against fraud',
   'Fra nu af må tjenester, du bruger, spørge os, om dit nummer og dit SIM-kort er dine, så andre ikke kan udgive sig for dig.',
   'From now on services you use may ask us whether your number and your SIM card are yours, so that nobody can pretend to be you.',
   'Fra nu af svarer vi ikke på den slags spørgsmål om dit nummer. En tjeneste kan så bede dig bevise på en anden måde, hvem du er.',
   'From now on we do not answer such questions about your number. A service may then ask you to prove in another way who you are.',
   'Vi holder stadig selv øje med misbrug af dit abonnement.', 'We still watch for abuse of your subscription ourselves.',
   'INTERNAL', 'C1; GDPR recital 47'),
  ('LOCATION_FRAUD', 27, 'OPT_IN', FALSE, TRUE, 'PERSON', 'GDPR art. 6(1)(a); bkg. 1882/2020 § 11',
   'Din placering mod svindel', 'Your location against fraud',
   'Fra nu af må tjenester, du bruger, spørge os, om din telefon er det sted, du siger, for at opdage svindel.',
   'From now on services you use may ask us whether your phone is where you say, to detect fraud.',
   'Fra nu af svarer vi ikke på, om din telefon er et bestemt sted.', 'From now on we do not answer whether your phone is in a certain place.',
   'Nettet skal stadig kende din mast for at føre opkald frem. Politi og redning kan få din placering i nød.',
   'The network must still know your mast to route calls. The police and rescue services can get your location in an emergency.',
   'LAW', 'C1; bkg. 1882/2020 § 11');

INSERT INTO consent_purpose_channel (purpose_code, channel, ordinal) VALUES
  ('FRAUD_CHECK', 'NONE', 1),
  ('LOCATION_FRAUD', 'NONE', 1);

INSERT INTO consent_text (id, purpose_code, number, valid_from, text_da, text_en, asks_again) VALUES
  ('01941f29-7c00-7000-8000-000000000026', 'FRAUD_CHECK', 1, '2025-01-01 00:00:00',
   'Tjenester, du bruger, kan spørge os, om dit nummer og dit SIM-kort er dine. Vi svarer ja eller nej og fortæller ikke andet. Det gør vi, til du siger nej.',
   'Services you use can ask us whether your number and your SIM card are yours. We answer yes or no and tell nothing else. We do so until you say no.', FALSE),
  ('01941f29-7c00-7000-8000-000000000027', 'LOCATION_FRAUD', 1, '2025-01-01 00:00:00',
   'Ja, tjenester, jeg bruger, må spørge, om min telefon er et bestemt sted, for at opdage svindel. I svarer ja eller nej og fortæller ikke, hvor jeg er. Jeg kan til enhver tid sige nej igen.',
   'Yes, services I use may ask whether my phone is in a certain place, to detect fraud. You answer yes or no and do not tell where I am. I can say no again at any time.', FALSE);

CREATE TABLE consent_scope (
  scope VARCHAR(100) NOT NULL COMMENT 'of a CAMARA API, such as location-verification:verify',
  dpv VARCHAR(60) NOT NULL COMMENT 'purpose as the Data Privacy Vocabulary names it, with its prefix',
  purpose_code VARCHAR(30) NULL COMMENT 'ours; NULL where it rests on the contract and asks for no choice',
  channel VARCHAR(8) NULL,
  PRIMARY KEY (dpv, scope),
  CONSTRAINT consent_scope_channel FOREIGN KEY (purpose_code, channel) REFERENCES consent_purpose_channel (purpose_code, channel)
);

INSERT INTO consent_scope (scope, dpv, purpose_code, channel) VALUES
  ('location-verification:verify', 'dpv:FraudPreventionAndDetection', 'LOCATION_FRAUD', 'NONE'),
  ('location-retrieval:read', 'dpv:FraudPreventionAndDetection', 'LOCATION_FRAUD', 'NONE'),
  ('device-roaming-status:read', 'dpv:FraudPreventionAndDetection', 'LOCATION_FRAUD', 'NONE'),
  ('number-verification:verify', 'dpv:FraudPreventionAndDetection', 'FRAUD_CHECK', 'NONE'),
  ('number-verification:device-phone-number:read', 'dpv:FraudPreventionAndDetection', 'FRAUD_CHECK', 'NONE'),
  ('sim-swap:check', 'dpv:FraudPreventionAndDetection', 'FRAUD_CHECK', 'NONE'),
  ('sim-swap:retrieve-date', 'dpv:FraudPreventionAndDetection', 'FRAUD_CHECK', 'NONE'),
  ('location-verification:verify', 'dpv:RequestedServiceProvision', 'LOCATION_VAS', 'NONE'),
  ('location-retrieval:read', 'dpv:RequestedServiceProvision', 'LOCATION_VAS', 'NONE'),
  ('device-roaming-status:read', 'dpv:RequestedServiceProvision', 'LOCATION_VAS', 'NONE'),
  ('geofencing-subscriptions:read', 'dpv:RequestedServiceProvision', 'LOCATION_VAS', 'NONE'),
  ('quality-on-demand:sessions:create', 'dpv:RequestedServiceProvision', NULL, NULL),
  ('quality-on-demand:sessions:read', 'dpv:RequestedServiceProvision', NULL, NULL),
  ('quality-on-demand:sessions:update', 'dpv:RequestedServiceProvision', NULL, NULL),
  ('quality-on-demand:sessions:delete', 'dpv:RequestedServiceProvision', NULL, NULL),
  ('quality-on-demand:sessions:retrieve-by-device', 'dpv:RequestedServiceProvision', NULL, NULL),
  ('connected-network-type:read', 'dpv:DirectMarketing', 'TRAFFIC_MKT', 'NONE'),
  ('population-density-data:read', 'dpv:ResearchAndDevelopment', 'ANON_ANALYTICS', 'NONE');

CREATE TABLE consent_capture (
  id UUID NOT NULL PRIMARY KEY,
  client_id UUID NOT NULL,
  client_name VARCHAR(60) NOT NULL COMMENT 'as the customer was told it',
  party_id UUID NOT NULL,
  brand VARCHAR(10) NOT NULL,
  callback VARCHAR(300) NULL COMMENT 'where the customer goes on afterwards: an address that the client has registered',
  asked_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  finished_at DATETIME(6) NULL,
  result VARCHAR(13) NULL COMMENT 'GRANTED, PARTIAL_GRANT, DENIED, TIMEOUT or ERROR',
  version BIGINT NOT NULL,
  KEY consent_capture_party (party_id, client_id, asked_at),
  KEY consent_capture_asked (asked_at),
  CONSTRAINT consent_capture_of_client FOREIGN KEY (client_id) REFERENCES machine_client (id),
  CONSTRAINT consent_capture_of_party FOREIGN KEY (party_id) REFERENCES party (id)
);

CREATE TABLE consent_capture_item (
  id UUID NOT NULL PRIMARY KEY,
  capture_id UUID NOT NULL,
  ordinal INT NOT NULL,
  scopes VARCHAR(2100) NOT NULL COMMENT 'with spaces between',
  dpv VARCHAR(60) NOT NULL,
  purpose_code VARCHAR(30) NOT NULL,
  channel VARCHAR(8) NOT NULL,
  granted BOOLEAN NULL COMMENT 'NULL until it is answered',
  version BIGINT NOT NULL,
  KEY consent_capture_item_capture (capture_id, ordinal),
  CONSTRAINT consent_capture_item_of_capture FOREIGN KEY (capture_id) REFERENCES consent_capture (id) ON DELETE CASCADE
);
