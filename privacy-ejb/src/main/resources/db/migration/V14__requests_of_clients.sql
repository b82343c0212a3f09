-- A machine client lists the requests it filed, oldest first, from the last one it has seen.
ALTER TABLE rights_request ADD KEY rights_request_client (client_id, id);
