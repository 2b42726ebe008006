ALTER TABLE {table:Identifier} DELETE WHERE epoch = {epoch:UInt32} AND parcel NOT IN (SELECT parcel FROM journeys WHERE epoch = {epoch:UInt32})
SETTINGS mutations_sync = 2
