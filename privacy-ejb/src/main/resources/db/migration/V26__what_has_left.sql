-- To whom something was sent is forgotten in time (art. 5(1)(e)); each index answers one of the two questions that find it.
ALTER TABLE outbox
  ADD KEY outbox_left (cause_id, sent_at),
  ADD KEY outbox_age (created_at, party_id),
  DROP KEY outbox_cause;
