SELECT 'said by both'
