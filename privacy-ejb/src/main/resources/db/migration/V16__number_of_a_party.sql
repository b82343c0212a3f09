-- Systems ask by telephone number whether they may call.
ALTER TABLE party ADD KEY party_phone (phone);
