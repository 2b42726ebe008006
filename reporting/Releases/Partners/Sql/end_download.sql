INSERT INTO partner_download_ends (download, ended_at, sent)
VALUES (@Number, @Now, @Sent)
