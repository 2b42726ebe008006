INSERT INTO notices (request, recipient, verb, done_at, state, subject, next_at)
VALUES (@Request, @Recipient, @Verb, @Now, 'waiting', @Subject, @Now)
ON CONFLICT (request, recipient) DO NOTHING
