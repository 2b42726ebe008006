DROP TABLE IF EXISTS {chosen:Identifier} SYNC
