SELECT to_regclass('control_versions') IS NOT NULL
