SELECT 'said by PostgreSQL'
