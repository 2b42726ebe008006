SELECT number, verb, received_at, due, state, entered_by, numbers, emails, phones, accounts, reason, closed_at, subject
FROM requests
WHERE number = @Number
