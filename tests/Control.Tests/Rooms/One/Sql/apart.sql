SELECT 'said by SQLite'
