SELECT *
FROM /*source*/
/*Settings.sql*/
