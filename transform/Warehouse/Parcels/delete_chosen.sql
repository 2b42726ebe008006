-- Rows are rewritten without those of the chosen parcels, not masked. Journeys last: while a journey is there, what was begun is done again.
ALTER TABLE scans DELETE WHERE epoch IN {epochs:Array(UInt32)} AND (epoch, parcel) IN (SELECT epoch, parcel FROM {chosen:Identifier})
SETTINGS mutations_sync = 2;

ALTER TABLE retractions DELETE WHERE epoch IN {epochs:Array(UInt32)} AND (epoch, parcel) IN (SELECT epoch, parcel FROM {chosen:Identifier})
SETTINGS mutations_sync = 2;

ALTER TABLE subjects DELETE WHERE epoch IN {epochs:Array(UInt32)} AND (epoch, parcel) IN (SELECT epoch, parcel FROM {chosen:Identifier})
SETTINGS mutations_sync = 2;

ALTER TABLE journeys DELETE WHERE epoch IN {epochs:Array(UInt32)} AND (epoch, parcel) IN (SELECT epoch, parcel FROM {chosen:Identifier})
SETTINGS mutations_sync = 2;
