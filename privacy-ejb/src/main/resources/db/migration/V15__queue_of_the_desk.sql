-- What came in lately and what was decided lately is asked for at each look at the queue.
ALTER TABLE rights_request ADD KEY rights_request_received (received_at), ADD KEY rights_request_decided (decided_at);
