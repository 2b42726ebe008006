INSERT INTO partner_grants (number, granted_at, partner, dataset, first_month, last_month)
SELECT coalesce(max(number), 0) + 1, @Now, @Partner, @Dataset, @FirstMonth, CAST(@LastMonth AS BIGINT)
FROM partner_grants
