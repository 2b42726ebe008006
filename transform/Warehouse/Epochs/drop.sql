-- Journeys first: from then on it is the frozen cells that count. A part that could not be read is set aside, and keeps what is in it.
ALTER TABLE journeys DROP PARTITION {epoch:UInt32};
ALTER TABLE journeys DROP DETACHED PARTITION {epoch:UInt32} SETTINGS allow_drop_detached = 1;
ALTER TABLE scans DROP PARTITION {epoch:UInt32};
ALTER TABLE scans DROP DETACHED PARTITION {epoch:UInt32} SETTINGS allow_drop_detached = 1;
ALTER TABLE retractions DROP PARTITION {epoch:UInt32};
ALTER TABLE retractions DROP DETACHED PARTITION {epoch:UInt32} SETTINGS allow_drop_detached = 1;
ALTER TABLE subjects DROP PARTITION {epoch:UInt32};
ALTER TABLE subjects DROP DETACHED PARTITION {epoch:UInt32} SETTINGS allow_drop_detached = 1;
