SELECT secret
FROM partner_secret
