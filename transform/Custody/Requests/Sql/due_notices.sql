SELECT request, recipient, verb, done_at, state, subject, attempts, outcome
FROM notices
WHERE state = 'waiting' AND next_at <= @Now
ORDER BY next_at, request
LIMIT @Limit
