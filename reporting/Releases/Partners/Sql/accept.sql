INSERT INTO partner_acceptances (partner, dataset, version, accepted_at)
VALUES (@Partner, @Dataset, @Version, @Now)
ON CONFLICT (partner, dataset, version) DO NOTHING
