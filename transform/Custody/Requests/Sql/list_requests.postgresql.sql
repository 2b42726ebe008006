SELECT number, verb, received_at, due, state, entered_by, numbers, emails, phones, accounts, reason, closed_at
FROM requests
WHERE state = ANY(@States) AND due <= @DueBy
ORDER BY due, number
LIMIT @Limit OFFSET @Offset
