INSERT INTO partner_secret (number, made_at, secret)
VALUES (1, @Now, @Secret)
