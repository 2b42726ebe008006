SELECT pg_xact_status(@Number::xid8)
