-- In the order of their numbers: of two requests about the same person the later is carried out last.
SELECT number, verb, received_at, due, state, entered_by, numbers, emails, phones, accounts, subject, attempts
FROM requests
WHERE state = 'verified' AND verb NOT IN ('access', 'copy') AND number > @After AND next_at <= @Now
ORDER BY number
LIMIT @Limit
