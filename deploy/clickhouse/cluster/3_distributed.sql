-- The facts of all shards, under the names that the program knows. Run on one node.
CREATE TABLE IF NOT EXISTS analytics.scans AS analytics_local.scans
ENGINE = Distributed('{cluster}', 'analytics_local', 'scans', sipHash64(parcel));

CREATE TABLE IF NOT EXISTS analytics.retractions AS analytics_local.retractions
ENGINE = Distributed('{cluster}', 'analytics_local', 'retractions', sipHash64(parcel));

CREATE TABLE IF NOT EXISTS analytics.journeys AS analytics_local.journeys
ENGINE = Distributed('{cluster}', 'analytics_local', 'journeys', sipHash64(parcel));

CREATE TABLE IF NOT EXISTS analytics.subjects AS analytics_local.subjects
ENGINE = Distributed('{cluster}', 'analytics_local', 'subjects', sipHash64(parcel));

CREATE TABLE IF NOT EXISTS analytics.rejections AS analytics_local.rejections
ENGINE = Distributed('{cluster}', 'analytics_local', 'rejections', sipHash64(load_id));
