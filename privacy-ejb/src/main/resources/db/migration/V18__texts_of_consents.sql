-- The officer writes new versions of what is shown before a yes; a material change asks everybody again (art. 4(11), 7(1)).

ALTER TABLE consent_text
  ADD COLUMN asks_again BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'a yes to an earlier version counts for nothing',
  ADD COLUMN written_by UUID NULL COMMENT 'account of the officer; NULL for what came with the system';

ALTER TABLE consent_state ADD COLUMN text_id UUID NULL COMMENT 'the version that was shown before the decision that holds';

UPDATE consent_state s JOIN consent_decision d ON d.id = s.decision_id SET s.text_id = d.text_id;
