SELECT request, recipient, verb, done_at, state, attempts, outcome, next_at
FROM notices
WHERE request = @Number
ORDER BY recipient
