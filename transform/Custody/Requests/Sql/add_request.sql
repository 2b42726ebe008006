INSERT INTO requests (verb, received_at, due, state, entered_by, numbers, emails, phones, accounts, subject)
VALUES (@Verb, @Now, @Due, @State, @By, @Numbers, @Emails, @Phones, @Accounts, @Subject)
RETURNING number
